import { ROLES } from "@tongpin/domain/access";
import { must } from "@tongpin/domain/base";
import {
  type GuestLinkCreated,
  type InviteCreated,
  ledgerRoom,
  marginRoom,
  planRoom,
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
import { uploadVideo } from "@tongpin/server/test-support/upload.ts";
import { editScript } from "@tongpin/server/test-support/write-script.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Asked, MATRIX, type Row, type Who } from "../support/endpoint-table.ts";
import { figure, runs } from "../support/runs.ts";
import { createRandom, type Random, seedsFor } from "../support/sim-random.ts";

const CALLS = runs({ short: 500, full: 3_000 });
/** The same titles on both sides: only what is behind them says whose it is. */
const VIDEO = "video-1";
const OTHER_VIDEO = "video-2";

interface Side {
  readonly asked: Asked;
  /** Words and names that stand nowhere but in this brand. */
  readonly secrets: readonly string[];
}

let running: RunningApp;
/** Everybody of A, and guests of one video of it. */
const people = new Map<Who, Browser>();
let ofA: Side;
let ofB: Side;
/** Everybody asks from an address of his own, so that no limit hides an answer. */
let asked = 0;

async function build(owner: Browser, brandId: string, mark: string): Promise<Side> {
  const said = (what: string) => `${what}-${mark}-only`;
  const cut = await uploadVideo(owner, brandId, Buffer.from(said("film")));
  const room = scriptRoom(brandId, VIDEO);
  const edit = editScript(await running.app.relay.read(room), { voice: said("voice"), cut }, running.clock.now());
  await running.app.relay.write(room, edit);
  const member = await addMember(running, owner, brandId, "reviewer", said("name"));
  const invite = (await owner.post("/api/invites", { brandId, role: "writer" })).body as InviteCreated;
  const link = (
    await owner.post("/api/guest-links", {
      brandId,
      videoId: VIDEO,
      label: said("label"),
      rights: ["view"],
      expiresInHours: 48,
    })
  ).body as GuestLinkCreated;
  const comment = { videoId: VIDEO, commentId: said("note"), parentId: null, cutSha256: null, atMs: null };
  const command = { type: "comment", ...comment, text: said("comment"), level: "must" };
  expect((await owner.post("/api/commands", { op: crypto.randomUUID(), brandId, command })).status).toBe(200);
  const kept = await owner.post("/api/versions", { brandId, videoId: VIDEO });
  const { id: versionId } = kept.body as { id: string };
  expect(
    (await owner.post("/api/versions/name", { brandId, videoId: VIDEO, id: versionId, name: said("version") })).status,
  ).toBe(200);
  const person = await personId(member);
  return {
    asked: { brandId, videoId: VIDEO, cut, inviteId: invite.id, linkId: link.id, personId: person },
    secrets: ["film", "voice", "name", "label", "comment", "note", "version"]
      .map(said)
      .concat(person, invite.id, link.id),
  };
}

beforeAll(async () => {
  running = await startApp({ config: { trustProxy: ["loopback"] } });
  const owner = await setUp(running);
  const [brandA, brandB] = [await addBrand(owner, "同名品牌"), await addBrand(owner, "同名品牌")];
  ofA = await build(owner, brandA, "alpha");
  ofB = await build(owner, brandB, "beta");
  people.set("nobody", running.browser());
  // The workspace's owner owns both brands: for that one there is no other side.
  for (const role of ROLES.filter((each) => each !== "owner"))
    people.set(role, await addMember(running, owner, brandA, role, `The ${role}`));
  people.set("guest", (await addGuest(running, owner, { brandId: brandA, videoId: VIDEO })).browser);
});
afterAll(() => running.stop());

/** Each name from one brand or the other: most calls mix what does not belong together. */
function mixed(random: Random): Asked {
  const from = () => (random.chance(0.6) ? ofB.asked : ofA.asked);
  return {
    brandId: from().brandId,
    videoId: random.chance(0.8) ? VIDEO : OTHER_VIDEO,
    cut: from().cut,
    inviteId: from().inviteId,
    linkId: from().linkId,
    personId: from().personId,
  };
}

interface Heard {
  readonly status: number;
  readonly text: string;
}

async function knock(browser: Browser, row: Row, place: Asked): Promise<Heard> {
  const [method = "", pattern = ""] = row.route.split(" ");
  const { path = pattern, body, headers = {} } = row.ask(place);
  asked += 1;
  const from = `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`;
  const isJson = body !== undefined;
  const response = await fetch(`${browser.origin}${path}`, {
    method,
    headers: {
      ...browser.headers(),
      ...(isJson ? { "content-type": "application/json" } : {}),
      "x-forwarded-for": from,
      ...headers,
    },
    ...(isJson ? { body: JSON.stringify(body) } : {}),
    redirect: "manual",
  });
  // Headers too: a name in a Location or a file name is as good as told.
  const told = JSON.stringify([...response.headers]);
  return { status: response.status, text: told + Buffer.from(await response.arrayBuffer()).toString("utf8") };
}

/** A socket with whatever ticket can be had, on any of the brand's rooms: what it hears, until it is closed or answered. */
async function listen(browser: Browser, random: Random): Promise<{ readonly room: string; readonly heard: string }> {
  const { brandId } = ofB.asked;
  const rooms = [planRoom, ledgerRoom].map((of) => of(brandId));
  for (const of of [scriptRoom, talkRoom, marginRoom]) rooms.push(of(brandId, VIDEO), of(brandId, OTHER_VIDEO));
  const room = random.pick(rooms) ?? "";
  const own = random.chance(0.5)
    ? await browser.ticket(talkRoom(ofA.asked.brandId, VIDEO))
    : await browser.ticket(room);
  const socket = browser.connect(room, own ?? "none");
  const heard: Buffer[] = [];
  socket.ws.on("message", (data) => heard.push(Buffer.isBuffer(data) ? data : Buffer.from(String(data))));
  const opened = await socket.opened;
  if (opened === "open") {
    socket.ws.send(Uint8Array.of(0, 0, 1, 0));
    // One word is too many; who is let in is not waited for.
    const answered = new Promise((resolve) => socket.ws.once("message", resolve));
    await Promise.race([socket.closed, answered]);
    socket.ws.close();
  }
  return { room, heard: Buffer.concat(heard).toString("utf8") };
}

const secretsIn = (text: string, { secrets }: Side) => secrets.filter((secret) => text.includes(secret));

it("[tenancy] whoever belongs to a brand is told all of it: what must not be heard below can be heard", async () => {
  const heard = new Set<string>();
  for (const row of MATRIX.filter(({ route }) => route.startsWith("GET "))) {
    const { text } = await knock(must(people.get("manager")), row, ofA.asked);
    for (const secret of secretsIn(text, ofA)) heard.add(secret);
  }
  const named = ["film", "name", "label", "version"].map((what) => `${what}-alpha-only`);
  expect([...heard]).toEqual(expect.arrayContaining([...named, ofA.asked.inviteId, ofA.asked.linkId]));
});

for (const seed of seedsFor({ kept: [], fresh: 1 })) {
  it(`[tenancy] seed ${seed}: ${CALLS} random calls of every role over all routes and rooms: nothing of the other brand is answered`, async () => {
    const random = createRandom(seed);
    const answers = new Map<number, number>();
    const who = [...people.keys()];
    let sockets = 0;
    let abroad = 0;
    for (let call = 0; call < CALLS; call += 1) {
      const role = must(random.pick(who));
      const browser = must(people.get(role));
      if (random.chance(0.1)) {
        sockets += 1;
        const { room, heard } = await listen(browser, random);
        expect(heard, `${role} on ${room}`).toBe("");
        continue;
      }
      const row = must(random.pick(MATRIX));
      const place = mixed(random);
      const { status, text } = await knock(browser, row, place);
      const what = `call ${call}: ${row.route} as ${role} of A, ${JSON.stringify(place)}`;
      expect(secretsIn(text, ofB), what).toEqual([]);
      if (row.ofBrand && place.brandId === ofB.asked.brandId) {
        abroad += 1;
        expect(status, what).toBeGreaterThanOrEqual(400);
      }
      expect(status, what).toBeLessThan(500);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
    expect([...answers.keys()].filter((status) => status < 300).length).toBeGreaterThan(0);
    const byStatus = Object.fromEntries([...answers].sort(([a], [b]) => a - b).map(([code, n]) => [`${code}`, n]));
    figure("tenancy", { seed, calls: CALLS, roles: who.length, sockets, abroad, ...byStatus, leaked: 0 });
  });
}
