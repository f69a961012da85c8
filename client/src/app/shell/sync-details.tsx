import { asId, type VideoId } from "@tongpin/domain/base";
import type { PlanState } from "@tongpin/workspace";
import { useState } from "react";
import type { OutboxItem, SyncStatus } from "../../sync/contract.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { useCopy } from "../hooks/use-copy.ts";
import { type CutJob, useUploadDeeds, useUploads } from "../hooks/use-cuts.ts";
import { useFormat } from "../hooks/use-format.ts";
import { usePlan } from "../hooks/use-plan.ts";
import { useDamaged, useRecords, useRescues, useRetryNow, useSyncStatus } from "../hooks/use-sync.ts";
import { useT } from "../hooks/use-t.ts";
import { refusalText } from "./refusal-text.ts";

/** What is stored where, and every command that has not been recorded yet. In the top bar and in the settings. */
export function SyncDetails() {
  const t = useT("common");
  const { state } = useSyncStatus();
  return (
    <>
      <SyncExplanation />
      <OwedWork />
      {state === "local" ? null : (
        <p className="border-line border-t px-4 py-2.5 text-ink-3 text-small">{t("sync.promise")}</p>
      )}
    </>
  );
}

/** What this device still owes the server, or could not bring to it. Also where no brand is open. */
export function OwedWork() {
  return (
    <>
      <RescueList />
      <DamagedNote />
      <UnsentList />
      <UploadList />
    </>
  );
}

function explanationKey(status: SyncStatus): string {
  return status.state === "error" ? `sync.errors.${status.reason}` : `sync.explain.${status.state}`;
}

/** Three sentences for an error (what, what is safe, what to do), one for the rest. */
function SyncExplanation() {
  const status = useSyncStatus();
  const retry = useRetryNow();
  const t = useT("common");
  const key = explanationKey(status);
  const mayRetry = status.state === "offline" || status.state === "error";
  return (
    <div className="flex flex-col gap-1 px-4 py-3">
      {status.state === "error" ? (
        <>
          <p className="font-medium">{t(`${key}.what`)}</p>
          <p className="text-ink-2 text-small">{t(`${key}.safe`)}</p>
          <p className="text-ink-2 text-small">{t(`${key}.todo`)}</p>
        </>
      ) : (
        <p className="text-ink-2">{t(key, { count: "unsent" in status ? status.unsent : 0 })}</p>
      )}
      {mayRetry ? (
        <Button size="small" className="mt-1.5 self-start" onClick={retry}>
          {t("sync.retry")}
        </Button>
      ) : null}
    </div>
  );
}

