import { type Result, refuse } from "@tongpin/domain/base";
import type { BackupAnswer, BackupJob, BackupResults } from "./backup-job.ts";
import type { BackupProgress } from "./write-backup.ts";

/** What the worker's end is for: whoever starts a job hears how far it is and may end it at any moment. */
export interface BackupWatch {
  onProgress(progress: BackupProgress): void;
  readonly signal: AbortSignal;
}

/**
 * Runs a backup job off the main thread: a hostile file can neither freeze the page nor outlive its cancelling. Refuses
 * what the job refuses, and `cancelled`.
 */
export function runBackup<T extends BackupJob["type"]>(
  job: BackupJob & { readonly type: T },
  watch: BackupWatch,
): Promise<Result<BackupResults[T]>> {
  if (watch.signal.aborted) return Promise.resolve(refuse("cancelled"));
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./backup-worker.ts", import.meta.url), { type: "module" });
    const end = (result: Result<BackupResults[T]>) => {
      worker.terminate();
      watch.signal.removeEventListener("abort", cancel);
      resolve(result);
    };
    const cancel = () => end(refuse("cancelled"));
    watch.signal.addEventListener("abort", cancel);
    worker.onerror = () => end(refuse("device-failed"));
    worker.onmessage = ({ data }: MessageEvent<BackupAnswer>) => {
      switch (data.type) {
        case "progress":
          return watch.onProgress(data.progress);
        case "done":
          return end({ ok: true, value: data.value as BackupResults[T] });
        case "refused":
          return end({ ok: false, error: data.error });
      }
    };
    worker.postMessage(job);
  });
}
