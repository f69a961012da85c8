import { mayWriteRoom } from "@tongpin/domain/access";
import type { ShotId, VideoId } from "@tongpin/domain/base";
import {
  nextOpenShot,
  type PlacedShot,
  type ShootProgress,
  shootProgress,
  takesByShot,
} from "@tongpin/domain/shooting";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { AppLink, type OpenedScript, useActions, useApp, useGo, useQuery, useT } from "../../../app/index.ts";
import { keepAwake } from "../../../platform/wake-lock.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconArrowLeft, IconUndo } from "../../../ui/icons/index.ts";
import { Meter } from "../../../ui/meter.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { SetButtons } from "./set-buttons.tsx";
import { ShotFace } from "./shot-face.tsx";
import { ShotStrip } from "./shot-strip.tsx";
import { TakeList } from "./take-list.tsx";
import { useSetDeeds } from "./use-set-deeds.ts";
import { useSwipe } from "./use-swipe.ts";

export interface OnSetProps {
  readonly title: string;
  readonly backTo: string;
  /** In the order in which one goes through them. */
  readonly placed: readonly PlacedShot[];
  readonly scripts: ReadonlyMap<VideoId, OpenedScript>;
  /** Whether list order and scene order can be chosen between. */
  readonly mayReorder?: boolean;
  readonly empty: ReactNode;
}

/** 现场: one shot big, three big buttons, everything within a thumb's reach and without any network. */
export function OnSet({ title, backTo, placed, scripts, mayReorder = false, empty }: OnSetProps) {
  const t = useT("shooting");
  const go = useGo();
  const { role } = useApp();
  const query = useQuery();
  const progress = shootProgress(placed.map(({ shot }) => shot));
  const { present, at, isRemoved } = usePresent(placed, scripts, query["shot"]);
  const deeds = useSetDeeds(scripts);
  useEffect(keepAwake, []);

  const script = present ? scripts.get(present.videoId) : undefined;
  const mayWrite = mayWriteRoom(role, "script") && script?.mayBind === true;
  const allTakes = script?.state.takes;
  const takes = useMemo(
    () => (allTakes && present ? (takesByShot(allTakes).get(present.shot.id) ?? []) : []),
    [allTakes, present],
  );
  const goTo = (place: number | null) => {
    const target = place === null ? undefined : placed[place];
    if (target) go.query({ shot: target.shot.id });
  };
  const previous = () => goTo(at > 0 ? at - 1 : null);
  // From a shot that was removed one goes on with whatever stands where it stood.
  const next = () => goTo(isRemoved ? Math.min(at, placed.length - 1) : at + 1 < placed.length ? at + 1 : null);
  const nextOpen =
    at < 0
      ? null
      : nextOpenShot(
          placed.map(({ shot }) => shot),
          at,
        );
  const swipe = useSwipe({ onLeft: next, onRight: previous });
  const isDropped = present?.shot.status === "dropped";

  const whenWritable = () => mayWrite && present !== null && !isRemoved;
  useActions([
    { id: "set.previous", label: t("set.previous"), keys: "left", group: "go", perform: previous },
    { id: "set.next", label: t("set.next"), keys: "right", group: "go", perform: next },
    { id: "set.k", label: t("set.previous"), keys: "k", group: "go", perform: previous },
    { id: "set.j", label: t("set.next"), keys: "j", group: "go", perform: next },
    {
      id: "set.nextOpen",
      label: t("set.nextOpen"),
      keys: ".",
      group: "go",
      when: () => nextOpen !== null,
      perform: () => goTo(nextOpen),
    },
    {
      id: "set.good",
      label: t("set.good"),
      keys: "1",
      group: "do",
      when: whenWritable,
      perform: () => present && deeds.take(present, "good", takes.length),
    },
    {
      id: "set.again",
      label: t("set.again"),
      keys: "2",
      group: "do",
      when: whenWritable,
      perform: () => present && deeds.take(present, "again", takes.length),
    },
    {
      id: "set.drop",
      label: isDropped ? t("set.wanted") : t("set.drop"),
      keys: "3",
      group: "do",
      when: whenWritable,
      perform: () => present && deeds.drop(present, takes),
    },
    {
      id: "set.undo",
      label: t("set.undo"),
      keys: "mod+z",
      group: "do",
      when: () => mayWrite,
      perform: () => deeds.undo(present?.videoId ?? null),
    },
  ]);

  if (!present) return placed.length === 0 ? empty : null;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex shrink-0 items-center gap-2 py-1 pr-2 pl-1">
        <AppLink
          to={backTo}
          aria-label={t("set.leave")}
          className="inline-flex size-control shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover"
        >
          <IconArrowLeft />
        </AppLink>
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <div className="flex min-w-0 items-baseline gap-2">
            <h1 className="min-w-0 flex-1 truncate font-semibold text-base">{title}</h1>
            <span className="keep shrink-0 text-ink-2 text-small" data-progress>
              <ProgressWords progress={progress} />
            </span>
          </div>
          <Meter
            label={t("set.progressLabel", { done: progress.done, total: progress.total })}
            value={progress.done}
            max={progress.total}
            tone={progress.done === progress.total ? "good" : "accent"}
          />
        </div>
        <IconButton
          label={t("set.undo")}
          icon={<IconUndo />}
          tip="left"
          disabled={!mayWrite}
          onClick={() => deeds.undo(present.videoId)}
        />
      </header>
      <ShotStrip placed={placed} presentId={present.shot.id} onPick={goTo} />
      <div className="scroll-y min-h-0 flex-1" {...swipe}>
        <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 pt-3 pb-6">
          <ShotFace
            placed={present}
            place={at + 1}
            isRemoved={isRemoved}
            onRestore={mayWrite ? () => deeds.bringBack(present) : null}
          />
          <TakeList takes={takes} mayWrite={mayWrite} deeds={deeds} videoId={present.videoId} />
          {mayReorder ? (
            <Segmented
              label={t("set.order")}
              value={query["order"] === "scene" ? "scene" : "list"}
              options={[
                { value: "list", label: t("set.orderList") },
                { value: "scene", label: t("set.orderScene") },
              ]}
              onChange={(order) => go.query({ order: order === "scene" ? order : null })}
              className="self-start"
            />
          ) : null}
        </div>
      </div>
      <SetButtons
        shot={present.shot}
        count={takes.length}
        mayWrite={mayWrite && !isRemoved}
        last={deeds.last}
        isFirst={at <= 0}
        isLast={at + 1 >= placed.length && !isRemoved}
        onTake={(result) => deeds.take(present, result, takes.length)}
        onDrop={() => deeds.drop(present, takes)}
        onUndo={() => deeds.undo(present.videoId)}
        onPrevious={previous}
        onNext={next}
      />
    </div>
  );
}

