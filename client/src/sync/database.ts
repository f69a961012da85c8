import type { Instant } from "@tongpin/domain/base";
import type { HolidayEntry, Pace } from "@tongpin/domain/calendar";
import type { KeptNode } from "@tongpin/domain/nodes";
import type { PinnedContent, RecordCommand } from "@tongpin/domain/records";
import type { Campaign, Channel, Figures, Video } from "@tongpin/domain/video";
import type { SavedView } from "@tongpin/domain/views";
import type { MemberInfo, SessionInfo, VersionInfo } from "@tongpin/protocol";
import type { StoredUndo } from "@tongpin/workspace";
import Dexie, { type Table } from "dexie";
import type { ApiFailure } from "../platform/api.ts";
import type { BackupFolder } from "../platform/backup-folder.ts";

/** One Yjs update of one room, in the order this device stored them. */
export interface UpdateRow {
  readonly seq?: number;
  readonly room: string;
  readonly data: Uint8Array;
  /** `checksum(data)`; absent in rows of before 2026-11-22. */
  readonly sum?: number;
  /** The room's name while this is a local edit the server has not confirmed; absent otherwise (a sparse index). */
  readonly pending?: string;
}

/** All updates of a room up to and including `upTo`, folded into one. */
export interface SnapshotRow {
  readonly room: string;
  readonly data: Uint8Array;
  /** As of an update's row. */
  readonly sum?: number;
  readonly upTo: number;
}

export interface RoomRow {
  readonly room: string;
  readonly lastSyncedAt: Instant;
}

/** Bytes that could not be read as an update: set aside, never destroyed. */
export interface DamagedRow {
  readonly id?: number;
  readonly room: string;
  readonly from: "updates" | "snapshots";
  readonly data: unknown;
  readonly at: Instant;
}

/** A copy of a room's content that is offered as a file and never merged. */
export interface RescueRow {
  readonly id?: number;
  readonly room: string;
  readonly why: "revoked" | "diverged";
  readonly at: Instant;
  readonly edits: number;
  /** The room's whole state as one update. */
  readonly data: Uint8Array;
}

export interface OutboxRow {
  readonly position?: number;
  readonly op: string;
  readonly brandId: string;
  readonly command: RecordCommand;
  readonly queuedAt: Instant;
  readonly refused: ApiFailure | null;
}

/**
 * A part of a plan's videos: a few dozen records are read ten times as fast as ten thousand, and one edit still writes
 * only one of them. Which part a video is in follows from its id alone (plan-parts.ts).
 */
export interface PlanPartRow {
  readonly brandId: string;
  readonly part: number;
  readonly videos: readonly Video[];
}

/** What of a plan is not a video, and which projection wrote the rows. */
export interface PlanExtrasRow {
  readonly brandId: string;
  readonly projection: number;
  readonly channels: readonly Channel[];
  readonly campaigns: readonly Campaign[];
  readonly paces: readonly Pace[];
  readonly figures: readonly (readonly [key: string, figures: Figures])[];
  /** Missing in rows that an app before these wrote. */
  readonly holidays?: readonly (readonly [id: string, entry: HolidayEntry])[];
  readonly nodes?: readonly (readonly [id: string, node: KeptNode])[];
  /** Absent in rows of before there were any. */
  readonly views?: readonly SavedView[];
}

/** What a submission froze, under its hash: a reviewer without a network still sees exactly that. */
export interface PinRow {
  readonly hash: string;
  readonly content: PinnedContent;
}

/** What a version of a script holds, under its hash (version-shelf.ts). */
export interface ShelvedVersionRow {
  readonly hash: string;
  readonly version: unknown;
}

/** The steps one person can still take back or do again in a room, as they were when the page was left. */
export interface UndoRow {
  readonly room: string;
  readonly steps: StoredUndo;
}

/** A brand as it was before something replaced parts of it: a backup file without media. */
export interface AutomaticBackupRow {
  readonly id?: number;
  readonly brandId: string;
  readonly at: Instant;
  readonly data: Uint8Array;
}

