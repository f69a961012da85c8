import { createHash } from "node:crypto";
import { scriptRoom } from "@tongpin/protocol";
import { Authenticator } from "@tongpin/server/test-support/authenticator.ts";
import { Browser } from "@tongpin/server/test-support/browser.ts";
import { type RunningApp, startApp } from "@tongpin/server/test-support/start-app.ts";
import { createUpload, sendChunk, webm } from "@tongpin/server/test-support/upload.ts";
import { editScript } from "@tongpin/server/test-support/write-script.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";

const ROUNDS = runs({ short: 8, full: 20 });
const VIDEO = "video-1";

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

/** Every secret that was ever handed to the server or by it. */
const planted = new Set<string>();
let count = 0;

function secret(kind: string): string {
  count += 1;
  const value = `${kind}-${createHash("sha256").update(`planted ${count}`).digest("hex").slice(0, 24)}`;
  planted.add(value);
  return value;
}

function noteTokens(value: unknown): void {
  for (const found of JSON.stringify(value ?? null).matchAll(/[0-9A-Za-z_-]{40,}/g)) planted.add(found[0]);
}

/** Asks, and notes every token in the answer and among the cookies. */
async function ask(browser: Browser, method: string, path: string, body?: object): Promise<unknown> {
  const reply = await browser.send(method, path, body === undefined ? {} : { body });
  noteTokens(reply.body);
  noteTokens(browser.headers()["cookie"]);
  return reply.body;
}

it("[logs-clean] whatever is done, well and badly, no content, name, password, token or address stands in the log", async () => {
  const site = running.origin.replace("127.0.0.1", "localhost");
  const owner = new Browser(site);
  const password = secret("password");
  const name = secret("owner");
  const setup = await running.app.newSetupToken();
  planted.add(setup ?? "no token");
  await ask(owner, "POST", "/api/setup", { token: setup, workspaceName: secret("workspace"), name, password });
  const brand = (await ask(owner, "POST", "/api/brands", { name: secret("brand") })) as { id: string };

  for (let round = 0; round < ROUNDS; round++) {
    const invite = (await ask(owner, "POST", "/api/invites", { brandId: brand.id, role: "writer" })) as {
      token: string;
    };
    const writer = new Browser(site);
    const writersPassword = secret("password");
    const writersName = secret("writer");
    await ask(writer, "POST", "/api/invites/preview", { token: invite.token });
    await ask(writer, "POST", "/api/invites/accept", {
      token: invite.token,
      name: writersName,
      password: writersPassword,
    });
    await ask(writer, "POST", "/api/login", { name: writersName, password: secret("wrong") });
    await ask(writer, "POST", "/api/login", { name: secret("nobody"), password: secret("wrong") });

    const link = (await ask(owner, "POST", "/api/guest-links", {
      brandId: brand.id,
      videoId: VIDEO,
      label: secret("label"),
      rights: ["view", "comment"],
      expiresInHours: 1,
    })) as { token: string };
    const guest = new Browser(site);
    await ask(guest, "POST", "/api/guest/open", { token: link.token, name: secret("guest") });
    const op = crypto.randomUUID();
    const comment = { type: "comment", videoId: VIDEO, commentId: op, parentId: null, cutSha256: null, atMs: null };
    await ask(guest, "POST", "/api/commands", {
      op,
      brandId: brand.id,
      command: { ...comment, text: secret("comment"), level: "must" },
    });

    const room = scriptRoom(brand.id, VIDEO);
    const edit = editScript(
      await running.app.relay.read(room),
      { voice: secret("voice"), caption: secret("caption") },
      0,
    );
    await running.app.relay.write(room, edit);
    const ticket = (await writer.ticket(room)) ?? "";
    planted.add(ticket);
    const socket = writer.connect(room, ticket);
    await socket.ready();
    socket.ws.send(secret("text-frame"));
    await socket.closed;
    await writer.connect(room, secret("ticket")).closed;
    await writer.connect(room, "x", { headers: { origin: `https://${secret("origin")}.example` } }).opened;

    // Addresses, headers and bodies that are refused.
    await writer.get(`/api/members?brandId=${secret("query")}`);
    await writer.get(`/${secret("path")}?token=${secret("token")}#x`);
    await writer.get(`/media/${secret("media")}/${"0".repeat(64)}?download=${secret("file")}`);
    await writer.send("POST", "/api/brands", {
      body: { name: secret("name") },
      headers: { "user-agent": secret("agent") },
    });
    await writer.send("GET", "/api/session", { headers: { authorization: `Bearer ${secret("bearer")}` } });
    await writer.send("GET", "/api/session", { headers: { referer: `https://x.example/${secret("referer")}` } });
    const headers = { ...writer.headers(), "content-type": "application/json" };
    await fetch(`${site}/api/brands`, { method: "POST", headers, body: `{"name":"${secret("torn")}` });
    const bytes = webm(Buffer.from(secret("film")));
    const created = await createUpload(owner, {
      brandId: brand.id,
      sha256: "0".repeat(64),
      bytes: bytes.length,
      filename: secret("filename"),
    });
    await sendChunk(owner, created.headers.get("location") ?? "", 0, bytes);
    await ask(writer, "POST", "/api/logout", {});
  }
  const passkey = new Authenticator(site);
  const offer = (await ask(owner, "POST", "/api/passkeys/offer", { password })) as { options: { challenge: string } };
  const response = passkey.create(offer.options.challenge);
  noteTokens(response);
  await ask(owner, "POST", "/api/passkeys", { label: secret("label"), response });

  const log = running.logged.join("\n");
  expect(running.logged.length).toBeGreaterThan(100);
  expect(planted.size).toBeGreaterThanOrEqual(200);
  expect([...planted].filter((each) => log.includes(each))).toEqual([]);
  for (const line of running.logged) expect(line).not.toMatch(/"(remoteAddress|cookie|authorization|password)"/);
  figure("logs-clean", { secrets: planted.size, lines: running.logged.length, found: 0 });
});