/** Copies that only a person can do something with: saved as a file, then put away. */
function RescueList() {
  const { items, save, putAway } = useRescues();
  const t = useT("common");
  const format = useFormat();
  const { state } = usePlan();
  if (items.length === 0) return null;
  return (
    <div className="border-line border-t">
      <h3 className="px-4 pt-2.5 pb-1 text-ink-3 text-mini">{t("sync.rescueTitle", { count: items.length })}</h3>
      <ul className="max-h-72 overflow-y-auto pb-1">
        {items.map(({ id, room, why, at, edits }) => (
          <li key={id} className="flex flex-col gap-1 px-4 py-1.5">
            <span className="truncate">
              {titleOf(room, state) ?? t(room.endsWith(":plan:main") ? "sync.rescuePlan" : "sync.otherBrand")}
            </span>
            <span className="text-ink-3 text-small">
              {t(`sync.rescue.${why}`, { count: edits, time: format.moment(at) })}
            </span>
            <div className="flex items-center gap-1">
              <Button size="small" onClick={() => void save(id)}>
                {t("sync.rescueSave")}
              </Button>
              <Button size="small" tone="quiet" onClick={() => putAway(id)}>
                {t("sync.rescuePutAway")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Records of this device that can't be read: the rest is served, and these are kept until somebody has looked at them. */
function DamagedNote() {
  const damaged = useDamaged();
  const t = useT("common");
  const { state } = usePlan();
  const [isSaved, setIsSaved] = useState(false);
  if (!damaged) return null;
  const names = damaged.rooms.map(
    (room) => titleOf(room, state) ?? t(room.endsWith(":plan:main") ? "sync.rescuePlan" : "sync.otherBrand"),
  );
  return (
    <div className="flex flex-col gap-1 border-line border-t px-4 py-2.5">
      <p>{t("sync.damaged.what", { count: damaged.count })}</p>
      <p className="truncate text-ink-3 text-small">{[...new Set(names)].join(t("sync.damaged.comma"))}</p>
      <p className="text-ink-3 text-small">{t("sync.damaged.note")}</p>
      <div className="flex items-center gap-1">
        <Button size="small" onClick={() => void damaged.save().then(() => setIsSaved(true))}>
          {t("sync.rescueSave")}
        </Button>
        {isSaved ? (
          <Button size="small" tone="quiet" onClick={damaged.putAway}>
            {t("sync.damaged.delete")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** The video a room belongs to, as this device knows it. */
function titleOf(room: string, { videos }: PlanState): string | undefined {
  const id = room.split(":")[2];
  return id === undefined ? undefined : videos.get(asId<VideoId>(id))?.title;
}

/** Commands on their way or refused, each with what can be done about it. */
function UnsentList() {
  const { items } = useRecords();
  const t = useT("common");
  if (items.length === 0) return null;
  return (
    <div className="border-line border-t">
      <h3 className="px-4 pt-2.5 pb-1 text-ink-3 text-mini">{t("sync.unsentTitle", { count: items.length })}</h3>
      <ul className="max-h-72 overflow-y-auto pb-1">
        {items.map((item) => (
          <UnsentRow key={item.op} item={item} />
        ))}
      </ul>
    </div>
  );
}

/** What a person wrote into it, so that nobody has to write it twice. */
function wordsOf({ command }: OutboxItem): string {
  if ("text" in command) return command.text;
  return command.type === "decide" ? command.reason : "";
}

function UnsentRow({ item }: { item: OutboxItem }) {
  const t = useT("common");
  const format = useFormat();
  const { retry, discard } = useRecords();
  const { copied, copy } = useCopy();
  const words = wordsOf(item);
  const { state } = usePlan();
  const title = state.videos.get(item.command.videoId)?.title ?? t("sync.otherBrand");
  return (
    <li className="flex flex-col gap-1 px-4 py-1.5">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate">
          {t(`commands.${item.command.type}`)} · {title}
        </span>
        <Chip tone={item.state === "refused" ? "danger" : "neutral"}>{t(`sync.item.${item.state}`)}</Chip>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-1 text-ink-3 text-small">
        <span className="min-w-0 flex-1">
          {item.error && item.state !== "sending" ? refusalText(t, item.error.code) : format.moment(item.queuedAt)}
        </span>
        {words ? (
          <Button size="small" tone="quiet" onClick={() => void copy(item.op, words)}>
            {t(copied === item.op ? "sync.copied" : "sync.copy")}
          </Button>
        ) : null}
        {item.state === "refused" ? (
          <Button size="small" tone="quiet" onClick={() => retry(item.op)}>
            {t("sync.sendAgain")}
          </Button>
        ) : null}
        {item.state === "sending" ? null : (
          <Button size="small" tone="danger" onClick={() => discard(item.op)}>
            {t("sync.discard")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Cuts on their way to the server, and those that wait for a network. */
function UploadList() {
  const jobs = useUploads();
  const t = useT("common");
  const desk = useUploadDeeds();
  if (jobs.length === 0) return null;
  return (
    <div className="border-line border-t">
      <h3 className="px-4 pt-2.5 pb-1 text-ink-3 text-mini">{t("sync.uploads", { count: jobs.length })}</h3>
      <ul className="max-h-48 overflow-y-auto pb-1">
        {jobs.map((job) => (
          <li key={job.id} className="flex flex-wrap items-center justify-end gap-x-1 px-4 py-1.5">
            <div className="min-w-0 flex-1">
              <p className="truncate">{job.name}</p>
              <p className="text-ink-3 text-small">{uploadWords(t, job)}</p>
            </div>
            {job.step === "failed" ? (
              <Button size="small" tone="quiet" onClick={() => desk.retry(job.id)}>
                {t("sync.uploadAgain")}
              </Button>
            ) : null}
            <Button
              size="small"
              tone="quiet"
              onClick={() => (job.step === "failed" ? desk.dismiss(job.id) : desk.cancel(job.id))}
            >
              {t("sync.uploadCancel")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function uploadWords(t: ReturnType<typeof useT>, job: CutJob): string {
  if (job.step !== "failed") return t(`sync.upload.${job.step}`, { percent: Math.floor(job.progress * 100) });
  return job.failure?.code === "network"
    ? t("sync.upload.failed")
    : `${t("sync.upload.other")} · ${refusalText(t, job.failure?.code ?? "other")}`;
}
