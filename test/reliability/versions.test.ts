import { asId, must, type RowId, type VideoId } from "@tongpin/domain/base";
import { scriptRoom, type VersionInfo } from "@tongpin/protocol";
import {
  applyScriptChanges,
  type CommandContext,
  openScript,
  restoreScript,
  type ScriptRoom,
  type ScriptVersion,
  versionHash,
  versionOf,
} from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { Door } from "../support/door.ts";
import { openRoomDoor, type RoomDoor } from "../support/room-door.ts";
import { figure, runs } from "../support/runs.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { joinRoom, type Writer } from "../support/writer.ts";

const RESTORES = runs({ short: 6, full: 100 });
const TYPISTS = 3;

let server: RoomDoor;
beforeEach(async () => {
  server = await openRoomDoor();
});
afterEach(() => server.remove());

const context = (): CommandContext => ({ now: Date.now(), newId: () => crypto.randomUUID(), actor: asId("lin") });
const rowId = (row: number) => asId<RowId>(`row${row}`);
const voices = (script: ScriptRoom) => script.getSnapshot().rows.map(({ voice }) => voice);

/** The versions of one script as the server's HTTP gives them. */
function shelf(door: Door, brandId: string, videoId: VideoId) {
  const of = { brandId, videoId };
  const query = new URLSearchParams(of);
  return {
    async name(name: string): Promise<VersionInfo> {
      const reply = await door.post("/api/versions", { ...of, name });
      if (reply.status !== 200) throw new Error(reply.text);
      return JSON.parse(reply.text) as VersionInfo;
    },
    async list(): Promise<readonly VersionInfo[]> {
      const { text } = await door.get(`/api/versions?${query}`);
      return (JSON.parse(text) as { versions: readonly VersionInfo[] }).versions;
    },
    async read(id: string): Promise<ScriptVersion> {
      const { text } = await door.get(`/api/versions/content?${new URLSearchParams({ ...of, id })}`);
      return JSON.parse(text) as ScriptVersion;
    },
  };
}

function type(script: ScriptRoom, row: number, words: string): void {
  const at = script.getSnapshot().rows.find(({ id }) => id === rowId(row))?.voice.length ?? 0;
  const ops = [{ retain: at }, { insert: words }];
  const done = applyScriptChanges(
    script,
    { changes: [{ type: "edit-cell", id: rowId(row), column: "voice", ops }], source: null },
    context(),
  );
  if (!done.ok) throw new Error(done.error.code);
}

const sameState = (docs: readonly Y.Doc[]) => {
  const [first, ...rest] = docs.map((doc) =>
    JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)),
  );
  return rest.every((each) => each === first);
};

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[version-restore] seed %i: any of ${RESTORES} versions comes back while three others type; their words stay, nobody's page empties, nothing is doubled`,
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const videoId = asId<VideoId>("restored-often");
    const room = scriptRoom(server.brandId, videoId);
    const kept = shelf(server.door, server.brandId, videoId);
    const writers: Writer[] = [];
    for (let who = 0; who <= TYPISTS; who++) {
      const writer = await joinRoom(server.door, room);
      await writer.ready;
      writers.push(writer);
    }
    const scripts = writers.map(({ doc }) => openScript(doc));
    const restorer = { writer: must(writers[0]), script: must(scripts[0]) };
    await restorer.writer.write(() => {
      const changes = Array.from({ length: TYPISTS + 1 }, (_, row) => ({
        type: "insert-row" as const,
        row: { id: rowId(row), visual: "", voice: `第${row}行`, caption: "", seconds: null, beat: null },
        afterId: row === 0 ? null : rowId(row - 1),
      }));
      applyScriptChanges(restorer.script, { changes, source: null }, context());
    });
    const settled = () => vi.waitFor(() => expect(sameState(writers.map(({ doc }) => doc))).toBe(true));
    await settled();

    const infos: VersionInfo[] = [];
    for (let version = 0; version < RESTORES; version++) {
      const row = version % (TYPISTS + 1);
      await restorer.writer.write(() => type(restorer.script, row, `·${version}`));
      infos.push(await kept.name(`version ${version}`));
    }
    await settled();
    let emptied = 0;
    for (const script of scripts) script.subscribe(() => (emptied += script.getSnapshot().rows.length === 0 ? 1 : 0));

    let typedAtOnce = 0;
    for (let round = 0; round < RESTORES; round++) {
      const info = must(random.pick(infos));
      const version = await kept.read(info.id);
      expect(versionHash(version)).toBe(info.hash);
      // All four act before anybody hears of the others; then the three go on.
      expect(restoreScript(restorer.script, { to: version }, context())).toEqual({ ok: true });
      const writing = [restorer.writer.write(() => type(restorer.script, 0, "!"))];
      const typed = ["!"];
      for (let who = 1; who <= TYPISTS; who++) {
        const script = must(scripts[who]);
        typed.push(`〔${round}〕〔后来${round}〕`);
        for (const words of [`〔${round}〕`, `〔后来${round}〕`]) {
          writing.push(must(writers[who]).write(() => type(script, who, words)));
          typedAtOnce++;
        }
      }
      await Promise.all(writing);
      await settled();
      for (const script of scripts) {
        expect(voices(script)).toEqual(voices(restorer.script));
        // Where both wrote at one place, either may stand first: taking away what was typed, once, leaves the version.
        for (const [who, words] of typed.entries()) {
          const voice = must(voices(script)[who]);
          expect(voice.split(words)).toHaveLength(2);
          expect(voice.replace(words, "")).toBe(version.rows[who]?.voice);
        }
      }
    }
    expect(emptied).toBe(0);
    const late = await joinRoom(server.door, room);
    await late.heard;
    expect(voices(openScript(late.doc))).toEqual(voices(restorer.script));
    for (const writer of [...writers, late]) writer.leave();
    figure("version-restore", { versions: infos.length, restores: RESTORES, "typed at once": typedAtOnce, lost: 0 });
  },
);

it("[mass-delete] a dozen bytes that delete a whole script leave it among the versions, and restoring gives the same hash", async () => {
  const videoId = asId<VideoId>("deleted-whole");
  const kept = shelf(server.door, server.brandId, videoId);
  const writer = await joinRoom(server.door, scriptRoom(server.brandId, videoId));
  await writer.ready;
  const script = openScript(writer.doc);
  const row = { id: rowId(0), visual: "", voice: "写".repeat(4_000), caption: "", seconds: null, beat: null };
  await writer.write(() => {
    applyScriptChanges(script, { changes: [{ type: "insert-row", row, afterId: null }], source: null }, context());
  });
  await writer.write(() => type(script, 0, "，最后一句"));
  const before = versionOf(script.getSnapshot());

  let bytes = 0;
  writer.doc.once("update", (update: Uint8Array) => (bytes = update.length));
  const [text] = [...writer.doc.getMap<Y.Map<Y.Text>>("rows").values()].map((each) => each.get("voice"));
  await writer.write(() => must(text).delete(0, must(text).length));
  expect(voices(script)).toEqual([""]);

  const info = await vi.waitFor(
    async () =>
      must(
        (await kept.list()).find(({ reason }) => reason === "mass-delete"),
        "a version",
      ),
    { timeout: 10_000 },
  );
  expect(info.hash).toBe(versionHash(before));
  const version = await kept.read(info.id);
  await writer.write(() => expect(restoreScript(script, { to: version }, context())).toEqual({ ok: true }));
  expect(versionHash(versionOf(script.getSnapshot()))).toBe(info.hash);
  writer.leave();
  figure("mass-delete", { "bytes on the wire": bytes, "characters back": row.voice.length + 5 });
});
