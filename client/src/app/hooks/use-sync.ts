import type { RecordCommand } from "@tongpin/domain/records";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { saveFile } from "../../platform/save-file.ts";
import type { DamagedSummary, OutboxItem, Rescue, Store, SyncStatus } from "../../sync/contract.ts";
import { useBrandSource, useServices } from "../runtime/context.ts";
import { calmStatus } from "./calm-status.ts";

const NO_ITEMS: readonly OutboxItem[] = [];
const EMPTY_OUTBOX: Store<readonly OutboxItem[]> = { getSnapshot: () => NO_ITEMS, subscribe: () => () => {} };

function useEngine() {
  const { runtime } = useServices();
  return useSyncExternalStore(runtime.engine.subscribe, runtime.engine.getSnapshot);
}

export interface Records {
  /** Resolves once the command is safe on this device; it is sent as soon as the server can be reached. */
  send(command: RecordCommand): Promise<void>;
  /** What waits or was refused, oldest first. */
  readonly items: readonly OutboxItem[];
  retry(op: string): void;
  discard(op: string): void;
}

/** What people ask to have recorded: submissions, decisions, comments, publications. */
export function useRecords(): Records {
  const { runtime } = useServices();
  const brandId = useBrandSource()?.brandId ?? null;
  const outbox = useEngine()?.outbox ?? null;
  const store = outbox ?? EMPTY_OUTBOX;
  const items = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const send = useCallback(
    async (command: RecordCommand) => {
      if (brandId === null) throw new Error("a record belongs to a brand");
      const engine = await runtime.startEngine();
      await engine.outbox.send(brandId, command);
    },
    [runtime, brandId],
  );
  return useMemo(
    () => ({ send, items, retry: (op) => outbox?.retry(op), discard: (op) => outbox?.discard(op) }),
    [send, items, outbox],
  );
}

const NO_RESCUES: readonly Rescue[] = [];
const EMPTY_RESCUES: Store<readonly Rescue[]> = { getSnapshot: () => NO_RESCUES, subscribe: () => () => {} };

/** Copies of what could not be brought to the server, each to be saved as a file or put away. */
export function useRescues(): {
  readonly items: readonly Rescue[];
  save(id: number): Promise<void>;
  putAway(id: number): void;
} {
  const rescues = useEngine()?.rescues ?? null;
  const store = rescues ?? EMPTY_RESCUES;
  const items = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return useMemo(
    () => ({
      items,
      async save(id) {
        const saved = await rescues?.file(id);
        if (saved) saveFile(saved.file, saved.name);
      },
      putAway: (id) => rescues?.drop(id),
    }),
    [items, rescues],
  );
}

const NO_DAMAGE: Store<DamagedSummary | null> = { getSnapshot: () => null, subscribe: () => () => {} };

/** Stored records that can't be read any more: to be saved as a file, then put away. Null while there are none. */
export function useDamaged(): (DamagedSummary & { save(): Promise<void>; putAway(): void }) | null {
  const damaged = useEngine()?.damaged ?? null;
  const store = damaged ?? NO_DAMAGE;
  const summary = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return useMemo(
    () =>
      summary && {
        ...summary,
        async save() {
          const saved = await damaged?.file();
          if (saved) saveFile(saved.file, saved.name);
        },
        putAway: () => void damaged?.drop(),
      },
    [summary, damaged],
  );
}

const LOCAL: SyncStatus = { state: "local" };
const STARTING: SyncStatus = { state: "saving", unsent: 0 };
const AS_LOCAL: Store<SyncStatus> = { getSnapshot: () => LOCAL, subscribe: () => () => {} };
const AS_STARTING: Store<SyncStatus> = { getSnapshot: () => STARTING, subscribe: () => () => {} };

/** The words at the top: computed below, never guessed here. While the engine loads nothing is claimed. */
export function useSyncStatus(): SyncStatus {
  const { runtime } = useServices();
  const account = useSyncExternalStore(runtime.account.subscribe, runtime.account.getSnapshot);
  const source = useEngine()?.status ?? (account?.mode === "local" ? AS_LOCAL : AS_STARTING);
  const store = useMemo(() => calmStatus(source), [source]);
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/** Tries at once what waits for its back-off. */
export function useRetryNow(): () => void {
  const engine = useEngine();
  return useCallback(() => engine?.retryNow(), [engine]);
}
