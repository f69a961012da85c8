// @vitest-environment node
import "fake-indexeddb/auto";
import { asId, type BrandId, type PersonId, type RowId, type VideoId } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import {
  addChannel,
  addShot,
  addVideo,
  applyScriptChanges,
  openPlan,
  openScript,
  type PlanRoom,
  roomHash,
  type ScriptRoom,
  updateVideo,
} from "@tongpin/workspace";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openZip } from "../../platform/zip/read-zip.ts";
import { createZipWriter } from "../../platform/zip/write-zip.ts";
import type { RoomHandle } from "../contract.ts";
import { AccountDatabase } from "../database.ts";
import { readStoredRoom } from "../room-loader.ts";
import { MANIFEST_PATH } from "./backup-format.ts";
import { runBackupJob } from "./backup-job.ts";
import { BACKUP_WORDS } from "./backup-words-builder.ts";
import { mergeBackup } from "./merge-backup.ts";
import { BACKUP_LIMITS } from "./read-backup.ts";
import type { BackupProgress } from "./write-backup.ts";

const AT = Date.UTC(2026, 10, 22, 8);
const VIDEO = asId<VideoId>("v1");
const ORDER = { workspace: "山岚", by: "林一", at: AT, withMedia: true, words: BACKUP_WORDS };
const NO_WORK = { onProgress: () => {}, isCancelled: () => false };
let count = 0;
const ctx = () => ({ now: ++count, newId: () => `id-${++count}`, actor: asId<PersonId>("lin") });

const opened: AccountDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

async function buildDatabase(name: string, rooms: Readonly<Record<string, Y.Doc>>): Promise<AccountDatabase> {
  const database = new AccountDatabase(name);
  opened.push(database);
  for (const [room, doc] of Object.entries(rooms)) {
    await database.updates.add({ room, data: Y.encodeStateAsUpdate(doc) });
  }
  return database;
}

function buildBrand() {
  const plan = openPlan(new Y.Doc());
  const script = openScript(new Y.Doc());
  const channel = addChannel(plan, { name: "主号", platform: "douyin" }, ctx());
  const channelId = channel.ok ? channel.value : null;
  addVideo(plan, { id: VIDEO, title: "=HYPERLINK(底妆)/教程", channelId, note: "备注" }, ctx());
  addVideo(plan, { id: asId<VideoId>("v2"), title: "没到过这台设备" }, ctx());
  const row = {
    id: asId<RowId>("r1"),
    visual: "近景|推",
    voice: "大家好\n我是小林",
    caption: "",
    seconds: 4,
    beat: null,
  };
  applyScriptChanges(script, { changes: [{ type: "insert-row", row, afterId: null }], source: null }, ctx());
  addShot(script, { afterId: null, patch: { picture: "-1+1", note: "补拍" } }, ctx());
  return { plan, script };
}

async function buildBackup(name: string) {
  const brand = buildBrand();
  const rooms = { [planRoom("b1")]: brand.plan.doc, [scriptRoom("b1", VIDEO)]: brand.script.doc };
  await buildDatabase(name, rooms);
  const seen: BackupProgress[] = [];
  const order = { ...ORDER, brand: { id: "b1", name: "山岚茶" } };
  const written = await runBackupJob(
    { type: "write", database: name, order },
    { ...NO_WORK, onProgress: (progress) => seen.push(progress) },
  );
  if (!written.ok || !written.value || !("file" in written.value)) throw new Error("not written");
  return { ...brand, ...written.value, seen };
}

async function loadDoc(database: AccountDatabase, room: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of (await readStoredRoom(database, room, () => AT)).updates) Y.applyUpdate(doc, update);
  return doc;
}

async function codeOf(file: Blob, type: "inspect" | "open" = "inspect"): Promise<string> {
  const result = await runBackupJob({ type, file }, NO_WORK);
  return result.ok ? "ok" : result.error.code;
}

/** The same zip with one entry's content replaced. */
async function rewritten(file: Blob, change: (path: string, bytes: Uint8Array) => Uint8Array): Promise<Blob> {
  const zip = await openZip(file, BACKUP_LIMITS);
  if (!zip.ok) throw new Error(zip.error.code);
  const out = createZipWriter(AT);
  for (const path of zip.value.entries.keys()) {
    const bytes = await zip.value.read(path);
    if (bytes.ok) out.add(path, change(path, bytes.value));
  }
  return out.finish();
}

const manifestWith = (change: Record<string, unknown>) => (path: string, bytes: Uint8Array) => {
  if (path !== MANIFEST_PATH) return bytes;
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as object;
  return new TextEncoder().encode(JSON.stringify({ ...manifest, ...change }));
};

