import { type BackupAnswer, type BackupJob, runBackupJob } from "./backup-job.ts";

const say = (answer: BackupAnswer) => self.postMessage(answer);

self.onmessage = ({ data: job }: MessageEvent<BackupJob>) => {
  void runBackupJob(job, {
    onProgress: (progress) => say({ type: "progress", progress }),
    isCancelled: () => false,
  }).then((result) =>
    say(result.ok ? { type: "done", value: result.value } : { type: "refused", error: result.error }),
  );
};