function ProgressWords({ progress: { done, total, retake } }: { progress: ShootProgress }) {
  const t = useT("shooting");
  return retake > 0 ? t("set.progressRetake", { done, total, retake }) : t("set.progress", { done, total });
}

/**
 * The shot on the screen: the one of the address, else the first that is not done. One that the office removed while it
 * was on the screen stays there, with its takes, until somebody goes on.
 */
function usePresent(
  placed: readonly PlacedShot[],
  scripts: ReadonlyMap<VideoId, OpenedScript>,
  wanted: string | undefined,
): { readonly present: PlacedShot | null; readonly at: number; readonly isRemoved: boolean } {
  const last = useRef<{ readonly id: ShotId; readonly at: number } | null>(null);
  const go = useGo();
  const open = placed.findIndex(({ shot }) => shot.status === "open" || shot.status === "retake");
  const at = placed.findIndex(({ shot }) => shot.id === wanted);
  const fallback = placed[Math.max(open, 0)]?.shot.id;
  // The address names a shot from the start: progress made elsewhere must not turn the page under one's thumb.
  useEffect(() => {
    if (!wanted && fallback) go.query({ shot: fallback });
  }, [wanted, fallback, go]);
  const found = placed[at];
  if (found) {
    last.current = { id: found.shot.id, at };
    return { present: found, at, isRemoved: false };
  }
  for (const [videoId, { room }] of wanted ? scripts : []) {
    const shot = room.removedShots().find(({ id }) => id === wanted);
    if (!shot) continue;
    return { present: { videoId, shot }, at: last.current?.id === shot.id ? last.current.at : 0, isRemoved: true };
  }
  const place = Math.max(open, 0);
  return { present: placed[place] ?? null, at: placed.length > 0 ? place : -1, isRemoved: false };
}
