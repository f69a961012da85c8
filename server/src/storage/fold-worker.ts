import { parentPort } from "node:worker_threads";
import { fold } from "./fold.ts";

/** One job of the folding thread and its answer. */
export interface FoldJob {
  readonly id: number;
  readonly updates: readonly Uint8Array[];
}

parentPort?.on("message", ({ id, updates }: FoldJob) => {
  try {
    parentPort?.postMessage({ id, folded: fold(updates) });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
