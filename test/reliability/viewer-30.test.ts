import { ROLES, type Role, roomAccess } from "@tongpin/domain/access";
import { asId, must } from "@tongpin/domain/base";
import type { Actor } from "@tongpin/domain/records";
import {
  CLOSE,
  encodeUpdate,
  ledgerRoom,
  type MemberInfo,
  planRoom,
  ROOM_KINDS,
  scriptRoom,
  talkRoom,
} from "@tongpin/protocol";
import type { Browser } from "@tongpin/server/test-support/browser.ts";
import {
  addBrand,
  addGuest,
  addMember,
  personId,
  type RunningApp,
  setUp,
  startApp,
} from "@tongpin/server/test-support/start-app.ts";
import { createUpload } from "@tongpin/server/test-support/upload.ts";
import { editScript } from "@tongpin/server/test-support/write-script.ts";
import { sha256Hex } from "@tongpin/workspace";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { figure } from "../support/runs.ts";

const VIDEO = "video-1";

let running: RunningApp;
let owner: Browser;
let brandId: string;
let ownerId: string;
let rooms: readonly string[];
/** People who read: they try everything that is not theirs to do. */
let readers: readonly { readonly who: string; readonly browser: Browser; readonly may: readonly string[] }[];

beforeAll(async () => {
  running = await startApp();
  owner = await setUp(running);
  ownerId = await personId(owner);
  brandId = await addBrand(owner, "初雪茶");
  const reviewer = await addMember(running, owner, brandId, "reviewer", "Zhao");
  const analyst = await addMember(running, owner, brandId, "analyst", "Xu");
  const commenter = await addGuest(running, owner, {
    brandId,
    videoId: VIDEO,
    rights: ["view", "comment"],
    name: "Bai",
  });
  const viewer = await addGuest(running, owner, { brandId, videoId: VIDEO, rights: ["view"], name: "Qian" });
  rooms = [planRoom(brandId), scriptRoom(brandId, VIDEO), talkRoom(brandId, VIDEO), ledgerRoom(brandId)];
  const edit = editScript(await running.app.relay.read(rooms[1] ?? ""), { voice: "三秒看清成分", caption: "初雪" }, 0);
  await running.app.relay.write(must(rooms[1]), edit);
  readers = [
    { who: "reviewer", browser: reviewer, may: ["comment", "decide"] },
    { who: "analyst", browser: analyst, may: ["comment", "plan"] },
    { who: "guest who comments", browser: commenter.browser, may: ["comment"] },
    { who: "guest who looks", browser: viewer.browser, may: [] },
  ];
});
afterAll(() => running.stop());

/** Everything the rooms hold, as one hash. */
async function stateOf(): Promise<string> {
  const hashes: string[] = [];
  for (const room of rooms) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await running.app.relay.read(room));
    hashes.push(sha256Hex(Y.encodeStateAsUpdate(doc)));
    doc.destroy();
  }
  return hashes.join();
}

const command = (fields: object) => ({ op: crypto.randomUUID(), brandId, command: { videoId: VIDEO, ...fields } });
const comment = {
  type: "comment",
  commentId: "c1",
  parentId: null,
  cutSha256: null,
  atMs: null,
  text: "好",
  level: "must",
};
const decision = (kind: string) =>
  command({
    type: "decide",
    submissionId: "s1",
    contentHash: "0".repeat(64),
    decision: kind,
    level: kind === "conditional" ? "must" : null,
    reason: "",
    seenHead: null,
    clientAt: null,
  });

/** What only others may do; named by the right that would make it lawful. */
function forbiddenActs(): readonly (readonly [what: string, path: string, body: object])[] {
  return [
    ["submit", "/api/commands", command({ type: "submit", submissionId: "s1", expectHash: "0".repeat(64) })],
    [
      "publish",
      "/api/commands",
      command({
        type: "publish",
        submissionId: "s1",
        url: "https://v.douyin.com/x",
        publishedAt: 0,
        contentHash: "0".repeat(64),
      }),
    ],
    ...["approve", "conditional", "changes", "reject"].map(
      (kind) => ["decide", "/api/commands", decision(kind)] as const,
    ),
    ["withdraw", "/api/commands", decision("withdraw")],
    ["comment", "/api/commands", command(comment)],
    ["comment", "/api/commands", command({ type: "resolve-comment", commentId: "c1", resolved: true })],
    ["brands", "/api/brands", { name: "Mine" }],
    ["brands", "/api/sample", {}],
    ...ROLES.map((role) => ["invites", "/api/invites", { brandId, role }] as const),
    ["invites", "/api/invites/revoke", { brandId, id: "x" }],
    ["members", "/api/members/role", { brandId, personId: ownerId, role: "reviewer" }],
    ["members", "/api/members/role", { brandId, personId: ownerId, role: "manager" }],
    ["members", "/api/members/role", { brandId, personId: "x", role: "owner" }],
    ["members", "/api/members/revoke", { brandId, personId: ownerId }],
    [
      "links",
      "/api/guest-links",
      { brandId, videoId: VIDEO, label: "", rights: ["view", "approve"], expiresInHours: 1 },
    ],
    ["links", "/api/guest-links/revoke", { brandId, id: "x" }],
    ["rescues", "/api/rescues/accept", { brandId, id: "0".repeat(32) }],
    ["versions", "/api/versions", { brandId, videoId: VIDEO, name: "mine" }],
    ["versions", "/api/versions/name", { brandId, videoId: VIDEO, id: "x", name: "mine" }],
    ["versions", "/api/versions/restored", { brandId, videoId: VIDEO }],
    ["control", "/api/control/backup", { withKey: true }],
    ["control", "/api/control/sample", {}],
  ];
}

