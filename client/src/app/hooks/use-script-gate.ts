import type { ScriptGate } from "@tongpin/workspace";
import { useSyncExternalStore } from "react";
import type { Store, SyncStatus } from "../../sync/contract.ts";
import { useSelected } from "./use-selected.ts";

/** `outdated`: the server takes nothing of this version any more (4426). The others are of the document itself. */
export type VideoGate = ScriptGate | "outdated";

const OPEN: Store<ScriptGate> = { getSnapshot: () => "open", subscribe: () => () => {} };
const STARTING: SyncStatus = { state: "saving", unsent: 0 };
const AS_STARTING: Store<SyncStatus> = { getSnapshot: () => STARTING, subscribe: () => () => {} };
const isOutdated = (status: SyncStatus) => status.state === "error" && status.reason === "outdated";

/** Whether an editor may be bound to a script, by the document and by what the server said to this version. */
export function useScriptGate(gate: Store<ScriptGate> | null, status: Store<SyncStatus> | null): VideoGate {
  const source = gate ?? OPEN;
  const own = useSyncExternalStore(source.subscribe, source.getSnapshot);
  const outdated = useSelected(status ?? AS_STARTING, isOutdated);
  return own === "open" && outdated ? "outdated" : own;
}
