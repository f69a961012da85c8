import type { MergePreference } from "@tongpin/workspace";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { newId } from "../../platform/ids.ts";
import type { AutomaticBackup } from "../../sync/backup/automatic-backups.ts";
import { type BackupDesk, type BackupState, createBackupDesk } from "../runtime/backup-desk.ts";
import { useServices } from "../runtime/context.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { useApp } from "./use-app.ts";
import { useBackupWords } from "./use-backup-words.ts";

export type { BackupState } from "../runtime/backup-desk.ts";

const desks = new WeakMap<Runtime, BackupDesk>();

/** One desk for each runtime: a backup goes on while other screens are open. */
function deskOf(runtime: Runtime): BackupDesk {
  const known = desks.get(runtime);
  if (known) return known;
  const desk = createBackupDesk({
    account: () => {
      const account = runtime.account.getSnapshot();
      if (!account) throw new Error("no account to back up");
      return account;
    },
    engine: () => runtime.startEngine(),
    newId,
    now: () => runtime.now(),
    addBrand: (brand) => runtime.addBrand(brand),
    work: () => import("../runtime/backup-work.ts"),
  });
  desks.set(runtime, desk);
  return desk;
}

export interface Backup {
  readonly state: BackupState;
  /** Copies of the brand kept before merges, newest first. */
  readonly automatic: readonly AutomaticBackup[];
  write(withMedia: boolean): void;
  inspect(file: Blob): void;
  copy(name: string): void;
  merge(prefer: MergePreference): void;
  undoMerge(): void;
  cancel(): void;
  dismiss(): void;
  saveAutomatic(id: number, name: string): void;
  openAutomatic(id: number): void;
}

/** Backups of the opened brand. Its words are in `backup`. */
export function useBackup(): Backup {
  const { runtime } = useServices();
  const { brand, workspaceName } = useApp();
  const desk = deskOf(runtime);
  const words = useBackupWords();
  const state = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  const [automatic, setAutomatic] = useState<readonly AutomaticBackup[]>([]);
  const brandId = brand?.id ?? null;
  const isMerged = state.type === "merged";
  useEffect(() => {
    if (brandId === null) return;
    let left = false;
    // Again after a merge: it has kept one more.
    void desk.automatic(brandId).then((found) => {
      if (!left && isMerged !== undefined) setAutomatic(found);
    });
    return () => {
      left = true;
    };
  }, [desk, brandId, isMerged]);
  return useMemo(() => {
    const place = brand && { id: brand.id, name: brand.name, workspace: workspaceName };
    return {
      state,
      automatic,
      write: (withMedia) => void (place && desk.write(place, words, withMedia)),
      inspect: (file) => void desk.inspect(file),
      copy: (name) => void desk.copy(name),
      merge: (prefer) => void (place && desk.merge(place, words, prefer)),
      undoMerge: desk.undoMerge,
      cancel: desk.cancel,
      dismiss: desk.dismiss,
      saveAutomatic: (id, name) => void desk.saveAutomatic(id, name),
      openAutomatic: (id) => void desk.openAutomatic(id),
    };
  }, [desk, brand, workspaceName, words, state, automatic]);
}
