import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAsGuest } from "../support/door.ts";
import { runCli, startServer, type TestServer } from "../support/server.ts";

const main = new URL("../../server/dist/main.js", import.meta.url).pathname;
const COMMANDS = ["serve", "sample", "invite", "guest-link", "token", "backup", "restore", "verify-ledger"] as const;

const folder = mkdtempSync(join(tmpdir(), "tongpin-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Done {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command on a data folder of its own name, without a server. */
function tongpin(data: string, ...args: string[]): Promise<Done> {
  return runCli(args, { ...process.env, TONGPIN_DATA: join(folder, data), PORT: "0" });
}

/** The one JSON object a command answered with. */
async function answer<T>(running: Promise<Done>): Promise<T> {
  const { code, stdout, stderr } = await running;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as T;
}

describe("[cli] the built tongpin command", () => {
  it("says what there is, and its version", async () => {
    const overview = await tongpin("nowhere", "--help");
    expect(overview).toMatchObject({ code: 0, stderr: "" });
    for (const name of COMMANDS) expect(overview.stdout).toContain(`\n  ${name}`);
    expect((await tongpin("nowhere", "--version")).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(COMMANDS)("%s --help says how it is called and what its exit codes mean, and does nothing", async (name) => {
    const { code, stdout, stderr } = await tongpin("untouched", name, "--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^tongpin ${name}\\b`));
    expect(stdout).toContain("--json");
    expect(stdout).toContain("Exit codes: 0 done, 1 failed, 2 wrong usage, 3 damaged data found.");
    expect(existsSync(join(folder, "untouched"))).toBe(false);
  });

  it.each([
    ["an unknown command", ["sevre"], /There is no command "sevre"/],
    ["an unknown option", ["sample", "--fast"], /--fast/],
    ["a file that is not named", ["backup"], /usage: tongpin backup FILE/],
    ["a brand that is not named", ["invite", "--role", "writer"], /--brand is needed/],
  ] as const)("%s is wrong usage: exit code 2 and a sentence (%j)", async (_what, args, sentence) => {
    const done = await tongpin("untouched", ...args);
    expect(done).toMatchObject({ code: 2, stdout: "" });
    expect(done.stderr).toMatch(sentence);
    expect(existsSync(join(folder, "untouched"))).toBe(false);
  });

  it("a failure is exit code 1 and a sentence, with --json an object", async () => {
    const words = await tongpin("untouched", "invite", "--brand", "x", "--role", "writer");
    expect(words).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("holds no workspace") });
    const object = await tongpin("untouched", "invite", "--brand", "x", "--role", "writer", "--json");
    expect(object).toMatchObject({ code: 1, stdout: "" });
    expect(JSON.parse(object.stderr)).toEqual({ error: expect.stringContaining("holds no workspace") });
  });
});

describe("[cli] without a server", () => {
  it("token --init makes a workspace once; sample fills it; both are there for the server that starts later", async () => {
    const made = await answer<{ token: string; brands: readonly { id: string; role: string }[] }>(
      tongpin("bare", "token", "--init", "山岚内容组", "--brand-id", "bench", "--json"),
    );
    expect(made.brands).toEqual([{ id: "bench", role: "owner" }]);
    const again = await answer<{ token: string; brands: readonly unknown[] }>(
      tongpin("bare", "token", "--init", "Other", "--json"),
    );
    expect(again.brands).toEqual(made.brands);
    expect(again.token).not.toBe(made.token);
    const sample = await answer<{ id: string; name: string }>(tongpin("bare", "sample", "--json"));

    const server = await startServer({ data: join(folder, "bare") });
    const session = await fetch(`${server.origin}/api/session`, {
      headers: { authorization: `Bearer ${made.token}` },
    });
    const { brands } = (await session.json()) as { brands: readonly { id: string; name: string }[] };
    expect(brands.map(({ id }) => id).sort()).toEqual(["bench", sample.id].sort());
    await server.remove();
  });

  it("sample without a workspace says what to do", async () => {
    const done = await tongpin("empty", "sample");
    expect(done.code).toBe(1);
    expect(done.stderr).toMatch(/^tongpin sample: /m);
  });
});

describe("[cli] beside a running server", () => {
  let server: TestServer;
  let brandId: string;
  const backup = join(folder, "beside.tar");

  beforeAll(async () => {
    server = await startServer();
    await answer(server.cli("token", "--init", "山岚内容组", "--brand-id", "bench", "--json"));
    const sample = await answer<{ id: string }>(server.cli("sample", "--json"));
    brandId = sample.id;
  });
  afterAll(() => server.remove());

  it("sample is answered by the server and can be opened at once", async () => {
    const { token } = await answer<{ token: string }>(server.cli("token", "--json"));
    const members = await fetch(`${server.origin}/api/members?brandId=${brandId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(members.status).toBe(200);
    const second = await server.cli("sample");
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toMatch(/is there \(/);
  });

  it("invite prints a link that lets one person in, once", async () => {
    const { code, stdout } = await server.cli("invite", "--brand", brandId, "--role", "director", "--hours", "2");
    expect(code).toBe(0);
    const token = new RegExp(`${server.origin}/join#(\\S+)`).exec(stdout)?.[1] ?? "";
    const join = (name: string) =>
      fetch(`${server.origin}/api/invites/accept`, {
        method: "POST",
        headers: { origin: server.origin, "content-type": "application/json" },
        body: JSON.stringify({ token, name, password: "tea-in-winter-2026" }),
      });
    const first = await join("周导");
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ brands: [{ id: brandId, role: "director" }] });
    expect(await (await join("晚到的人")).json()).toMatchObject({ code: "link-used" });
  });

  it("guest-link prints a link that opens its video with its rights", async () => {
    const { code, stdout } = await server.cli(
      "guest-link",
      ...["--brand", brandId, "--video", "sample-choose", "--rights", "comment", "--label", "品牌方"],
    );
    expect(code).toBe(0);
    const token = new RegExp(`${server.origin}/g#(\\S+)`).exec(stdout)?.[1] ?? "";
    const guest = await openAsGuest(server.origin, token, "赵经理");
    expect(JSON.parse((await guest.get("/api/session")).text)).toMatchObject({
      guest: { brandId, videoId: "sample-choose", rights: ["view", "comment"] },
    });
  });

  it("[backup-restore] backup, restore and verify-ledger: 0 done, 1 refused, 3 damaged", async () => {
    const made = await answer<{ file: string; files: number }>(server.cli("backup", backup, "--json"));
    expect(made).toMatchObject({ file: backup, files: expect.any(Number) });
    expect(await server.cli("backup", backup)).toMatchObject({ code: 1, stderr: expect.stringContaining("exists") });
    expect(await tongpin("untouched", "backup", join(folder, "none.tar"))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("holds no workspace"),
    });
    expect(existsSync(join(folder, "none.tar.part"))).toBe(false);

    expect(await answer<object>(server.cli("verify-ledger", "--json"))).toMatchObject({ ok: true });
    expect(await answer<object>(tongpin("x", "verify-ledger", backup, "--json"))).toMatchObject({ ok: true });
    expect(await tongpin("untouched", "verify-ledger")).toMatchObject({ code: 1 });
    expect(await tongpin("x", "verify-ledger", join(folder, "no-such.tar"))).toMatchObject({ code: 1 });

    const restored = join(folder, "restored");
    expect(await tongpin("x", "restore", backup, "--data", restored)).toMatchObject({ code: 0, stderr: "" });
    const twice = await tongpin("x", "restore", backup, "--data", restored);
    expect(twice).toMatchObject({ code: 1, stdout: "" });
    expect(await tongpin("x", "verify-ledger", "--data", restored)).toMatchObject({ code: 0 });

    const cut = join(folder, "cut.tar");
    writeFileSync(cut, readFileSync(backup).subarray(0, 5000));
    const words = join(folder, "words.tar");
    writeFileSync(words, "this is no backup\n".repeat(200));
    for (const file of [cut, words]) {
      for (const command of [
        ["verify-ledger", file],
        ["restore", file, "--data", join(folder, "from-damaged")],
      ]) {
        const done = await tongpin("x", ...command);
        expect({ command, code: done.code }).toEqual({ command, code: 3 });
        expect(done.stderr).toMatch(
          /^tongpin [a-z-]+: (the file is cut short|the file is damaged|this is no).*Nothing was changed\./,
        );
      }
    }
    expect(existsSync(join(folder, "from-damaged"))).toBe(false);
  });

  it("a second server on the same data, and one on a taken port, end with a sentence and exit code 1", async () => {
    const same = await server.cli("serve");
    expect(same).toMatchObject({ code: 1, stdout: "" });
    expect(same.stderr).toContain("another Tongpin process works on");

    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as { port: number };
    const data = join(folder, "taken-port");
    const env = { ...process.env, TONGPIN_DATA: data, HOST: "127.0.0.1", PORT: String(port) };
    const refused = await runCli(["serve"], env);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain(`port ${port} on 127.0.0.1 is taken`);
    await new Promise((resolve) => taken.close(resolve));
    expect(await runCli(["serve"], { ...env, PORT: "many" })).toMatchObject({ code: 1, stdout: "" });
  });
});

describe("[cli] serve", () => {
  it("told to stop twice by one Ctrl-C it drains and ends with 0; the next start has the data and no owner link", async () => {
    const data = join(folder, "served");
    const first = await served(data);
    expect(first.answer).toMatchObject({ dataDir: data, ownerLink: expect.stringMatching(/\/setup#\S+$/) });
    const session = await fetch(`${first.answer.origin}/api/setup`, {
      method: "POST",
      headers: { origin: first.answer.origin, "content-type": "application/json" },
      body: JSON.stringify({
        token: first.answer.ownerLink?.split("#")[1],
        workspaceName: "山岚内容组",
        name: "沈岚",
        password: "tea-in-winter-2026",
      }),
    });
    expect(session.status).toBe(200);
    expect(await first.interrupt()).toBe(0);
    const second = await served(data);
    expect(second.answer.ownerLink).toBeNull();
    expect(await second.interrupt()).toBe(0);
  });
});

interface Served {
  readonly answer: { readonly origin: string; readonly dataDir: string; readonly ownerLink: string | null };
  /** One Ctrl-C as a terminal and a parent tell it: twice. Answers the exit code. */
  interrupt(): Promise<number | null>;
}

function served(data: string): Promise<Served> {
  const env = { ...process.env, TONGPIN_DATA: data, HOST: "127.0.0.1", PORT: "0" };
  const child = spawn(process.execPath, [main, "serve", "--json"], { env, stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`ended at start with ${code}`)));
    child.stdout.once("data", (line: Buffer) =>
      resolve({
        answer: JSON.parse(line.toString()) as Served["answer"],
        interrupt() {
          child.kill("SIGINT");
          child.kill("SIGINT");
          return ended;
        },
      }),
    );
  });
}
