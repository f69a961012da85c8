import { CLOSE, isRoomId, ledgerRoom, parseRoom, planRoom, ROOM_KINDS, scriptRoom, talkRoom } from "@tongpin/protocol";
import type { Browser } from "@tongpin/server/test-support/browser.ts";
import { addBrand, addMember, type RunningApp, setUp, startApp } from "@tongpin/server/test-support/start-app.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { createRandom, type Random, seedsFor } from "../support/sim-random.ts";

const SPELLINGS = runs({ short: 1_500, full: 5_000 });
const KNOCKS = runs({ short: 60, full: 400 });
const AT_ONCE = 100;
const VIDEO = "video-1";

let running: RunningApp;
let writer: Browser;
let brandId: string;
let otherBrand: string;

beforeEach(async () => {
  running = await startApp();
  const owner = await setUp(running);
  brandId = await addBrand(owner, "初雪茶");
  otherBrand = await addBrand(owner, "初雪茶");
  writer = await addMember(running, owner, brandId, "writer", "Wang");
});
afterEach(() => running.stop());

type Bend = (name: string, random: Random) => string;

/** A browser resolves these before it asks: what is asked then is another address. */
const PATHS = /[/\\]|\.\./;
const STRANGE = [
  "\u0000",
  "\u200b",
  "\ufeff",
  "\u00a0",
  " ",
  "\t",
  "\n",
  "/",
  "\\",
  "%",
  "#",
  "?",
  "'",
  ";",
  "．",
  "：",
  "é",
  "中",
  "𝓹",
  "..",
  "*",
];
const ESCAPES = ["%3A", "%3a", "%2e%2e", "%2F", "%2f", "%00", "%20", "%C0%AF", "%EF%BC%9A", "+", "&amp;"];

/** Spells a room's name otherwise, as attackers and sloppy proxies do. */
const BENDS: readonly Bend[] = [
  (name) => name.toUpperCase(),
  (name, random) => at(name, random, (char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())),
  (name, random) => insert(name, random, random.pick(STRANGE) ?? " "),
  (name, random) => insert(name, random, random.pick(ESCAPES) ?? "%"),
  (name) => name.replaceAll(":", "_"),
  (name) => name.replaceAll(":", "%3A"),
  (name) => name.replaceAll(":", "："),
  (name) => name.replaceAll(":", "::"),
  (name) => `${name}:`,
  (name) => `:${name}`,
  (name) => `${name}:main`,
  (name) => name.split(":").reverse().join(":"),
  (name) => name.split(":").slice(0, 2).join(":"),
  (name) => `/${name}`,
  (name) => `../sync/${name}`,
  (name) => `${name}/../${planRoom(otherBrand)}`,
  (name) => `${name},${planRoom(otherBrand)}`,
  (name) => `${name}\u0000${planRoom(otherBrand)}`,
  (name) => encodeURIComponent(name),
  (name) => encodeURIComponent(encodeURIComponent(name)),
  (name) => `${name.normalize("NFD")}\u0301`,
  (name) => name + "a".repeat(40),
  (name) => name.replace(brandId, otherBrand),
  (name) => name.replace(/:\w+:/, ":secrets:"),
  (name, random) => at(name, random, () => ""),
  (name) => `__proto__:${name}`,
  (name) => name.replace(/:[^:]+$/, ":__proto__"),
  () => "",
];

function at(name: string, random: Random, change: (char: string) => string): string {
  const place = random.below(name.length);
  return name.slice(0, place) + change(name.charAt(place)) + name.slice(place + 1);
}

function insert(name: string, random: Random, what: string): string {
  const place = random.below(name.length + 1);
  return name.slice(0, place) + what + name.slice(place);
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[room-name] seed %i: ${SPELLINGS} spellings are the one canonical name of a room one may read, or no room at all`,
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const rooms = [planRoom(brandId), ledgerRoom(brandId), scriptRoom(brandId, VIDEO), talkRoom(brandId, VIDEO)];
    const spellings = Array.from({ length: SPELLINGS }, () => {
      let name = random.pick(rooms) ?? planRoom(brandId);
      for (let bends = 1 + random.below(2); bends > 0; bends--) name = random.pick(BENDS)?.(name, random) ?? name;
      return name.slice(0, 200);
    });

    const given = new Set<string>();
    for (let start = 0; start < spellings.length; start += AT_ONCE) {
      const batch = spellings.slice(start, start + AT_ONCE);
      const reply = await writer.post("/api/tickets", { rooms: batch });
      expect(reply.status).toBe(200);
      for (const name of Object.keys((reply.body as { tickets: object }).tickets)) {
        expect(batch).toContain(name);
        given.add(name);
      }
    }
    // What was given is spelled canonically, of the own brand, of a kind the role reads.
    for (const name of given) {
      const address = parseRoom(name);
      expect(address, name).not.toBeNull();
      expect(address?.brandId, name).toBe(brandId);
      expect(["plan", "script", "talk", "ledger"], name).toContain(address?.kind);
      expect(isRoomId(address?.docId ?? ""), name).toBe(true);
      expect(`${address?.brandId}:${address?.kind}:${address?.docId}`).toBe(name);
    }

    // In the address of a socket, with a good ticket for the real room: no other spelling leads there.
    let refused = 0;
    const wrong = spellings.filter(
      (name) => !rooms.includes(name) && !given.has(name) && /^[\x21-\x7e]*$/.test(name) && !PATHS.test(name),
    );
    for (const name of wrong.slice(0, KNOCKS)) {
      const socket = writer.connect(
        name.replaceAll("#", "%23").replaceAll("?", "%3F"),
        (await writer.ticket(planRoom(brandId))) ?? "",
      );
      const end = await Promise.race([
        socket.opened.then((opened) => (opened === "open" ? socket.closed : opened)),
        socket.closed,
      ]);
      // Closed for its ticket, not found, or cut off as no HTTP at all.
      expect([CLOSE.ticket, 404, 1006], name).toContain(end);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(KNOCKS / 2);
    expect(running.app.relay.metrics().connections).toBe(0);
    figure("room-name", { seed, spellings: SPELLINGS, "given tickets": given.size, "sockets refused": refused });
  },
);

it("[room-name] every kind of another brand's room stays closed, however it is named", async () => {
  for (const kind of ROOM_KINDS) {
    for (const docId of ["main", VIDEO, brandId]) {
      for (const name of [`${otherBrand}:${kind}:${docId}`, `${brandId}:${kind}:${otherBrand}:${docId}`]) {
        expect(await writer.ticket(name), name).toBeUndefined();
      }
    }
  }
});
