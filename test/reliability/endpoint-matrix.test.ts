import { subscribe } from "node:diagnostics_channel";
import { ROLES, type Role } from "@tongpin/domain/access";
import { must } from "@tongpin/domain/base";
import type { GuestLinkCreated, InviteCreated } from "@tongpin/protocol";
import type { Browser, Reply } from "@tongpin/server/test-support/browser.ts";
import {
  addBrand,
  addGuest,
  addMember,
  type RunningApp,
  setUp,
  startApp,
} from "@tongpin/server/test-support/start-app.ts";
import { uploadVideo } from "@tongpin/server/test-support/upload.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Asked, MATRIX, type Row, type Who } from "../support/endpoint-table.ts";
import { figure } from "../support/runs.ts";

const VIDEO = "video-1";
const EVERYBODY: readonly Who[] = ["nobody", "guest", ...ROLES];

/** What a fastify instance tells of itself while it is put together. */
interface Assembled {
  readonly fastify: {
    addHook(name: "onRoute", hook: (route: { method: string | readonly string[]; url: string }) => void): unknown;
  };
}

const served = new Set<string>();
let running: RunningApp;
let owner: Browser;
const people = new Map<Who, Browser>();
/** Rows of brand A, of brand B, and of a brand that never was. */
let own: Asked;
let foreign: Asked;
let gone: Asked;
/** Everybody asks from an address of his own, so that no limit hides an answer. */
let asked = 0;

async function knock(browser: Browser, row: Row, place: Asked): Promise<Reply> {
  const [method = "", pattern = ""] = row.route.split(" ");
  const { path = pattern, body, headers = {} } = row.ask(place);
  asked += 1;
  const from = `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`;
  return browser.send(method, path, {
    ...(body === undefined ? {} : { body }),
    headers: { "x-forwarded-for": from, ...headers },
  });
}

async function rowsOf(brandId: string, name: string): Promise<Asked> {
  const cut = await uploadVideo(owner, brandId, Buffer.from(`the film of ${name}`));
  const invite = (await owner.post("/api/invites", { brandId, role: "writer" })).body as InviteCreated;
  const link = (
    await owner.post("/api/guest-links", { brandId, videoId: VIDEO, label: "", rights: ["view"], expiresInHours: 1 })
  ).body as GuestLinkCreated;
  return { brandId, videoId: VIDEO, cut, inviteId: invite.id, linkId: link.id, personId: "nobody-we-know" };
}

beforeAll(async () => {
  subscribe("fastify.initialization", (message) => {
    (message as Assembled).fastify.addHook("onRoute", ({ method, url }) => {
      for (const each of [method].flat()) served.add(`${each} ${url}`);
    });
  });
  running = await startApp({ config: { trustProxy: ["loopback"] } });
  owner = await setUp(running);
  const brandId = await addBrand(owner, "初雪茶");
  const other = await addBrand(owner, "初雪茶");
  people.set("nobody", running.browser());
  people.set("owner", owner);
  for (const role of ROLES) {
    if (role !== "owner") people.set(role, await addMember(running, owner, brandId, role, `The ${role}`));
  }
  const guest = await addGuest(running, owner, { brandId, videoId: VIDEO, rights: ["view", "comment"] });
  people.set("guest", guest.browser);
  own = await rowsOf(brandId, "A");
  foreign = await rowsOf(other, "B");
  gone = { ...foreign, brandId: "never-was-one", cut: "0".repeat(64) };
});
afterAll(() => running.stop());

it("[endpoint-matrix] every route the server has stands in the table, and no other", () => {
  // HEAD comes with GET: the framework runs the same handler.
  const routes = [...served].filter((route) => !route.startsWith("HEAD ") || !served.has(route.replace("HEAD", "GET")));
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.sort()).toEqual(MATRIX.map((row) => row.route).sort());
});

it("[endpoint-matrix] whoever may gets the row's answer, everybody else exactly the refusal", async () => {
  for (const row of MATRIX) {
    for (const who of EVERYBODY) {
      const reply = await knock(must(people.get(who)), row, { ...own, inviteId: "no-such-row", linkId: "no-such-row" });
      const allowed = row.may.includes(who);
      const expected = allowed ? row.answer : who === "nobody" ? (row.nobody ?? 401) : (row.refusal ?? 403);
      expect.soft(reply.status, `${row.route} as ${who}: ${JSON.stringify(reply.body)}`).toBe(expected);
      const hasBody = !row.route.startsWith("HEAD ");
      if (!allowed && hasBody)
        expect.soft(reply.body, `${row.route} as ${who}`).toMatchObject({ code: expect.any(String) });
    }
  }
});

it("[endpoint-matrix] another brand answers nobody of this one, and no different from one that never was", async () => {
  let tried = 0;
  for (const row of MATRIX.filter(({ ofBrand }) => ofBrand)) {
    // The workspace's owner owns both brands: for that one there is no other side.
    for (const who of EVERYBODY.filter((each) => each !== "owner")) {
      const there = await knock(must(people.get(who)), row, foreign);
      const nowhere = await knock(must(people.get(who)), row, gone);
      const expected = who === "nobody" ? (row.nobody ?? 401) : (row.abroad ?? 403);
      expect(there.status, `${row.route} as ${who}`).toBe(expected);
      expect([nowhere.status, nowhere.body], `${row.route} as ${who}`).toEqual([there.status, there.body]);
      tried += 1;
    }
  }
  figure("endpoint-matrix", { routes: MATRIX.length, roles: EVERYBODY.length, asked, abroad: tried });
});

it("[endpoint-matrix] a row of another brand named under one's own is not there, nor is one that was revoked", async () => {
  const moved = { ...own, inviteId: foreign.inviteId, linkId: foreign.linkId, cut: foreign.cut };
  const lead: Role[] = ["owner", "manager"];
  for (const row of MATRIX.filter(({ namesRow }) => namesRow)) {
    for (const who of lead) {
      expect((await knock(must(people.get(who)), row, moved)).status, `${row.route} as ${who}`).toBe(404);
    }
  }
  const revoke = must(MATRIX.find(({ route }) => route === "POST /api/invites/revoke"));
  expect((await owner.post("/api/invites/revoke", { brandId: foreign.brandId, id: foreign.inviteId })).status).toBe(
    200,
  );
  expect((await knock(owner, revoke, foreign)).status).toBe(404);
});
