import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SessionInfo } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addBrand, PASSWORD, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";
import { createTestClock } from "../test-support/test-clock.ts";
import { runCli } from "./cli.ts";

async function tongpin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await runCli(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

describe("the tongpin command", () => {
  let running: RunningApp;
  let brandId: string;

  beforeAll(async () => {
    // The command line lives in the present, so the server it works beside does too.
    running = await startApp({ clock: createTestClock(Date.now()) });
    vi.stubEnv("TONGPIN_DATA", running.config.dataDir);
    brandId = await addBrand(await setUp(running), "初雪茶");
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await running.stop();
  });

  it("[cli] explains itself: an overview, and for each command what it takes and what its exit codes mean", async () => {
    const overview = await tongpin("--help");
    expect(overview.code).toBe(0);
    const names = ["serve", "invite", "guest-link", "token", "backup", "restore", "verify-ledger"];
    for (const name of names) {
      expect(overview.out).toContain(`  ${name}`);
      const help = await tongpin(name, "--help");
      expect(help).toMatchObject({ code: 0, err: "" });
      expect(help.out).toMatch(new RegExp(`^tongpin ${name}[\\s\\S]*--json[\\s\\S]*Exit codes: 0`));
    }
  });

  it.each([
    [["nonsense"]],
    [["invite"]],
    [["invite", "--brand", "初雪茶", "--role", "king"]],
    [["invite", "--brand", "初雪茶", "--role", "writer", "--hours", "-1"]],
    [["guest-link", "--brand", "初雪茶", "--video", "../x"]],
    [["guest-link", "--brand", "初雪茶", "--video", "v", "--rights", "rule"]],
    [["backup"]],
    [["token", "--unknown"]],
  ])("[cli] wrong usage is exit code 2 and a sentence: %j", async (args) => {
    const done = await tongpin(...args);
    expect(done).toMatchObject({ code: 2, out: "" });
    expect(done.err.length).toBeGreaterThan(10);
  });

  it("[cli] an invitation made beside the running server lets somebody join it", async () => {
    const made = await tongpin("invite", "--brand", "初雪茶", "--role", "director", "--json");
    const { link, token } = JSON.parse(made.out) as { link: string; token: string };
    expect(link).toBe(`${running.origin}/join#${token}`);
    const joined = await running.browser().post("/api/invites/accept", { token, name: "Dao", password: PASSWORD });
    expect(joined).toMatchObject({ status: 200, body: { brands: [{ id: brandId, role: "director" }] } });
  });

  it("[cli] a guest link opens its video", async () => {
    const made = await tongpin("guest-link", "--brand", brandId, "--video", "video-1", "--rights", "approve", "--json");
    const { token } = JSON.parse(made.out) as { token: string };
    const opened = await running.browser().post("/api/guest/open", { token, name: "Zhao" });
    expect(opened).toMatchObject({
      status: 200,
      body: { guest: { brandId, videoId: "video-1", rights: ["view", "approve"] } },
    });
  });

  it("[cli] a token carries a person's rights, needs no cookie and no Origin, and opens rooms", async () => {
    const token = (await tongpin("token")).out;
    const program = running.browser();
    program.useToken(token);
    expect(((await program.get("/api/session")).body as SessionInfo).person.name).toBe("Lin");
    const socket = await program.open(`${brandId}:plan:main`);
    await socket.ready();
    socket.ws.close();
    expect(await tongpin("token", "--person", "nobody")).toMatchObject({
      code: 1,
      err: expect.stringContaining("nobody"),
    });
  });

  it("[cli] for a bench, one call makes a workspace with a brand of a known id", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "tongpin-cli-"));
    vi.stubEnv("TONGPIN_DATA", dataDir);
    const first = await tongpin("token", "--init", "Bench", "--brand-id", "bench", "--json");
    const second = await tongpin("token", "--init", "Bench", "--brand-id", "bench", "--json");
    vi.stubEnv("TONGPIN_DATA", running.config.dataDir);
    for (const made of [first, second])
      expect(JSON.parse(made.out)).toMatchObject({ brands: [{ id: "bench", role: "owner" }] });
    rmSync(dataDir, { recursive: true });
  });

  it("[cli] an unknown brand is named together with those there are", async () => {
    const done = await tongpin("invite", "--brand", "Nope", "--role", "writer", "--json");
    expect(done.code).toBe(1);
    expect(JSON.parse(done.err)).toMatchObject({ error: expect.stringContaining("初雪茶") });
  });

  it("[data-lock] a second server on the same data is refused while the first runs", async () => {
    await expect(startApp({ dataDir: running.config.dataDir })).rejects.toThrow(/another Tongpin process/);
  });
});
