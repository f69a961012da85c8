import { CLOSE } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Browser } from "../test-support/browser.ts";
import {
  addBrand,
  addGuest,
  addMember,
  personId,
  type RunningApp,
  setUp,
  startApp,
} from "../test-support/start-app.ts";

describe("the door to the rooms", () => {
  let running: RunningApp;
  let owner: Browser;
  let brandId: string;
  let plan: string;

  beforeAll(async () => {
    running = await startApp();
    owner = await setUp(running);
    brandId = await addBrand(owner, "初雪茶");
    plan = `${brandId}:plan:main`;
  });
  afterAll(() => running.stop());

  it("[cswsh] a ticket opens one socket", async () => {
    const ticket = (await owner.ticket(plan)) ?? "";
    const first = owner.connect(plan, ticket);
    await first.ready();
    expect(await owner.connect(plan, ticket).closed).toBe(CLOSE.ticket);
    first.ws.close();
  });

  it("[cswsh] a ticket needs the session it was given to, and its room", async () => {
    const writer = await addMember(running, owner, brandId, "writer", "Wang");
    const stolen = (await owner.ticket(plan)) ?? "";
    expect(await writer.connect(plan, stolen).closed).toBe(CLOSE.ticket);
    const cookieless = (await owner.ticket(plan)) ?? "";
    expect(await owner.connect(plan, cookieless, { headers: { origin: running.origin } }).closed).toBe(CLOSE.ticket);
    const other = (await owner.ticket(plan)) ?? "";
    expect(await owner.connect(`${brandId}:ledger:main`, other).closed).toBe(CLOSE.ticket);
  });

  it("[cswsh] a ticket is worth nothing after 30 seconds", async () => {
    const ticket = (await owner.ticket(plan)) ?? "";
    running.clock.advance(30_001);
    expect(await owner.connect(plan, ticket).closed).toBe(CLOSE.ticket);
  });

  it.each([
    ["no", undefined],
    ["the null", "null"],
    ["a foreign", "http://evil.example"],
    ["a sibling", "http://sub.127.0.0.1.evil.example"],
    ["another port's", "http://127.0.0.1:1"],
    ["no port's", "http://127.0.0.1"],
    ["another scheme's", "https://localhost"],
    ["a file's", "file://"],
    ["an extension's", "chrome-extension://abcdefghijklmnop"],
    ["a suffix", "http://localhost.evil.example"],
    ["a user's name for a host", "http://localhost@evil.example"],
    ["an empty", ""],
  ])("[cswsh] %s origin is turned away before the handshake", async (_what, origin) => {
    const { origin: _own, ...rest } = owner.headers();
    const headers = origin === undefined ? rest : { ...rest, origin };
    expect(await owner.connect(plan, (await owner.ticket(plan)) ?? "", { headers }).opened).toBe(403);
  });

  it("[cswsh] a foreign page cannot change anything with the person's cookie", async () => {
    const forged = await owner.send("POST", "/api/brands", {
      body: { name: "Eve's" },
      headers: { origin: "http://evil.example" },
    });
    expect(forged).toMatchObject({ status: 403, body: { code: "foreign-origin" } });
  });

  it("[gate] an older client is told to update", async () => {
    for (const schema of ["0", "", "x", "-1"]) {
      const ticket = (await owner.ticket(plan)) ?? "";
      expect(await owner.connect(plan, ticket, { schema }).closed).toBe(CLOSE.outdated);
    }
  });

  it("[room-name] only the one spelling of a room has a ticket or a socket", async () => {
    const spellings = [
      `${brandId}:PLAN:main`,
      `${brandId}:plan:main:x`,
      `${brandId}_plan_main`,
      `${brandId}:plan:../main`,
      `${brandId}:plan:`,
      `${brandId}%3Aplan%3Amain`,
      `${brandId}:plan:main%00`,
      ` ${plan}`,
      `${brandId}:secrets:main`,
    ];
    for (const room of spellings) expect(await owner.ticket(room), room).toBeUndefined();
    for (const room of [`${plan}%20`, `${brandId}%3Aplan%3Amain`, `x/${plan}`, plan.toUpperCase()]) {
      const ticket = (await owner.ticket(plan)) ?? "";
      expect(await owner.connect(room, ticket).closed, room).toBe(CLOSE.ticket);
    }
  });

  it("[revoke-live] a removed member's open socket is dead within a second, and no ticket follows", async () => {
    const writer = await addMember(running, owner, brandId, "writer", "Zhou");
    const socket = await writer.open(plan);
    await socket.ready();
    const spare = (await writer.ticket(plan)) ?? "";
    const started = performance.now();
    expect(await owner.post("/api/members/revoke", { brandId, personId: await personId(writer) })).toMatchObject({
      status: 200,
    });
    expect(await socket.closed).toBe(CLOSE.forbidden);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await writer.connect(plan, spare).closed).toBe(CLOSE.forbidden);
    expect(await writer.ticket(plan)).toBeUndefined();
    expect(await writer.get(`/api/members?brandId=${brandId}`)).toMatchObject({ status: 403 });
  });

  it("[revoke-live] a changed role means a new ticket under the new right", async () => {
    const writer = await addMember(running, owner, brandId, "writer", "Wu");
    const socket = await writer.open(plan);
    await socket.ready();
    await owner.post("/api/members/role", { brandId, personId: await personId(writer), role: "reviewer" });
    expect(await socket.closed).toBe(CLOSE.ticket);
    const again = await writer.open(plan);
    await again.ready();
    again.ws.close();
  });

  it("[revoke-live] a revoked guest link: open sockets, session, tickets and the link itself are dead", async () => {
    const { browser, linkId, token } = await addGuest(running, owner, { brandId, videoId: "video-1" });
    const talk = `${brandId}:talk:video-1`;
    const socket = await browser.open(talk);
    await socket.ready();
    const spare = (await browser.ticket(talk)) ?? "";
    const started = performance.now();
    expect(await owner.post("/api/guest-links/revoke", { brandId, id: linkId })).toMatchObject({ status: 200 });
    expect(await socket.closed).toBe(CLOSE.forbidden);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await browser.get("/api/session")).toMatchObject({ status: 401 });
    expect([CLOSE.ticket, CLOSE.forbidden]).toContain(await browser.connect(talk, spare).closed);
    const reopened = await running.browser().post("/api/guest/open", { token, name: "Zhao" });
    expect(reopened).toMatchObject({ status: 410, body: { code: "link-revoked" } });
  });

  it("[share-link] a link that runs out closes what it opened at the next sweep", async () => {
    const { browser } = await addGuest(running, owner, { brandId, videoId: "video-2" });
    const socket = await browser.open(`${brandId}:talk:video-2`);
    await socket.ready();
    let code: number | null = null;
    void socket.closed.then((closed) => {
      code = closed;
    });
    running.clock.jump(running.clock.now() + 48 * 3_600_000);
    await vi.waitFor(() => {
      running.clock.advance(15_000);
      expect(code).toBe(CLOSE.forbidden);
    });
    expect(await browser.get("/api/session")).toMatchObject({ status: 401 });
  });

  it("[accounts] trying a guest link does not cost a member the account", async () => {
    const { token } = await addGuest(running, owner, { brandId, videoId: "video-3" });
    const opened = await owner.post("/api/guest/open", { token, name: "Lin as guest" });
    expect(opened).toMatchObject({ body: { person: { kind: "guest" }, guest: { videoId: "video-3" } } });
    expect(await owner.get("/api/session")).toMatchObject({ body: { person: { kind: "guest" } } });
    await owner.post("/api/logout", {});
    expect(await owner.get("/api/session")).toMatchObject({ body: { person: { kind: "member", name: "Lin" } } });
  });
});
