import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLOSE } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Browser } from "../test-support/browser.ts";
import { addBrand, addMember, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";

describe("the HTTP surface", () => {
  const clientDir = mkdtempSync(join(tmpdir(), "tongpin-client-"));
  let running: RunningApp;
  let owner: Browser;

  beforeAll(async () => {
    mkdirSync(join(clientDir, "assets"));
    writeFileSync(join(clientDir, "index.html"), "<!doctype html><title>Tongpin</title>");
    writeFileSync(join(clientDir, "sw.js"), "self.addEventListener('fetch', () => {});");
    writeFileSync(join(clientDir, "assets/app-1a2b.js"), "export {};");
    running = await startApp({ config: { clientDir } });
    owner = await setUp(running);
  });
  afterAll(async () => {
    await running.stop();
    rmSync(clientDir, { recursive: true });
  });

  it("[healthz] says version, store and uptime to anybody", async () => {
    const reply = await running.browser().get("/healthz");
    expect(reply).toMatchObject({
      status: 200,
      body: { version: expect.any(String), store: "embedded", uptime: expect.any(Number) },
    });
  });

  it.each(["/", "/healthz", "/api/session", "/nothing/here.js"])(
    "[xss-corpus] %s carries the policy and the other headers",
    async (path) => {
      const { headers } = await running.browser().get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain("unsafe");
      expect(policy).toContain(`connect-src 'self' ${running.origin.replace("http", "ws")}`);
      for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy).toContain(part);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    },
  );

  it.each([
    ["/", 200, "no-cache"],
    ["/b/brand/calendar", 200, "no-cache"],
    ["/join", 200, "no-cache"],
    ["/sw.js", 200, "no-cache"],
    ["/assets/app-1a2b.js", 200, "public, max-age=31536000, immutable"],
    ["/assets/app-0000.js", 404, null],
    ["/../../etc/passwd.txt", 404, null],
    ["/api/nothing", 404, "no-store"],
  ])("[static] %s → %d, %s", async (path, status, cache) => {
    const reply = await running.browser().get(path);
    expect(reply.status).toBe(status);
    expect(reply.headers.get("cache-control")).toBe(cache);
  });

  it("[errors] an unknown route, a wrong body, a huge body and another type are JSON with a code", async () => {
    expect(await owner.get("/api/nothing")).toMatchObject({ status: 404, body: { code: "no-such-route" } });
    expect(await owner.post("/api/brands", { name: 7 })).toMatchObject({
      status: 400,
      body: { code: "bad-request", params: { field: "name" } },
    });
    expect(await owner.post("/api/brands", { name: "x".repeat(1_000_000) })).toMatchObject({
      status: 413,
      body: { code: "too-large" },
    });
    const text = { "content-type": "text/plain" };
    expect(await owner.send("POST", "/api/brands", { body: {}, headers: text })).toMatchObject({
      status: 415,
      body: { code: "not-json" },
    });
    const broken = await fetch(`${running.origin}/api/brands`, {
      method: "POST",
      headers: { ...owner.headers(), "content-type": "application/json" },
      body: "{",
    });
    expect([broken.status, await broken.json()]).toEqual([400, { code: "bad-request" }]);
  });

  it("[errors] a body that reaches for the prototype is refused or harmless", async () => {
    const reply = await fetch(`${running.origin}/api/brands`, {
      method: "POST",
      headers: { ...owner.headers(), "content-type": "application/json" },
      body: '{"name":"x","__proto__":{"isOwner":true}}',
    });
    expect(reply.status).toBe(400);
    expect(Object.hasOwn(Object.prototype, "isOwner")).toBe(false);
  });

  it("[metrics] are for an owner alone", async () => {
    const brandId = await addBrand(owner, "白桃");
    const writer = await addMember(running, owner, brandId, "writer", "Wang");
    expect((await running.browser().get("/metrics")).status).toBe(401);
    expect((await writer.get("/metrics")).status).toBe(403);
    expect((await owner.get("/metrics")).status).toBe(200);
  });

  it("[metrics] tell of relay, disk, ledger, requests and closed sockets, and hold no address and no name", async () => {
    const brandId = await addBrand(owner, "龙井");
    const room = `${brandId}:plan:main`;
    const socket = await owner.open(room);
    await socket.ready();
    socket.ws.send("text is no frame of ours");
    expect(await socket.closed).toBe(CLOSE.malformed);
    expect(await owner.connect(room, "x").closed).toBe(CLOSE.ticket);
    await running.app.relay.write(room, Y.encodeStateAsUpdate(new Y.Doc()));
    running.app.log.append(room, Uint8Array.of(), [{ client: 1, person: "somebody" }]);
    await running.app.log.committed();
    const text = await (await fetch(`${running.origin}/metrics`, { headers: owner.headers() })).text();
    const told = [
      /^tongpin_relay_rooms 1$/m,
      /^tongpin_relay_connections 0$/m,
      /^tongpin_relay_refused \d+$/m,
      /^tongpin_store_writable 1$/m,
      /^tongpin_ledger_entries 0$/m,
      /^tongpin_rooms_stale 0$/m,
      /^tongpin_disk_free_bytes [1-9]/m,
      /^tongpin_fsync_seconds_count [1-9]/m,
      /^tongpin_commit_seconds_bucket\{le="0.01"\} \d/m,
      /^tongpin_sockets_closed_total\{code="1007",why="text frame"\} 1$/m,
      /^tongpin_sockets_closed_total\{code="4401",why="at the door"\} 1$/m,
      /^tongpin_http_seconds_count\{method="POST",route="\/api\/brands",status="200"\} [1-9]/m,
      /^nodejs_eventloop_lag_p99_seconds /m,
    ];
    for (const line of told) expect(text).toMatch(line);
    for (const secret of [brandId, "龙井", "Lin"]) expect(text).not.toContain(secret);
  });

  it("[endpoint-matrix] without a session every route but the open ones is closed", async () => {
    const brandId = await addBrand(owner, "初雪茶");
    const nobody = running.browser();
    const gets = [
      "/api/session",
      `/api/members?brandId=${brandId}`,
      `/api/invites?brandId=${brandId}`,
      `/api/guest-links?brandId=${brandId}`,
      `/api/media?brandId=${brandId}`,
      `/api/pins/${"0".repeat(64)}`,
      `/media/${brandId}/${"0".repeat(64)}`,
    ];
    for (const path of gets) expect((await nobody.get(path)).status, path).toBe(401);
    const posts: readonly (readonly [string, object])[] = [
      ["/api/brands", { name: "x" }],
      ["/api/invites", { brandId, role: "writer" }],
      ["/api/invites/revoke", { brandId, id: "x" }],
      ["/api/members/role", { brandId, personId: "x", role: "writer" }],
      ["/api/members/revoke", { brandId, personId: "x" }],
      ["/api/guest-links", { brandId, videoId: "v", label: "", rights: [], expiresInHours: 1 }],
      ["/api/guest-links/revoke", { brandId, id: "x" }],
      ["/api/tickets", { rooms: [] }],
      ["/api/commands", { op: crypto.randomUUID(), brandId, command: { type: "submit" } }],
      ["/api/logout", {}],
      ["/api/uploads", {}],
    ];
    for (const [path, body] of posts) expect((await nobody.post(path, body)).status, path).toBe(401);
    expect((await nobody.post("/api/control/backup", { withKey: true })).status).toBe(403);
  });
});
