import { useMemo, useSyncExternalStore } from "react";
import { KEEP_CHOICES } from "../../sync/backup/folder-rotation.ts";
import { useServices } from "../runtime/context.ts";
import { createFolderDesk, type FolderDesk, type FolderState } from "../runtime/folder-desk.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { useApp } from "./use-app.ts";
import { useBackupWords } from "./use-backup-words.ts";

export type { ChosenFolder } from "../runtime/folder-desk.ts";
export { KEEP_CHOICES };

const desks = new WeakMap<Runtime, Map<string, FolderDesk>>();

/** One desk for each brand of a runtime: the settings and the background speak of the same work. */
function useFolderDesk(): FolderDesk {
  const { runtime } = useServices();
  const { brand, workspaceName, person } = useApp();
  const database = runtime.account.getSnapshot()?.database ?? "";
  return useMemo(() => {
    if (!brand) throw new Error("a backup belongs to a brand");
    const known = desks.get(runtime) ?? new Map<string, FolderDesk>();
    desks.set(runtime, known);
    const key = `${database}:${brand.id}`;
    const place = { id: brand.id, name: brand.name, workspace: workspaceName };
    const desk =
      known.get(key) ?? createFolderDesk({ database, brand: place, by: person.name, now: () => runtime.now() });
    known.set(key, desk);
    return desk;
  }, [runtime, database, brand, workspaceName, person.name]);
}

export interface FolderBackups {
  readonly state: FolderState;
  choose(): void;
  allow(): void;
  backUpNow(): void;
  backUpIfDue(): Promise<boolean>;
  keep(count: number): void;
  withMedia(value: boolean): void;
  pin(name: string, pinned: boolean): void;
  stop(): void;
}

/** Backups of the opened brand that write themselves into a folder. Their words are in `backup`. */
export function useFolderBackups(): FolderBackups {
  const desk = useFolderDesk();
  const words = useBackupWords();
  const state = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  return useMemo(
    () => ({
      state,
      choose: () => void desk.choose(words),
      allow: () => void desk.allow(words),
      backUpNow: () => void desk.backUpNow(words),
      backUpIfDue: () => desk.backUpIfDue(words),
      keep: (count) => void desk.keep(count),
      withMedia: (value) => void desk.withMedia(value),
      pin: (name, pinned) => void desk.pin(name, pinned),
      stop: () => void desk.stop(),
    }),
    [desk, words, state],
  );
}