describe("backup", () => {
  it("[L7] restored as a copy, every room says exactly what it said: equal canonical hashes", async () => {
    const { file, manifest, plan, script } = await buildBackup("backup-1");
    expect(manifest).toMatchObject({ videos: 2, missing: 1, brand: { name: "山岚茶" } });
    const target = await buildDatabase("copy-1", {});
    const copied = await runBackupJob({ type: "copy", file, database: "copy-1", brandId: "b9" }, NO_WORK);
    expect(copied.ok).toBe(true);
    expect(roomHash("plan", await loadDoc(target, planRoom("b9")))).toBe(roomHash("plan", plan.doc));
    expect(roomHash("script", await loadDoc(target, scriptRoom("b9", VIDEO)))).toBe(roomHash("script", script.doc));
    expect(manifest.rooms.map(({ content }) => content).sort()).toEqual(
      [roomHash("plan", plan.doc), roomHash("script", script.doc)].sort(),
    );
  });

  it("[I11] the words are readable without the app, and no cell is a formula", async () => {
    const { file } = await buildBackup("backup-2");
    const zip = await openZip(file, BACKUP_LIMITS);
    if (!zip.ok) throw new Error(zip.error.code);
    const textOf = async (path: string) => {
      const bytes = await zip.value.read(path);
      return bytes.ok ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.value) : "";
    };
    const paths = [...zip.value.entries.keys()];
    const script = await textOf(paths.find((path) => path.startsWith("scripts/")) ?? "");
    expect(script).toContain("| 1 | 近景\\|推 | 大家好<br>我是小林 |  | 4 |");
    const calendar = await textOf("calendar.csv");
    expect(calendar.startsWith('\uFEFF"')).toBe(true);
    expect(calendar).toContain('"\'=HYPERLINK(底妆)/教程"');
    expect(await textOf(paths.find((path) => path.startsWith("shots/")) ?? "")).toContain('"\'-1+1"');
    for (const path of paths) expect(path).not.toMatch(/\.\.|[\\:*?"<>|]/);
  });

  it("[L7] progress is told, and a cancelled backup gives no file", async () => {
    const { seen } = await buildBackup("backup-3");
    expect(seen.at(-1)).toEqual({ step: "rooms", done: 2, total: 2 });
    const order = { ...ORDER, brand: { id: "b1", name: "山岚茶" } };
    const cancelled = await runBackupJob(
      { type: "write", database: "backup-3", order },
      { ...NO_WORK, isCancelled: () => true },
    );
    expect(cancelled).toEqual({ ok: false, error: { code: "cancelled" } });
  });

  it("[imports] foreign, newer, damaged and hostile files are refused, and nothing is changed", async () => {
    const { file } = await buildBackup("backup-4");
    const other = createZipWriter(AT);
    other.add("readme.txt", "something else");
    expect(await codeOf(new Blob(["no zip"]))).toBe("zip-foreign");
    expect(await codeOf(other.finish())).toBe("backup-foreign");
    expect(await codeOf(await rewritten(file, manifestWith({ version: 99 })))).toBe("backup-newer");
    expect(await codeOf(await rewritten(file, manifestWith({ schema: 99 })))).toBe("backup-newer");
    expect(await codeOf(await rewritten(file, manifestWith({ rooms: [{ kind: "me", docId: "../x" }] })))).toBe(
      "backup-foreign",
    );
    const flip = (path: string, bytes: Uint8Array) =>
      path.endsWith(".yjs") ? bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte)) : bytes;
    const damaged = await rewritten(file, flip);
    expect(await codeOf(damaged)).toBe("ok");
    expect(await codeOf(damaged, "open")).toBe("backup-damaged");
    const target = await buildDatabase("copy-4", {});
    const copied = await runBackupJob({ type: "copy", file: damaged, database: "copy-4", brandId: "b9" }, NO_WORK);
    expect(copied).toMatchObject({ ok: false, error: { code: "backup-damaged" } });
    expect(await target.updates.count()).toBe(0);
  });

  it("[L7] merged into the present brand: what was removed is back, what is newer stays, and one undo takes it all back", async () => {
    const { file, plan, script } = await buildBackup("backup-5");
    updateVideo(plan, { videoId: VIDEO, patch: { title: "今天的标题" } }, ctx());
    applyScriptChanges(script, { changes: [{ type: "remove-row", id: asId<RowId>("r1") }], source: null }, ctx());
    const rooms = await runBackupJob({ type: "open", file }, NO_WORK);
    if (!rooms.ok || !Array.isArray(rooms.value)) throw new Error("not opened");
    const before = [plan.getSnapshot(), script.getSnapshot()];
    let held = 0;
    const hold = <R extends PlanRoom | ScriptRoom>(view: R): RoomHandle<R> => {
      held += 1;
      const presence = { getSnapshot: () => [], subscribe: () => () => {}, set: () => {} };
      const release = () => {
        held -= 1;
      };
      return { name: "", view, ready: Promise.resolve(), known: Promise.resolve(), presence, release };
    };
    const engine = { openPlan: () => hold(plan), openScript: () => hold(script) };
    const merged = await mergeBackup(engine, asId<BrandId>("b1"), rooms.value, {
      prefer: "present",
      context: ctx,
      onProgress: () => {},
    });
    expect(merged).toMatchObject({ count: { added: 1, changed: 0 }, refused: 0 });
    expect(plan.getSnapshot().videos.get(VIDEO)?.title).toBe("今天的标题");
    expect(script.getSnapshot().rows.map(({ voice }) => voice)).toEqual(["大家好\n我是小林"]);
    updateVideo(plan, { videoId: VIDEO, patch: { note: "合并之后写的" } }, ctx());
    merged.undo();
    expect(script.getSnapshot()).toEqual(before[1]);
    expect(plan.getSnapshot().videos.get(VIDEO)).toMatchObject({ title: "今天的标题", note: "合并之后写的" });
    expect(held).toBe(0);
  });
});
