import type { Sha256 } from "@tongpin/domain/base";
import type { ContentKind } from "@tongpin/workspace";

/**
 * A backup is a zip that other programs can read as well: `rooms/` holds every document twice, as canonical JSON and as
 * the exact Yjs update; `scripts/` and `shots/` hold the words as Markdown and CSV, `calendar.csv` the month, `media/` the
 * cuts and pictures this device keeps. Restoring reads `manifest.json` and the updates; the rest is for people.
 */
export const BACKUP_FORMAT = "tongpin-backup";
/** Raised when a reader of this version could misread a newer file. */
export const BACKUP_VERSION = 1;
export const MANIFEST_PATH = "manifest.json";

export interface BackupRoom {
  readonly kind: ContentKind;
  readonly docId: string;
  /** Of the update's bytes: what is restored is what was written. */
  readonly update: Sha256;
  /** Of the canonical content: equal contents can be told without decoding. */
  readonly content: Sha256;
}

export interface BackupMedia {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly mime: string;
}

export interface BackupManifest {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: number;
  /** Version of the documents' shapes (SCHEMA.md). */
  readonly schema: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly workspace: string;
  readonly brand: { readonly id: string; readonly name: string };
  readonly by: string;
  readonly videos: number;
  readonly rooms: readonly BackupRoom[];
  readonly media: readonly BackupMedia[];
  /** Videos whose script had not reached this device yet. */
  readonly missing: number;
  /** Cuts and shown pictures that are not in the file: not on this device, or no room left in a zip. */
  readonly mediaLeftOut: number;
}

export function roomPath({ kind, docId }: Pick<BackupRoom, "kind" | "docId">, extension: "json" | "yjs"): string {
  return `rooms/${kind}/${docId}.${extension}`;
}

export function mediaPath(sha256: string): string {
  return `media/${sha256}`;
}

const KINDS: readonly string[] = ["plan", "script", "ledger", "talk", "margin"] satisfies readonly ContentKind[];
const ID = /^[0-9A-Za-z_-]{1,64}$/;
const HASH = /^[0-9a-f]{64}$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isName = (value: unknown): value is string => typeof value === "string" && value.length <= 200;
const isHash = (value: unknown): value is Sha256 => typeof value === "string" && HASH.test(value);

function isRoom(value: unknown): value is BackupRoom {
  if (!isObject(value) || typeof value["docId"] !== "string" || !ID.test(value["docId"])) return false;
  return KINDS.includes(String(value["kind"])) && isHash(value["update"]) && isHash(value["content"]);
}

function isMedia(value: unknown): value is BackupMedia {
  return isObject(value) && isHash(value["sha256"]) && isCount(value["bytes"]) && isName(value["mime"]);
}

/** A manifest from a file somebody chose: null for anything that is none, whatever it claims to be. */
export function readManifest(text: string): BackupManifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || value["format"] !== BACKUP_FORMAT) return null;
  const { version, schema, at, workspace, brand, by, videos, rooms, media, missing, mediaLeftOut } = value;
  const sound =
    isCount(version) &&
    isCount(schema) &&
    typeof at === "string" &&
    !Number.isNaN(Date.parse(at)) &&
    isName(workspace) &&
    isName(by) &&
    isObject(brand) &&
    typeof brand["id"] === "string" &&
    ID.test(brand["id"]) &&
    isName(brand["name"]) &&
    isCount(videos) &&
    isCount(missing) &&
    isCount(mediaLeftOut) &&
    Array.isArray(rooms) &&
    rooms.every(isRoom) &&
    Array.isArray(media) &&
    media.every(isMedia);
  return sound ? (value as unknown as BackupManifest) : null;
}

/** The file's name: brand and day, in characters every system takes. */
export function backupFileName({ brand, at }: Pick<BackupManifest, "brand" | "at">): string {
  const name = brand.name.replace(/[\p{Cc}\\/:*?"<>|.]/gu, " ").trim();
  const [day = "", time = ""] = at.split("T");
  return `tongpin-${name || brand.id}-${day}-${time.slice(0, 5).replace(":", "")}.zip`;
}
