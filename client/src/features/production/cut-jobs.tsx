import { type CutJob, type useCutDesk, useFormat, useT } from "../../app/index.ts";
import { FailureNote } from "../../app/item/failure-note.tsx";
import { troubleOf } from "../../app/item/trouble-of.ts";
import { Button } from "../../ui/button.tsx";
import { Meter } from "../../ui/meter.tsx";

type Desk = ReturnType<typeof useCutDesk>;

/** Files on their way in: what is being done with each, how far, and what went wrong. */
export function CutJobs({ desk }: { desk: Desk }) {
  if (desk.jobs.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {desk.jobs.map((job) => (
        <li key={job.id}>
          {job.step === "failed" ? <FailedJob job={job} desk={desk} /> : <RunningJob job={job} desk={desk} />}
        </li>
      ))}
    </ul>
  );
}

function RunningJob({ job, desk }: { job: CutJob; desk: Desk }) {
  const t = useT("production");
  const format = useFormat();
  const words = t(`steps.${job.step}`, { percent: Math.floor(job.progress * 100) });
  return (
    <div className="flex flex-col gap-1.5 rounded-md border border-line px-3 py-2">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{job.name}</p>
          <p className="text-ink-3 text-small">
            {words} · {format.bytes(job.bytes)}
          </p>
        </div>
        <Button size="small" tone="quiet" onClick={() => desk.cancel(job.id)}>
          {t("cancel")}
        </Button>
      </div>
      <Meter label={words} value={job.progress} max={1} />
    </div>
  );
}

function FailedJob({ job, desk }: { job: CutJob; desk: Desk }) {
  const t = useT("production");
  const failure = job.failure ?? { code: "other" };
  // It goes on by itself; to give it up is said where everything unsent is listed.
  const isWaiting = job.failedIn === "upload" && failure.code === "network";
  const trouble = troubleOf(t, "failed", { code: failure.code, params: { ...failure.params, name: job.name } });
  return (
    <FailureNote trouble={trouble}>
      {job.failedIn === "upload" ? (
        <Button size="small" onClick={() => desk.retry(job.id)}>
          {t("again")}
        </Button>
      ) : null}
      {isWaiting ? null : (
        <Button size="small" tone="quiet" onClick={() => desk.dismiss(job.id)}>
          {t("putAway")}
        </Button>
      )}
    </FailureNote>
  );
}
