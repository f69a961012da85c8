import { mayWriteRoom } from "@tongpin/domain/access";
import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { civilDateOf, type HolidayTable, monthGrid, partsOf, weekOf } from "@tongpin/domain/calendar";
import { type MarketingEvent, type NodeTable, type Occurrence, resolveNodes } from "@tongpin/domain/nodes";
import { type Publication, publicationsOf } from "@tongpin/domain/review";
import type { Video } from "@tongpin/domain/video";
import type { PlanRoom, PlanState } from "@tongpin/workspace";
import { useCallback, useMemo } from "react";
import { useNodes } from "../../app/days/use-nodes.ts";
import { useApp, useGo, useHolidayTable, useLedger, useNow, usePlan, useQuery } from "../../app/index.ts";
import { type Arrangement, arrange, type DeadlineMark, deadlinesByDay } from "./arrange.ts";
import { type CalendarPlace, readPlace, writePlace } from "./calendar-url.ts";

const MINUTE = 60_000;
const NO_MARKS: Calendar["deadlines"] = new Map();

export interface Calendar {
  readonly room: PlanRoom | null;
  readonly state: PlanState;
  readonly ready: boolean;
  readonly mayEdit: boolean;
  readonly today: CivilDate;
  readonly place: CalendarPlace;
  /** The day the view is about: the address's, else today. */
  readonly anchor: CivilDate;
  readonly weeks: readonly (readonly CivilDate[])[];
  readonly arrangement: Arrangement;
  readonly publications: ReadonlyMap<VideoId, Publication>;
  /** The days off and the nodes of the brand. */
  readonly table: HolidayTable;
  readonly nodes: NodeTable;
  readonly occurrences: readonly Occurrence[];
  /** Empty while the layer is off. */
  readonly deadlines: ReadonlyMap<CivilDate, readonly DeadlineMark[]>;
  go(patch: Partial<CalendarPlace>, push?: boolean): void;
}

/** Everything the calendar shows, derived from the plan, the ledger and the address. */
export function useCalendar(): Calendar {
  const { role } = useApp();
  const { room, state, ready } = usePlan();
  const { entries } = useLedger();
  const today = civilDateOf(useNow(MINUTE));
  const query = useQuery();
  const navigate = useGo();
  const place = useMemo(() => readPlace(query), [query]);
  const anchor = place.date ?? today;
  const weeks = useMemo(() => weeksOf(place.view, anchor), [place.view, anchor]);
  const publications = useMemo(
    () => new Map(publicationsOf(entries).map((publication) => [publication.videoId, publication])),
    [entries],
  );
  const arrangement = useMemo(
    () => arrange(state.videos.values(), publications, place.channel),
    [state.videos, publications, place.channel],
  );
  const table = useHolidayTable();
  const nodes = useNodes();
  const showDeadlines = place.layers.has("deadlines");
  const deadlines = useMemo(
    () => (showDeadlines ? deadlinesByDay(state.videos.values(), { today, table, channel: place.channel }) : NO_MARKS),
    [showDeadlines, state.videos, today, table, place.channel],
  );
  const first = weeks[0]?.[0] ?? anchor;
  const last = weeks.at(-1)?.at(-1) ?? anchor;
  const occurrences = useMemo(() => resolveNodes(nodes.shown.filter(isForChina), first, last), [nodes, first, last]);
  const go = useCallback(
    (patch: Partial<CalendarPlace>, push = false) => {
      const next = writePlace({ ...place, ...patch });
      const cleared = Object.fromEntries(["view", "date", "channel", "layers", "item"].map((key) => [key, null]));
      navigate.query({ ...cleared, ...next }, { push });
    },
    [place, navigate],
  );
  return {
    room,
    state,
    ready,
    mayEdit: mayWriteRoom(role, "plan"),
    today,
    place,
    anchor,
    weeks,
    arrangement,
    publications,
    table,
    nodes,
    occurrences,
    deadlines,
    go,
  };
}

function weeksOf(view: CalendarPlace["view"], anchor: CivilDate): readonly (readonly CivilDate[])[] {
  if (view === "week") return [weekOf(anchor)];
  const { year, month } = partsOf(anchor);
  const rows = monthGrid(year, month);
  const inMonth = (date: CivilDate) => partsOf(date).month === month;
  return rows.filter((row) => row.some(inMonth));
}

function isForChina({ regions }: MarketingEvent): boolean {
  return regions.some((region) => region === "CN" || region === "GLOBAL");
}

/** The opened item, if the address names one that exists. */
export function openedVideo(calendar: Calendar): Video | null {
  const { item } = calendar.place;
  return item === null ? null : (calendar.state.videos.get(item) ?? null);
}