/** A cut or a shot's picture that is registered and kept here, and that the server does not have yet. */
export interface UploadRow {
  readonly key: string;
  /** Absent in rows of before there were pictures: a cut. */
  readonly kind?: "cut" | "frame";
  readonly brandId: string;
  readonly videoId: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly queuedAt: Instant;
}

/** Where a brand's backups are written by themselves, as chosen on this device (backup/folder-backups.ts). */
export interface BackupFolderRow {
  readonly key: `backupFolder:${string}`;
  readonly folder: BackupFolder;
  /** How many to keep besides the pinned ones. */
  readonly keep: number;
  readonly withMedia: boolean;
  /** What was written there and is still wanted, oldest first. Nothing else in the folder is ever touched. */
  readonly files: readonly FolderFile[];
  /** What the newest file holds: the same content is not written twice. */
  readonly content: string | null;
  /** When the folder last held everything. */
  readonly checkedAt: Instant | null;
  readonly trouble: FolderTrouble | null;
}

export interface FolderFile {
  readonly name: string;
  readonly at: Instant;
  readonly bytes: number;
  /** Kept whatever comes after it. */
  readonly pinned: boolean;
}

/** `permission`: the browser asks anew whether we may write there. `gone`: moved, renamed or not mounted. */
export type FolderTrouble = "permission" | "gone" | "no-space" | "failed";

/** What the shell needs to open without a network, and small settings of this device. */
export type ShellRow =
  | { readonly key: "session"; readonly session: SessionInfo; readonly clockOffset: number }
  | { readonly key: `members:${string}`; readonly members: readonly MemberInfo[] }
  | {
      readonly key: `versions:${string}`;
      readonly listed: readonly VersionInfo[];
      readonly own: readonly VersionInfo[];
    }
  | BackupFolderRow
  | { readonly key: "flush"; readonly at: Instant };

/** Everything this device keeps for one account. The content is the person's own; no secret is ever stored here. */
export class AccountDatabase extends Dexie {
  declare readonly updates: Table<UpdateRow, number>;
  declare readonly snapshots: Table<SnapshotRow, string>;
  declare readonly rooms: Table<RoomRow, string>;
  declare readonly damaged: Table<DamagedRow, number>;
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly planParts: Table<PlanPartRow, [string, number]>;
  declare readonly planExtras: Table<PlanExtrasRow, string>;
  declare readonly shell: Table<ShellRow, string>;
  declare readonly rescues: Table<RescueRow, number>;
  declare readonly pins: Table<PinRow | ShelvedVersionRow, string>;
  declare readonly undo: Table<UndoRow, string>;
  declare readonly backups: Table<AutomaticBackupRow, number>;
  declare readonly uploads: Table<UploadRow, string>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({
      updates: "++seq, [room+seq], pending",
      snapshots: "room",
      rooms: "room",
      damaged: "++id, room",
      outbox: "++position, &op",
      videoRows: "[brandId+id], brandId",
      planExtras: "brandId",
      shell: "key",
      pins: "hash",
    });
    // The table of single videos stays for tabs and versions of before, which write it anew when they find it empty.
    this.version(2)
      .stores({ planParts: "[brandId+part]" })
      .upgrade((transaction) => transaction.table("videoRows").clear());
    this.version(2).stores({ undo: "room", backups: "++id, brandId", uploads: "key", rescues: "++id, room" });
  }
}

const open = new Map<string, AccountDatabase>();

/** The one connection of this tab to an account's database. */
export function openDatabase(name: string): AccountDatabase {
  const known = open.get(name);
  if (known) return known;
  const database = new AccountDatabase(name);
  open.set(name, database);
  return database;
}

/** Closes this tab's connection; a later `openDatabase` makes a new one. */
export function closeDatabase(name: string): void {
  open.get(name)?.close();
  open.delete(name);
}
