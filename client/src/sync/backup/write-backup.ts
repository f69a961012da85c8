import { asId, type Sha256, type VideoId } from "@tongpin/domain/base";
import { ledgerRoom, marginRoom, planRoom, scriptRoom, talkRoom } from "@tongpin/protocol";
import {
  type ContentKind,
  canonicalJson,
  framesOfScript,
  openPlan,
  openScript,
  roomContent,
  SCHEMA_VERSION,
  type ScriptState,
  sha256Hex,
} from "@tongpin/workspace";
import * as Y from "yjs";
import { readLocalMedia } from "../../platform/media-store.ts";
import { createZipWriter, ZIP_MAX_BYTES, type ZipWriter } from "../../platform/zip/write-zip.ts";
import type { AccountDatabase } from "../database.ts";
import { readStoredRoom } from "../room-loader.ts";
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupManifest,
  type BackupMedia,
  type BackupRoom,
  MANIFEST_PATH,
  mediaPath,
  roomPath,
} from "./backup-format.ts";
import { type BackupWords, calendarCsv, fileTitle, scriptMarkdown, shotsCsv } from "./backup-texts.ts";

export interface BackupOrder {
  readonly brand: { readonly id: string; readonly name: string };
  readonly workspace: string;
  readonly by: string;
  readonly at: number;
  readonly withMedia: boolean;
  readonly words: BackupWords;
}

export type BackupProgress =
  | { readonly step: "rooms"; readonly done: number; readonly total: number }
  | { readonly step: "media"; readonly done: number; readonly total: number };

export interface BackupWork {
  onProgress(progress: BackupProgress): void;
  isCancelled(): boolean;
}

export interface WrittenBackup {
  readonly file: Blob;
  readonly manifest: BackupManifest;
}

/** A file the documents speak of: a cut, or a picture of a shot, also one that was replaced. */
interface OwnFile {
  readonly sha256: Sha256;
  readonly mime: string;
}

interface StoredContent {
  readonly doc: Y.Doc;
  /** Whether this device has ever stored anything of it. */
  readonly known: boolean;
}

/**
 * Writes everything this device stores of one brand into a zip: what this person may read, with or without a network.
 * Reads the database alone, so it runs beside the open rooms (in a worker). Null when cancelled.
 */
export async function writeBackup(
  database: AccountDatabase,
  order: BackupOrder,
  work: BackupWork,
): Promise<WrittenBackup | null> {
  const { brand, words, at } = order;
  const zip = createZipWriter(at);
  const rooms: BackupRoom[] = [];
  const files = new Map<Sha256, OwnFile>();
  const earlier = new Map<Sha256, OwnFile>();
  let missing = 0;

  async function load(room: string): Promise<StoredContent> {
    const stored = await readStoredRoom(database, room, () => at);
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of stored.updates) Y.applyUpdate(doc, update);
    });
    const known = stored.updates.length > 0 || (await database.rooms.get(room)) !== undefined;
    return { doc, known };
  }
  function addRoom(kind: ContentKind, docId: string, doc: Y.Doc): void {
    const json = canonicalJson(roomContent(kind, doc));
    const update = Y.encodeStateAsUpdate(doc);
    const room: BackupRoom = { kind, docId, update: sha256Hex(update), content: sha256Hex(json) };
    zip.add(roomPath(room, "yjs"), update);
    zip.add(roomPath(room, "json"), json);
    rooms.push(room);
  }

  const plan = await load(planRoom(brand.id));
  const planState = openPlan(plan.doc).getSnapshot();
  addRoom("plan", "main", plan.doc);
  zip.add("calendar.csv", calendarCsv(planState, words));
  const ledger = await load(ledgerRoom(brand.id));
  if (ledger.known) addRoom("ledger", "main", ledger.doc);

  const videos = [...planState.videos.values()];
  for (const [index, video] of videos.entries()) {
    if (work.isCancelled()) return null;
    work.onProgress({ step: "rooms", done: index, total: videos.length });
    const script = await load(scriptRoom(brand.id, video.id));
    if (!script.known && video.removedAt === null) missing += 1;
    if (script.known) {
      addRoom("script", video.id, script.doc);
      const state = openScript(script.doc).getSnapshot();
      for (const cut of state.cuts) files.set(cut.sha256, cut);
      for (const { frame } of state.shots) if (frame) files.set(frame.sha256, frame);
      for (const frames of framesOfScript(script).values())
        for (const frame of frames) earlier.set(frame.sha256, frame);
      if (video.removedAt === null) addTexts(zip, fileTitle(video, words), video.title, state, words);
    }
    const talk = await load(talkRoom(brand.id, video.id));
    if (talk.known) addRoom("talk", asId<VideoId>(video.id), talk.doc);
    const margin = await load(marginRoom(brand.id, video.id));
    if (margin.known) addRoom("margin", asId<VideoId>(video.id), margin.doc);
  }
  work.onProgress({ step: "rooms", done: videos.length, total: videos.length });

  const media = order.withMedia ? await addMedia(zip, [...new Map([...files, ...earlier]).values()], work) : [];
  if (media === null) return null;
  const written = new Set(media.map(({ sha256 }) => sha256));
  const manifest: BackupManifest = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    schema: SCHEMA_VERSION,
    at: new Date(at).toISOString(),
    workspace: order.workspace,
    brand,
    by: order.by,
    videos: videos.filter(({ removedAt }) => removedAt === null).length,
    rooms,
    media,
    missing,
    // A picture that was replaced is nothing anybody would miss.
    mediaLeftOut: [...files.keys()].filter((sha256) => !written.has(sha256)).length,
  };
  zip.add(MANIFEST_PATH, JSON.stringify(manifest, null, 1));
  return { file: zip.finish(), manifest };
}

function addTexts(zip: ZipWriter, name: string, title: string, state: ScriptState, words: BackupWords): void {
  zip.add(`scripts/${name}.md`, scriptMarkdown(title, state, words));
  if (state.shots.length > 0) zip.add(`shots/${name}.csv`, shotsCsv(state, words));
}

/** The cuts and pictures this device keeps, as long as the zip has room for them. Null when cancelled. */
async function addMedia(zip: ZipWriter, wanted: readonly OwnFile[], work: BackupWork): Promise<BackupMedia[] | null> {
  const found: { readonly own: OwnFile; readonly file: File }[] = [];
  let room = ZIP_MAX_BYTES - zip.size();
  for (const own of wanted) {
    const file = await readLocalMedia(own.sha256);
    if (!file || file.size > room) continue;
    room -= file.size;
    found.push({ own, file });
  }
  const total = found.reduce((sum, { file }) => sum + file.size, 0);
  let before = 0;
  const media: BackupMedia[] = [];
  for (const { own, file } of found) {
    if (work.isCancelled()) return null;
    await zip.addStored(mediaPath(own.sha256), file, (bytes) =>
      work.onProgress({ step: "media", done: before + bytes, total }),
    );
    before += file.size;
    media.push({ sha256: own.sha256, bytes: file.size, mime: own.mime });
  }
  return media;
}
