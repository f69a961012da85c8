import { mayWriteRoom } from "@tongpin/domain/access";
import { civilDateOf } from "@tongpin/domain/calendar";
import { type CallSheet, shootProgress } from "@tongpin/domain/shooting";
import type { Video } from "@tongpin/domain/video";
import { type ReactNode, useMemo, useState } from "react";
import {
  AppLink,
  Screen,
  useActions,
  useApp,
  useFormat,
  useGo,
  useNow,
  usePaths,
  usePlan,
  useScripts,
  useT,
} from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconPlus, IconShoot } from "../../../ui/icons/index.ts";
import { Meter } from "../../../ui/meter.tsx";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { useSheetDeeds } from "../sheet/use-sheet-deeds.ts";
import { shotsOfSheet, videosOf } from "../sheet-shots.ts";
import { NewDay } from "./new-day.tsx";
import { type ShootDays, shootDays } from "./shoot-days.ts";

const MINUTE = 60_000;

/** 拍摄: what is shot today and next, and what still has no day. */
export function ShootsScreen() {
  const t = useT("shooting");
  const go = useGo();
  const paths = usePaths();
  const { role } = useApp();
  const { room, state } = usePlan();
  const today = civilDateOf(useNow(MINUTE));
  const deeds = useSheetDeeds();
  const [making, setMaking] = useState(false);
  const mayEdit = mayWriteRoom(role, "plan") && room !== null;
  const days = useMemo(
    () => shootDays(state.callSheets.values(), state.videos.values(), today),
    [state.callSheets, state.videos, today],
  );
  useActions([
    {
      id: "shoots.new",
      label: t("new.open"),
      keys: "n",
      group: "create",
      when: () => mayEdit,
      perform: () => setMaking(true),
    },
  ]);
  const isEmpty = state.callSheets.size === 0 && days.unplanned.length === 0;
  return (
    <Screen
      title={t("screen")}
      actions={
        mayEdit ? (
          <Button tone="primary" icon={<IconPlus size={14} />} onClick={() => setMaking(true)}>
            {t("new.open")}
          </Button>
        ) : null
      }
    >
      {!room ? (
        <SkeletonLines label={t("loading")} lines={5} className="p-6" />
      ) : isEmpty ? (
        <EmptyState
          icon={<IconShoot size={24} />}
          title={t("empty")}
          note={t("emptyNote")}
          action={mayEdit ? <Button onClick={() => setMaking(true)}>{t("new.open")}</Button> : null}
        />
      ) : (
        <Days days={days} />
      )}
      <NewDay
        open={making}
        onOpenChange={setMaking}
        today={today}
        deeds={deeds}
        onMade={(id) => go.to(paths.shootDay(id))}
      />
    </Screen>
  );
}

function Days({ days }: { days: ShootDays }) {
  const t = useT("shooting");
  const [allPast, setAllPast] = useState(false);
  const past = allPast ? days.past : days.past.slice(0, 5);
  return (
    <div className="flex flex-col gap-6 pb-16">
      <Group title={t("days.today")}>
        {days.today.length === 0 ? <p className="px-4 py-2 text-ink-3 text-ui">{t("days.noneToday")}</p> : null}
        {days.today.map((sheet) => (
          <TodayRow key={sheet.id} sheet={sheet} />
        ))}
      </Group>
      {days.coming.length > 0 ? (
        <Group title={t("days.coming")}>
          {days.coming.map((sheet) => (
            <DayRow key={sheet.id} sheet={sheet} />
          ))}
        </Group>
      ) : null}
      {days.unplanned.length > 0 ? (
        <Group title={t("days.unplanned")}>
          {days.unplanned.map((video) => (
            <VideoRow key={video.id} video={video} />
          ))}
        </Group>
      ) : null}
      {past.length > 0 ? (
        <Group title={t("days.past")}>
          {past.map((sheet) => (
            <DayRow key={sheet.id} sheet={sheet} />
          ))}
          {past.length < days.past.length ? (
            <Button tone="link" className="mx-3 mt-1" onClick={() => setAllPast(true)}>
              {t("days.allPast", { count: days.past.length })}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="border-line border-b px-4 pb-1 text-ink-2 text-small">{title}</h2>
      {children}
    </section>
  );
}

/** Today's days also say how far they are; scripts of other days are not opened for a list. */
function TodayRow({ sheet }: { sheet: CallSheet }) {
  const t = useT("shooting");
  const scripts = useScripts(useMemo(() => videosOf(sheet), [sheet]));
  const progress = shootProgress(shotsOfSheet(sheet, scripts).placed.map(({ shot }) => shot));
  const words = t("set.progress", { done: progress.done, total: progress.total });
  return (
    <DayRow
      sheet={sheet}
      progress={
        progress.total === 0 ? null : (
          <span className="flex w-28 shrink-0 flex-col gap-1">
            <span className="text-ink-2 text-small">{words}</span>
            <Meter label={words} value={progress.done} max={progress.total} />
          </span>
        )
      }
    />
  );
}

function DayRow({ sheet, progress }: { sheet: CallSheet; progress?: ReactNode }) {
  const t = useT("shooting");
  const format = useFormat();
  const paths = usePaths();
  const { state } = usePlan();
  const titles = videosOf(sheet).map((id) => state.videos.get(id)?.title ?? t("lostVideo"));
  const facts = [
    [sheet.meetTime ?? "", sheet.meetPlace].filter(Boolean).join(" "),
    t("days.shots", { count: sheet.shots.length }),
    sheet.crew.length > 0 ? t("days.people", { count: sheet.crew.length }) : "",
  ].filter(Boolean);
  return (
    <div
      data-day={sheet.date}
      className="relative flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-4 py-2.5 hover:bg-hover"
    >
      <span className="keep w-28 shrink-0 font-medium text-base max-sm:w-16">{format.dayNear(sheet.date)}</span>
      <span className="flex min-w-28 flex-1 flex-col">
        <AppLink to={paths.shootDay(sheet.id)} className="truncate text-base before:absolute before:inset-0">
          {sheet.title || titles.join(t("comma")) || t("sheet")}
        </AppLink>
        <span className="truncate text-ink-3 text-small">{facts.join(" · ")}</span>
      </span>
      {progress}
      <AppLink
        to={paths.onSetDay(sheet.id)}
        className="relative inline-flex h-control items-center gap-1.5 rounded-md border border-line-strong bg-raised px-3 font-medium text-ui hover:bg-hover"
      >
        <IconShoot size={14} />
        {t("toSet")}
      </AppLink>
    </div>
  );
}

function VideoRow({ video }: { video: Video }) {
  const t = useT("shooting");
  const format = useFormat();
  const paths = usePaths();
  return (
    <div className="relative flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-4 py-2.5 hover:bg-hover">
      <span className="flex min-w-28 flex-1 flex-col">
        <AppLink to={paths.video(video.id, "shots")} className="truncate text-base before:absolute before:inset-0">
          {video.title}
        </AppLink>
        <span className="text-ink-3 text-small">
          {video.planDate ? t("days.plannedFor", { day: format.day(video.planDate) }) : t("days.noPlan")}
        </span>
      </span>
      <AppLink
        to={paths.onSet(video.id)}
        className="relative inline-flex h-control items-center gap-1.5 rounded-md border border-line-strong bg-raised px-3 font-medium text-ui hover:bg-hover"
      >
        <IconShoot size={14} />
        {t("toSet")}
      </AppLink>
    </div>
  );
}