const FORBIDDEN_LOOKS = ["invites", "guest-links", "rescues"] as const;

it("[viewer-30] at least thirty forbidden acts over HTTP are refused to each of them, and nothing has changed", async () => {
  const before = await stateOf();
  const members = async () => (await owner.get(`/api/members?brandId=${brandId}`)).body as { members: MemberInfo[] };
  const membersBefore = await members();
  let refused = 0;
  for (const { who, browser, may } of readers) {
    let tried = 0;
    for (const [right, path, body] of forbiddenActs()) {
      if (may.includes(right)) continue;
      const reply = await browser.post(path, body);
      // What is malformed for one would hide that it is allowed: the answer must be about the right.
      expect(reply.status, `${who}: ${path} ${JSON.stringify(body)} ${JSON.stringify(reply.body)}`).toBe(403);
      tried += 1;
    }
    for (const list of FORBIDDEN_LOOKS) {
      expect((await browser.get(`/api/${list}?brandId=${brandId}`)).status, `${who} ${list}`).toBe(403);
      tried += 1;
    }
    expect((await browser.get("/metrics")).status).toBe(403);
    const upload = await createUpload(browser, { brandId, sha256: "0".repeat(64), bytes: 10 });
    expect(upload.status, who).toBe(403);
    tried += 2;
    expect(tried, who).toBeGreaterThanOrEqual(30);
    refused += tried;
  }
  expect(await stateOf()).toBe(before);
  expect(await members()).toEqual(membersBefore);
  figure("viewer-30", { readers: readers.length, refused });
});

it("[viewer-30] a ticket and a socket give exactly what the sheet says, and a reader's edit closes the line unseen by others", async () => {
  const before = await stateOf();
  let closed = 0;
  for (const { who, browser } of readers) {
    const session = (await browser.get("/api/session")).body as {
      person: { id: string; kind: "member" | "guest"; name: string };
      brands: { role: string }[];
      guest?: { rights: readonly string[] };
    };
    const { id, kind, name } = session.person;
    const actor: Actor =
      kind === "guest"
        ? { id: asId(id), name, kind, role: "guest", rights: session.guest?.rights as never, videoId: asId(VIDEO) }
        : { id: asId(id), name, kind, role: must(session.brands[0]).role as Role };
    for (const room of ROOM_KINDS) {
      for (const docId of ["main", VIDEO, "video-2", id, ownerId]) {
        const access = roomAccess(actor, room, docId);
        const ticket = await browser.ticket(`${brandId}:${room}:${docId}`);
        expect(ticket !== undefined, `${who} ${room}:${docId}`).toBe(access !== "none");
        if (ticket === undefined || access === "write" || !rooms.includes(`${brandId}:${room}:${docId}`)) continue;
        const witness = await owner.open(`${brandId}:${room}:${docId}`);
        await witness.ready();
        let heard = 0;
        witness.ws.on("message", (data: Buffer) => {
          if (data.includes("forged")) heard += 1;
        });
        const socket = browser.connect(`${brandId}:${room}:${docId}`, ticket);
        await socket.ready();
        const doc = new Y.Doc();
        doc.getMap("videos").set("x:title", "forged");
        doc.getMap("rows").set("x", "forged");
        doc.getMap("entries").set("1", "forged");
        socket.ws.send(encodeUpdate(Y.encodeStateAsUpdate(doc)));
        expect([CLOSE.forbidden, CLOSE.malformed], `${who} ${room}:${docId}`).toContain(await socket.closed);
        closed += 1;
        expect(heard, `${who} ${room}:${docId}`).toBe(0);
        witness.ws.close();
      }
    }
  }
  expect(closed).toBeGreaterThanOrEqual(9);
  expect(await stateOf()).toBe(before);
});
