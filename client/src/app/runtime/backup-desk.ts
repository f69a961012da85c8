import { asId, type BrandId, type Instant, type PersonId, type Refusal } from "@tongpin/domain/base";
import type { BrandInfo } from "@tongpin/protocol";
import type { CommandContext, MergeCount, MergePreference } from "@tongpin/workspace";
import { LOCAL_DATABASE } from "../../sync/account-names.ts";
import type { AutomaticBackup } from "../../sync/backup/automatic-backups.ts";
import type { BackupManifest } from "../../sync/backup/backup-format.ts";
import type { BackupWords } from "../../sync/backup/backup-texts.ts";
import type { Merged } from "../../sync/backup/merge-backup.ts";
import type { BackupProgress } from "../../sync/backup/write-backup.ts";
import type { Engine, Store } from "../../sync/contract.ts";
import { firstSession } from "../../sync/first-read.ts";
import { createStore } from "../../sync/readable.ts";
import { type Account, localAccount } from "./account.ts";

type Work = typeof import("./backup-work.ts");

export type BackupDeed = "write" | "inspect" | "copy" | "merge";

export type BackupState =
  | { readonly type: "idle" }
  | { readonly type: "working"; readonly deed: BackupDeed; readonly progress: BackupProgress | null }
  | { readonly type: "written"; readonly bytes: number; readonly manifest: BackupManifest }
  | { readonly type: "found"; readonly file: Blob; readonly manifest: BackupManifest }
  | { readonly type: "copied"; readonly brand: BrandInfo; readonly isHere: boolean }
  | { readonly type: "merged"; readonly count: MergeCount; readonly refused: number; readonly isUndone: boolean }
  | { readonly type: "failed"; readonly deed: BackupDeed; readonly error: Refusal };

/** Writing and restoring backups of one brand, one thing at a time. Goes on while other screens are open. */
export interface BackupDesk extends Store<BackupState> {
  write(brand: BackupBrand, words: BackupWords, withMedia: boolean): Promise<void>;
  /** Looks at a file somebody chose; nothing is changed. */
  inspect(file: Blob): Promise<void>;
  /** The found backup as a brand of its own in the workspace of this device. */
  copy(name: string): Promise<void>;
  /** The found backup into the present brand, after a copy of that was kept. */
  merge(brand: BackupBrand, words: BackupWords, prefer: MergePreference): Promise<void>;
  undoMerge(): void;
  cancel(): void;
  /** Puts the last outcome away. */
  dismiss(): void;
  automatic(brandId: string): Promise<readonly AutomaticBackup[]>;
  saveAutomatic(id: number, name: string): Promise<void>;
  openAutomatic(id: number): Promise<void>;
}

export interface BackupBrand {
  readonly id: BrandId;
  readonly name: string;
  readonly workspace: string;
}

export interface BackupDeskOptions {
  readonly account: () => Account;
  readonly engine: () => Promise<Engine>;
  readonly newId: () => string;
  readonly now: () => Instant;
  addBrand(brand: BrandInfo): Promise<void>;
  readonly work: () => Promise<Work>;
}

const IDLE: BackupState = { type: "idle" };

