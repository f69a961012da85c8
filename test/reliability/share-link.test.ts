import { randomBytes } from "node:crypto";
import type { InviteCreated } from "@tongpin/protocol";
import type { Browser } from "@tongpin/server/test-support/browser.ts";
import {
  addBrand,
  addGuest,
  addMember,
  PASSWORD,
  personId,
  type RunningApp,
  setUp,
  startApp,
} from "@tongpin/server/test-support/start-app.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";

const GUESSES = runs({ short: 500, full: 100_000 });
const LANES = 32;
const HOUR = 3_600_000;

let running: RunningApp;
let owner: Browser;
let brandId: string;
let from = 0;

/** A browser at an address nobody has used before. */
function stranger(): { post: (path: string, body: object) => ReturnType<Browser["post"]> } {
  const browser = running.browser();
  from += 1;
  const headers = { "x-forwarded-for": `198.51.${from >> 8}.${from & 255}` };
  return { post: (path, body) => browser.send("POST", path, { body, headers }) };
}

beforeAll(async () => {
  running = await startApp({ config: { trustProxy: ["loopback"] } });
  owner = await setUp(running);
  brandId = await addBrand(owner, "初雪茶");
});
afterAll(() => running.stop());

async function invite(role = "writer", expiresInHours = 48): Promise<InviteCreated> {
  return (await owner.post("/api/invites", { brandId, role, expiresInHours })).body as InviteCreated;
}

const join = (token: string, name: string) =>
  stranger().post("/api/invites/accept", { token, name, password: PASSWORD });
const openAsGuest = (token: string) => stranger().post("/api/guest/open", { token, name: "Zhao" });

it("[share-link] twenty links that must not open: expired, used, revoked, bent, of another kind, of somebody gone", async () => {
  const used = await invite();
  expect((await join(used.token, "Wang")).status).toBe(200);
  const expired = await invite("writer", 1);
  const guest = await addGuest(running, owner, { brandId, videoId: "v1" });
  const revokedGuest = await addGuest(running, owner, { brandId, videoId: "v1" });
  await owner.post("/api/guest-links/revoke", { brandId, id: revokedGuest.linkId });
  running.clock.advance(HOUR);
  const revoked = await invite();
  await owner.post("/api/invites/revoke", { brandId, id: revoked.id });
  const open = await invite();
  const lastChar = open.token.at(-1) === "A" ? "B" : "A";

  const cases: readonly (readonly [what: string, reply: Promise<{ status: number; body: unknown }>, code: string])[] = [
    ["an expired invitation", join(expired.token, "Eve"), "link-expired"],
    [
      "a look at an expired invitation",
      stranger().post("/api/invites/preview", { token: expired.token }),
      "link-expired",
    ],
    ["a used invitation", join(used.token, "Eve"), "link-used"],
    ["a look at a used invitation", stranger().post("/api/invites/preview", { token: used.token }), "link-used"],
    ["a revoked invitation", join(revoked.token, "Eve"), "link-revoked"],
    [
      "a look at a revoked invitation",
      stranger().post("/api/invites/preview", { token: revoked.token }),
      "link-revoked",
    ],
    ["a revoked guest link", openAsGuest(revokedGuest.token), "link-revoked"],
    ["an invitation as a guest link", openAsGuest(open.token), "link-unknown"],
    ["a guest link as an invitation", join(guest.token, "Eve"), "link-unknown"],
    ["a guest link as a set-up link", setUpWith(guest.token), "setup-done"],
    ["an invitation as a set-up link", setUpWith(open.token), "setup-done"],
    ["an invitation's id instead of its token", join(open.id.padEnd(43, "A"), "Eve"), "link-unknown"],
    ["one character less", join(open.token.slice(0, -1), "Eve"), "link-unknown"],
    ["one character more", join(`${open.token}A`, "Eve"), "link-unknown"],
    ["another last character", join(open.token.slice(0, -1) + lastChar, "Eve"), "link-unknown"],
    ["the other case", join(swapCase(open.token), "Eve"), "link-unknown"],
    ["spaces around it", join(` ${open.token} `, "Eve"), "link-unknown"],
    ["nothing", join("", "Eve"), "bad-request"],
    ["a thousand characters", join("A".repeat(1000), "Eve"), "bad-request"],
    ["a list of tokens", join([open.token] as unknown as string, "Eve"), "bad-request"],
  ];
  expect(cases).toHaveLength(20);
  for (const [what, reply, code] of cases) {
    const { status, body } = await reply;
    expect(body, what).toMatchObject({ code });
    expect(status, what).toBeGreaterThanOrEqual(400);
  }
  expect((await join(open.token, "Chen")).status).toBe(200);
});

it("[share-link] a link carries its own role, whoever asks for another", async () => {
  const { token } = await invite("analyst");
  const reply = await stranger().post("/api/invites/accept", { token, name: "Xu", password: PASSWORD, role: "owner" });
  expect(reply).toMatchObject({ status: 200, body: { brands: [{ role: "analyst" }] } });
  const lead = await addMember(running, owner, brandId, "manager", "Deng");
  const asOwner = await lead.post("/api/invites", { brandId, role: "owner" });
  expect(asOwner.status).toBe(403);
});

it("[share-link] links made by somebody who has left the brand since are still the brand's, and can be revoked", async () => {
  const lead = await addMember(running, owner, brandId, "manager", "Song");
  const made = (await lead.post("/api/invites", { brandId, role: "writer" })).body as InviteCreated;
  await owner.post("/api/members/revoke", { brandId, personId: await personId(lead) });
  expect((await owner.post("/api/invites/revoke", { brandId, id: made.id })).status).toBe(200);
  expect(await join(made.token, "Eve")).toMatchObject({ status: 410, body: { code: "link-revoked" } });
});

it(`[share-link] ${GUESSES} guesses from one address: none hits, twenty reach the links, the rest is locked out`, {
  timeout: 300_000,
}, async () => {
  const guesser = stranger();
  const neighbour = stranger();
  const paths = ["/api/invites/preview", "/api/guest/open"] as const;
  const answers = new Map<number, number>();
  const startedAt = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (next < GUESSES) {
        next += 1;
        const path = paths[next % 2] ?? paths[0];
        const { status } = await guesser.post(path, { token: randomBytes(32).toString("base64url"), name: "Eve" });
        answers.set(status, (answers.get(status) ?? 0) + 1);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  expect(answers.get(200) ?? 0).toBe(0);
  // Those under way when the lock fell were let through to their answer.
  expect(answers.get(404) ?? 0).toBeGreaterThanOrEqual(20);
  expect(answers.get(404) ?? 0).toBeLessThanOrEqual(20 + LANES);
  expect(new Set(answers.keys())).toEqual(new Set([404, 429]));

  const { token } = await invite();
  const locked = await guesser.post("/api/invites/preview", { token });
  expect(locked).toMatchObject({ status: 429, body: { code: "too-many-tries" } });
  expect((await neighbour.post("/api/invites/preview", { token })).status).toBe(200);
  figure("share-link", {
    guesses: GUESSES,
    hits: 0,
    "reached the links": answers.get(404) ?? 0,
    "guesses a second": Math.round(GUESSES / seconds),
  });
});

function setUpWith(token: string) {
  return stranger().post("/api/setup", { token, workspaceName: "Mine", name: "Eve", password: PASSWORD });
}

function swapCase(text: string): string {
  return Array.from(text, (char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())).join("");
}
