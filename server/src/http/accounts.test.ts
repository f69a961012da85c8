import type { InviteCreated, InvitePreview, SessionInfo } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../test-support/browser.ts";
import {
  addBrand,
  addMember,
  PASSWORD,
  personId,
  type RunningApp,
  setUp,
  startApp,
} from "../test-support/start-app.ts";

describe("accounts and invitations", () => {
  let running: RunningApp;
  let owner: Browser;
  let brandId: string;

  beforeAll(async () => {
    running = await startApp();
    owner = await setUp(running);
    brandId = await addBrand(owner, "初雪茶");
  });
  afterAll(() => running.stop());

  const invite = async (role: string, expiresInHours?: number) =>
    (await owner.post("/api/invites", { brandId, role, ...(expiresInHours ? { expiresInHours } : {}) }))
      .body as InviteCreated;

  it("[share-link] the owner link works once", async () => {
    expect(await running.app.newSetupToken()).toBeNull();
    const other = running.browser();
    const guess = { token: "x".repeat(43), workspaceName: "Mine", name: "Eve", password: PASSWORD };
    expect(await other.post("/api/setup", guess)).toMatchObject({ status: 409, body: { code: "setup-done" } });
  });

  it("[accounts] who signed in is told who they are, with the server's time and key", async () => {
    const info = (await owner.get("/api/session")).body as SessionInfo;
    expect(info).toMatchObject({
      person: { name: "Lin", kind: "member" },
      workspace: { name: "Snow Studio" },
      brands: [{ id: brandId, name: "初雪茶", role: "owner" }],
      serverNow: running.clock.now(),
    });
    expect(Buffer.from(info.ledgerKey, "base64url")).toHaveLength(32);
    expect(await running.browser().get("/api/session")).toMatchObject({ status: 401, body: { code: "sign-in" } });
  });

  it("[accounts] the cookie is out of reach of scripts and of other sites; by https it is bound to the host", async () => {
    const login = { name: " LIN ", password: PASSWORD };
    const plain = await running.browser().send("POST", "/api/login", { body: login });
    expect(plain.headers.getSetCookie()[0]).toMatch(
      /^tongpin=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    );
    const behindProxy = await startApp({ config: { origins: ["https://plan.example.com"] } });
    await setUp(behindProxy);
    const secure = await behindProxy
      .browser()
      .send("POST", "/api/login", { body: login, headers: { origin: "https://plan.example.com" } });
    expect(secure.headers.getSetCookie()[0]).toMatch(/^__Host-tongpin=[\w-]{43}; .*HttpOnly; SameSite=Strict; Secure$/);
    await behindProxy.stop();
  });

  it("[share-link] an invitation shows what it means, makes one member, and is used up", async () => {
    const { token, expiresAt } = await invite("writer");
    expect(expiresAt - running.clock.now()).toBe(72 * 3_600_000);
    const preview = (await running.browser().post("/api/invites/preview", { token })).body as InvitePreview;
    expect(preview).toMatchObject({
      workspaceName: "Snow Studio",
      brandName: "初雪茶",
      role: "writer",
      invitedBy: "Lin",
    });

    const writer = running.browser();
    const joined = await writer.post("/api/invites/accept", { token, name: "Wang", password: PASSWORD });
    expect(joined).toMatchObject({ status: 200, body: { brands: [{ id: brandId, role: "writer" }] } });
    const second = await running.browser().post("/api/invites/accept", { token, name: "Eve", password: PASSWORD });
    expect(second).toMatchObject({ status: 410, body: { code: "link-used" } });
    expect(await running.browser().post("/api/invites/preview", { token })).toMatchObject({ status: 410 });
  });

  it("[share-link] ten people pressing the button at once make one member", async () => {
    const { token } = await invite("editor");
    const names = Array.from({ length: 10 }, (_, index) => `Racer ${index}`);
    const replies = await Promise.all(
      names.map((name) => running.browser().post("/api/invites/accept", { token, name, password: PASSWORD })),
    );
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
    const { members } = (await owner.get(`/api/members?brandId=${brandId}`)).body as { members: { name: string }[] };
    expect(members.filter((member) => member.name.startsWith("Racer"))).toHaveLength(1);
  });

  it("[share-link] an expired, a revoked and an unknown invitation are refused", async () => {
    const expiring = await invite("writer", 1);
    const revoked = await invite("writer");
    expect(await owner.post("/api/invites/revoke", { brandId, id: revoked.id })).toMatchObject({ status: 200 });
    running.clock.advance(3_600_000);
    const accept = (token: string) =>
      running.browser().post("/api/invites/accept", { token, name: "Eve", password: PASSWORD });
    expect(await accept(expiring.token)).toMatchObject({ status: 410, body: { code: "link-expired" } });
    expect(await accept(revoked.token)).toMatchObject({ status: 410, body: { code: "link-revoked" } });
    expect(await accept("A".repeat(43))).toMatchObject({ status: 404, body: { code: "link-unknown" } });
  });

  it("[accounts] a refused joining leaves the invitation unused", async () => {
    const { token } = await invite("analyst");
    const taken = await running.browser().post("/api/invites/accept", { token, name: "ＬＩＮ", password: PASSWORD });
    expect(taken).toMatchObject({ status: 409, body: { code: "name-taken" } });
    const weak = await running.browser().post("/api/invites/accept", { token, name: "Xu", password: "12345678" });
    expect(weak).toMatchObject({ status: 422, body: { code: "password-common" } });
    expect(await owner.post("/api/invites/accept", { token })).toMatchObject({
      status: 409,
      body: { code: "already-member" },
    });
    const joined = await running.browser().post("/api/invites/accept", { token, name: "Xu", password: PASSWORD });
    expect(joined.status).toBe(200);
  });

  it("[accounts] somebody with an account joins a second brand with it", async () => {
    const manager = await addMember(running, owner, brandId, "manager", "Chen");
    running.clock.advance(1000);
    const second = await addBrand(owner, "白桃");
    const token = ((await owner.post("/api/invites", { brandId: second, role: "reviewer" })).body as InviteCreated)
      .token;
    const { brands } = (await manager.post("/api/invites/accept", { token })).body as SessionInfo;
    expect(brands.map(({ id, role }) => [id, role])).toEqual([
      [brandId, "manager"],
      [second, "reviewer"],
    ]);
  });

  it("[accounts] only an owner makes an owner, and a brand keeps its last one", async () => {
    const manager = await addMember(running, owner, brandId, "manager", "Deng");
    expect(await manager.post("/api/invites", { brandId, role: "owner" })).toMatchObject({ status: 403 });
    const [lin, deng] = [await personId(owner), await personId(manager)];
    expect(await manager.post("/api/members/role", { brandId, personId: lin, role: "writer" })).toMatchObject({
      status: 403,
    });
    expect(await manager.post("/api/members/revoke", { brandId, personId: lin })).toMatchObject({ status: 403 });
    expect(await owner.post("/api/members/revoke", { brandId, personId: lin })).toMatchObject({
      body: { code: "last-owner" },
    });
    expect(await owner.post("/api/members/role", { brandId, personId: deng, role: "writer" })).toMatchObject({
      status: 200,
    });
    expect(await manager.post("/api/invites", { brandId, role: "writer" })).toMatchObject({ status: 403 });
  });

  it("[auth-abuse] a wrong password, an unknown name and too many tries", async () => {
    const browser = running.browser();
    const attempt = (name: string) => browser.post("/api/login", { name, password: "wrong wrong wrong" });
    expect(await attempt("Nobody Here")).toMatchObject({ status: 401, body: { code: "sign-in-wrong" } });
    const replies = [];
    for (let tries = 0; tries < 25; tries++) replies.push(await attempt("Lin"));
    expect(replies[0]).toMatchObject({ status: 401, body: { code: "sign-in-wrong" } });
    expect(replies.at(-1)).toMatchObject({ status: 429, body: { code: "too-many-tries" } });
    expect(replies.filter((reply) => reply.status === 401).length).toBeLessThanOrEqual(20);
  });

  it("[accounts] signing out ends the session for good", async () => {
    const browser = await addMember(running, owner, brandId, "planner", "Song");
    const kept = running.browser();
    const headers = browser.headers();
    expect(await browser.post("/api/logout", {})).toMatchObject({ status: 200 });
    expect(await browser.get("/api/session")).toMatchObject({ status: 401 });
    expect(await kept.send("GET", "/api/session", { headers })).toMatchObject({ status: 401 });
  });

  it("[logs-clean] no token, password, name or brand stands in the log", () => {
    const log = running.logged.join("\n");
    expect(running.logged.length).toBeGreaterThan(10);
    for (const secret of [PASSWORD, "Wang", "初雪茶", "Snow Studio", "link-token"]) expect(log).not.toContain(secret);
    expect(log).not.toMatch(/[0-9A-Za-z_-]{43}/);
  });
});