export function createBackupDesk(options: BackupDeskOptions): BackupDesk {
  const store = createStore<BackupState>(IDLE);
  let abort: AbortController | null = null;
  let merged: Merged | null = null;

  const isBusy = () => store.getSnapshot().type === "working";
  const fail = (deed: BackupDeed, error: Refusal) =>
    store.set(error.code === "cancelled" ? IDLE : { type: "failed", deed, error });

  /** Enters a deed; the answer is what its worker reports to. Two reports within a frame are one. */
  function begin(deed: BackupDeed) {
    merged?.settle();
    merged = null;
    abort = new AbortController();
    store.set({ type: "working", deed, progress: null });
    return {
      signal: abort.signal,
      onProgress: (progress: BackupProgress) => store.set({ type: "working", deed, progress }),
    };
  }

  function orderOf(brand: BackupBrand, words: BackupWords, withMedia: boolean) {
    const { database, session } = options.account();
    const order = {
      brand: { id: brand.id, name: brand.name },
      workspace: brand.workspace,
      by: session.person.name,
      at: options.now(),
      withMedia,
      words,
    };
    return { type: "write", database, order } as const;
  }

  async function inspect(file: Blob): Promise<void> {
    if (isBusy()) return;
    const watch = begin("inspect");
    const result = await (await options.work()).runBackup({ type: "inspect", file }, watch);
    if (result.ok) store.set({ type: "found", file, manifest: result.value });
    else fail("inspect", result.error);
  }

  const found = () => {
    const state = store.getSnapshot();
    return state.type === "found" ? state : null;
  };

  /** The session of this device's own workspace with one brand more. */
  async function addToLocal(brand: BrandInfo, work: Work): Promise<void> {
    const kept = await firstSession(LOCAL_DATABASE);
    const { person, workspace } = options.account().session;
    const names = { person: person.name, workspace: workspace.name, brand: brand.name };
    const session = kept?.session ?? { ...localAccount(names, options.newId).session, brands: [] };
    await work.keepSession(LOCAL_DATABASE, {
      session: { ...session, brands: [...session.brands, brand] },
      clockOffset: kept?.clockOffset ?? 0,
    });
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    async write(brand, words, withMedia) {
      if (isBusy()) return;
      const watch = begin("write");
      const work = await options.work();
      const written = await work.runBackup(orderOf(brand, words, withMedia), watch);
      if (!written.ok) return fail("write", written.error);
      const { file, manifest } = written.value;
      work.saveFile(file, work.backupFileName(manifest));
      store.set({ type: "written", bytes: file.size, manifest });
    },
    inspect,
    async copy(name) {
      const source = found();
      if (!source) return;
      const watch = begin("copy");
      const brand: BrandInfo = { id: options.newId(), name, role: "owner" };
      const isHere = options.account().mode === "local";
      const work = await options.work();
      const job = { type: "copy", file: source.file, database: LOCAL_DATABASE, brandId: brand.id } as const;
      const copied = await work.runBackup(job, watch);
      if (!copied.ok) return fail("copy", copied.error);
      if (isHere) await options.addBrand(brand);
      else await addToLocal(brand, work);
      store.set({ type: "copied", brand, isHere });
    },
    async merge(brand, words, prefer) {
      const source = found();
      if (!source) return;
      const watch = begin("merge");
      const work = await options.work();
      const rooms = await work.runBackup({ type: "open", file: source.file }, watch);
      if (!rooms.ok) return fail("merge", rooms.error);
      const before = await work.runBackup(orderOf(brand, words, false), watch);
      if (!before.ok) return fail("merge", before.error);
      const { database } = options.account();
      let keptId: number;
      try {
        keptId = await work.keepAutomaticBackup(database, brand.id, before.value.file, options.now());
      } catch {
        return fail("merge", { code: "no-space" });
      }
      const engine = await options.engine();
      const context = (): CommandContext => ({
        now: options.now(),
        newId: options.newId,
        actor: asId<PersonId>(options.account().session.person.id),
      });
      const { onProgress } = watch;
      merged = await work.mergeBackup(engine, brand.id, rooms.value, { prefer, context, onProgress });
      // Nothing was replaced, so there is nothing to go back to.
      if (merged.count.added + merged.count.changed === 0) await work.dropAutomaticBackup(database, keptId);
      store.set({ type: "merged", count: merged.count, refused: merged.refused, isUndone: false });
    },
    undoMerge() {
      const state = store.getSnapshot();
      merged?.undo();
      merged = null;
      if (state.type === "merged") store.set({ ...state, isUndone: true });
    },
    cancel: () => abort?.abort(),
    dismiss() {
      merged?.settle();
      merged = null;
      store.set(IDLE);
    },
    automatic: async (brandId) => (await options.work()).listAutomaticBackups(options.account().database, brandId),
    async saveAutomatic(id, name) {
      const work = await options.work();
      const file = await work.readAutomaticBackup(options.account().database, id);
      if (file) work.saveFile(file, name);
    },
    async openAutomatic(id) {
      const file = await (await options.work()).readAutomaticBackup(options.account().database, id);
      if (file) await inspect(file);
    },
  };
}
