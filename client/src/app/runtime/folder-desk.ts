import type { Instant } from "@tongpin/domain/base";
import { canPickFolder, pickFolder } from "../../platform/backup-folder.ts";
import { ifFree } from "../../platform/locks.ts";
import type { BackupWords } from "../../sync/backup/backup-texts.ts";
import {
  backUpToFolder,
  type FolderRows,
  folderRows,
  newFolderRow,
  turnOver,
} from "../../sync/backup/folder-backups.ts";
import { isBackupDue } from "../../sync/backup/folder-rotation.ts";
import { runBackup } from "../../sync/backup/run-backup.ts";
import type { Store } from "../../sync/contract.ts";
import type { BackupFolderRow, FolderFile, FolderTrouble } from "../../sync/database.ts";
import { createStore } from "../../sync/readable.ts";
import type { BackupBrand } from "./backup-desk.ts";

export interface ChosenFolder {
  readonly name: string;
  readonly keep: number;
  readonly withMedia: boolean;
  /** Newest first. */
  readonly files: readonly FolderFile[];
  readonly checkedAt: Instant | null;
  readonly trouble: FolderTrouble | null;
  readonly isWorking: boolean;
}

/** `asking`: not looked up yet. `unable`: this browser writes into no folder. */
export type FolderState =
  | { readonly type: "asking" | "unable" | "none" }
  | { readonly type: "chosen"; readonly folder: ChosenFolder };

/** A brand's backups that write themselves into a folder of this computer. */
export interface FolderDesk extends Store<FolderState> {
  /** Within a click: the browser asks which folder. */
  choose(words: BackupWords): Promise<void>;
  /** Within a click: the browser asks whether we still may. */
  allow(words: BackupWords): Promise<void>;
  backUpNow(words: BackupWords): Promise<void>;
  /** Answers whether there is trouble a person has to see to. */
  backUpIfDue(words: BackupWords): Promise<boolean>;
  keep(count: number): Promise<void>;
  withMedia(value: boolean): Promise<void>;
  pin(name: string, pinned: boolean): Promise<void>;
  /** The files stay where they are. */
  stop(): Promise<void>;
}

export interface FolderDeskOptions {
  readonly database: string;
  readonly brand: BackupBrand;
  readonly by: string;
  readonly now: () => Instant;
}

export function createFolderDesk({ database, brand, by, now }: FolderDeskOptions): FolderDesk {
  const rows: FolderRows = folderRows(database, brand.id);
  const store = createStore<FolderState>({ type: canPickFolder() ? "asking" : "unable" });
  let isWorking = false;

  function stateOf(row: BackupFolderRow | null): FolderState {
    if (!row) return { type: canPickFolder() ? "none" : "unable" };
    const { folder, keep, withMedia, files, checkedAt, trouble } = row;
    const newestFirst = [...files].reverse();
    const chosen = { name: folder.name, keep, withMedia, files: newestFirst, checkedAt, trouble, isWorking };
    return { type: "chosen", folder: chosen };
  }
  const show = (row: BackupFolderRow | null) => store.set(stateOf(row));
  const look = async () => show(await rows.read());
  void look();

  async function change(edit: (row: BackupFolderRow) => BackupFolderRow): Promise<BackupFolderRow | null> {
    const row = await rows.read();
    if (!row) return null;
    const next = edit(row);
    await rows.write(next);
    show(next);
    return next;
  }

  async function backUp(words: BackupWords, isAsked: boolean): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    await look();
    try {
      // One tab is enough.
      await ifFree(`${database}:folder-backup:${brand.id}`, async () => {
        await backUpToFolder(rows, { now: now(), isAsked, make: (withMedia) => make(words, withMedia) });
      });
    } finally {
      isWorking = false;
      await look();
    }
  }

  function make(words: BackupWords, withMedia: boolean) {
    const { workspace } = brand;
    const order = { brand: { id: brand.id, name: brand.name }, workspace, by, at: now(), withMedia, words };
    const watch = { onProgress: () => undefined, signal: new AbortController().signal };
    return runBackup({ type: "write", database, order }, watch);
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    async choose(words) {
      const folder = await pickFolder();
      if (!folder) return;
      await rows.write(newFolderRow(brand.id, folder, await rows.read()));
      await backUp(words, true);
    },
    async allow(words) {
      const row = await rows.read();
      const given = await row?.folder.requestPermission({ mode: "readwrite" }).catch(() => "denied");
      if (given === "granted") await backUp(words, false);
    },
    backUpNow: (words) => backUp(words, true),
    async backUpIfDue(words) {
      const row = await rows.read();
      if (!row || !isBackupDue(row.checkedAt, now())) return false;
      await backUp(words, false);
      return ((await rows.read())?.trouble ?? null) !== null;
    },
    async keep(count) {
      const row = await change((found) => ({ ...found, keep: count }));
      if (row && !isWorking) show(await turnOver(rows, row));
    },
    withMedia: async (withMedia) => void (await change((row) => ({ ...row, withMedia }))),
    async pin(name, pinned) {
      await change((row) => ({
        ...row,
        files: row.files.map((file) => (file.name === name ? { ...file, pinned } : file)),
      }));
    },
    async stop() {
      await rows.drop();
      await look();
    },
  };
}
