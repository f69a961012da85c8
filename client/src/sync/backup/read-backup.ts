import { type Result, refuse } from "@tongpin/domain/base";
import { ROOTS, SCHEMA_VERSION, sha256Hex } from "@tongpin/workspace";
import * as Y from "yjs";
import { openZip, type ZipFile, type ZipLimits } from "../../platform/zip/read-zip.ts";
import {
  BACKUP_VERSION,
  type BackupManifest,
  type BackupMedia,
  type BackupRoom,
  MANIFEST_PATH,
  mediaPath,
  readManifest,
  roomPath,
} from "./backup-format.ts";

/** 9,000 videos with scripts, talks, margins and their readable forms, and as much media as a zip holds. */
export const BACKUP_LIMITS: ZipLimits = {
  entries: 65_000,
  bytes: 5_000_000_000,
  entryBytes: 64 * 1024 * 1024,
  ratio: 200,
};

export interface OpenedBackup {
  readonly manifest: BackupManifest;
  /** One room's document, checked. Refuses `backup-damaged`. */
  room(room: BackupRoom): Promise<Result<Y.Doc>>;
  media(media: BackupMedia): Promise<Result<Blob>>;
}

/**
 * Opens a file somebody chose as a backup. Reads its list and nothing else. Refuses what `openZip` refuses, and
 * `backup-foreign` (a zip of something else), `backup-newer` (written by a later Tongpin).
 */
export async function openBackup(file: Blob): Promise<Result<OpenedBackup>> {
  const zip = await openZip(file, BACKUP_LIMITS);
  if (!zip.ok) return zip;
  if (!zip.value.entries.has(MANIFEST_PATH)) return refuse("backup-foreign");
  const text = await zip.value.read(MANIFEST_PATH);
  if (!text.ok) return text;
  const manifest = readManifest(new TextDecoder().decode(text.value));
  if (!manifest) return refuse("backup-foreign");
  if (manifest.version > BACKUP_VERSION || manifest.schema > SCHEMA_VERSION) return refuse("backup-newer");
  return {
    ok: true,
    value: {
      manifest,
      room: (room) => readRoom(zip.value, room),
      media: async (media) => {
        const part = await zip.value.slice(mediaPath(media.sha256));
        return part.ok && part.value.size !== media.bytes ? refuse("backup-damaged") : part;
      },
    },
  };
}

async function readRoom(zip: ZipFile, room: BackupRoom): Promise<Result<Y.Doc>> {
  const path = roomPath(room, "yjs");
  const bytes = await zip.read(path);
  if (!bytes.ok || sha256Hex(bytes.value) !== room.update) return refuse("backup-damaged", { path });
  const doc = docOf(bytes.value, ROOTS[room.kind]);
  return doc ? { ok: true, value: doc } : refuse("backup-damaged", { path });
}

/** Longest single struct and highest clock an honest history has; yjs itself takes 2^40 (trust.md E2). */
const STRUCT_MAX = 2 ** 24;

/** The document an update stands for, or null for bytes no honest replica would have written. */
function docOf(update: Uint8Array, roots: readonly string[]): Y.Doc | null {
  const doc = new Y.Doc();
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    if (structs.some(({ id, length }) => id.clock + length > STRUCT_MAX * 64 || length > STRUCT_MAX)) return null;
    if ([...ds.clients.values()].some((ranges) => ranges.some(({ len }) => len > STRUCT_MAX))) return null;
    Y.applyUpdate(doc, update);
  } catch {
    return null;
  }
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  const isOurs = [...doc.share.keys()].every((name) => roots.includes(name)) && doc.subdocs.size === 0;
  return isWhole && isOurs ? doc : null;
}
