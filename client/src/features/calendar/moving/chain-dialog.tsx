import type { CivilDate } from "@tongpin/domain/base";
import { holidayLabel } from "@tongpin/domain/calendar";
import { keepableSteps, movedSteps, type SkippedSpan, type StepChange } from "@tongpin/domain/scheduling";
import type { Video } from "@tongpin/domain/video";
import { changeVideos, pinDeadline } from "@tongpin/workspace";
import { announce, useCommands, useFormat, useLocale, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconLock } from "../../../ui/icons/index.ts";
import { Checkbox } from "../../../ui/switch.tsx";
import type { Calendar } from "../use-calendar.ts";
import { changesSince, type MovedFrom } from "./chain-since.ts";

export interface ChainDialogProps {
  readonly calendar: Calendar;
  readonly before: MovedFrom;
  onClose(): void;
  onUndo(): void;
}

/** What a moved plan date does to the steps before it: old day, new day, how it was counted; any old day may be kept (C5). */
export function ChainDialog({ calendar, before, onClose, onUndo }: ChainDialogProps) {
  const t = useT("moves");
  const tc = useT("common");
  const format = useFormat();
  const commands = useCommands();
  const { room, mayEdit } = calendar;
  const video = calendar.state.videos.get(before.id);
  if (!video || video.planDate === null || before.planDate === null) return null;
  const changes = changesSince(before, video, calendar);
  const keepable = keepableSteps(changes);

  function keepAll() {
    if (!room) return;
    const pins = Object.fromEntries(
      changes.filter(({ step }) => keepable.includes(step)).map(({ step, from }) => [step, from]),
    );
    changeVideos(room, { changes: [{ videoId: before.id, patch: {}, pins }] }, commands());
    announce(t("chain.allKept"));
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      width="large"
      title={t("chain.title", { title: video.title })}
      description={t("chain.moved", { from: format.day(before.planDate), to: format.day(video.planDate) })}
      closeLabel={tc("close")}
      footer={
        <>
          <Button
            tone="quiet"
            disabled={!mayEdit}
            onClick={() => {
              onUndo();
              onClose();
            }}
          >
            {t("chain.undo")}
          </Button>
          <Button disabled={!mayEdit || keepable.length === 0} onClick={keepAll}>
            {t("chain.keepAll")}
          </Button>
          <Button tone="primary" onClick={onClose}>
            {t("chain.accept")}
          </Button>
        </>
      }
    >
      <div className="overflow-x-auto">
        <table className="w-full text-ui">
          <caption className="sr-only">{t("chain.count", { count: movedSteps(changes) })}</caption>
          <thead>
            <tr className="border-line border-b text-start text-ink-3 text-small">
              {(["step", "before", "after", "counting", "keep"] as const).map((head) => (
                <th key={head} scope="col" className="py-1 pr-3 text-start font-normal">
                  {t(`chain.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <ChainRow key={change.step} change={change} before={before} video={video} calendar={calendar} />
            ))}
          </tbody>
        </table>
      </div>
      {changes.some(({ provisional }) => provisional) ? (
        <p className="mt-2 text-ink-3 text-small">{t("chain.provisional")}</p>
      ) : null}
    </Dialog>
  );
}

interface ChainRowProps {
  readonly change: StepChange;
  readonly before: MovedFrom;
  readonly video: Video;
  readonly calendar: Calendar;
}

function ChainRow({ change, before, video, calendar }: ChainRowProps) {
  const t = useT("moves");
  const tc = useT("common");
  const format = useFormat();
  const commands = useCommands();
  const { room, mayEdit } = calendar;
  const { step, from, to, moves, pinned, done, conflict } = change;
  const name = tc(`deadlineSteps.${step}`);
  // Fixed since the move, at the day it had: the tick that keeps it.
  const isKept = pinned && before.pinnedDeadlines[step] === undefined && to === from;

  function keep(on: boolean) {
    if (room) pinDeadline(room, { videoId: video.id, step, date: on ? from : null }, commands());
  }

  return (
    <tr className={classNames("border-line border-b align-top last:border-b-0", done && "text-ink-3")}>
      <th scope="row" className="py-1.5 pr-3 text-start font-medium">
        {name}
      </th>
      <td className={classNames("keep py-1.5 pr-3", moves && "text-ink-3 line-through")}>{format.day(from)}</td>
      <td className="keep py-1.5 pr-3">
        <span className="inline-flex items-center gap-1">
          {format.day(to)}
          {pinned ? <IconLock size={12} aria-label={t("chain.pinned")} /> : null}
        </span>
        {conflict ? (
          <span className="block text-danger text-small">
            {conflict.code === "past"
              ? t("chain.past")
              : t("chain.afterNext", { day: format.dayShort(conflict.nextDate) })}
          </span>
        ) : null}
      </td>
      <td className="py-1.5 pr-3 text-ink-2 text-small">
        <Counting change={change} />
      </td>
      <td className="py-1">
        {done || !(moves || isKept) ? null : (
          <Checkbox checked={isKept} disabled={!mayEdit} onChange={keep}>
            {t("chain.keepOld", { day: format.dayShort(from) })}
          </Checkbox>
        )}
      </td>
    </tr>
  );
}

/** “减 3 个工作日，跳过 10-01…10-07 国庆节” */
function Counting({ change }: { change: StepChange }) {
  const t = useT("moves");
  const locale = useLocale();
  if (change.done) return t("chain.done");
  if (change.pinned) return t("chain.pinned");
  const monthDay = (date: CivilDate) => date.slice(5);
  const span = ({ start, end, name }: SkippedSpan) => {
    const days = start === end ? monthDay(start) : `${monthDay(start)}…${monthDay(end)}`;
    return name === null ? days : t("chain.holiday", { days, name: holidayLabel(name, locale) });
  };
  return [
    t("chain.workdays", { count: change.workdays }),
    ...(change.skipped.length > 0 ? [t("chain.skipped", { days: change.skipped.map(span).join(t("listComma")) })] : []),
    ...(change.makeups.length > 0
      ? [t("chain.makeups", { days: change.makeups.map(monthDay).join(t("listComma")) })]
      : []),
  ].join(t("comma"));
}
