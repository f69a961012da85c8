import { mayWriteRoom } from "@tongpin/domain/access";
import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { civilDateOf, type HolidayTable, monthGrid, partsOf, weekOf } from "@tongpin/domain/calendar";
import { type MarketingEvent, type NodeTable, type Occurrence, resolveNodes } from "@tongpin/domain/nodes";
import { type Publication, publicationsOf } from "@tongpin/domain/review";
import type { Video } from "@tongpin/domain/video";
import { type DateMark, isFiltering, type PlanFilter, passesFilter, type SavedViewId } from "@tongpin/domain/views";
import type { PlanRoom, PlanState } from "@tongpin/workspace";
import { useCallback, useMemo, useState } from "react";
import { useNodes } from "../../app/days/use-nodes.ts";
import {
  type ScriptGlance,
  useApp,
  useGlances,
  useGo,
  useHolidayTable,
  useLedger,
  useNow,
  usePinyinMatch,
  usePlan,
  useQuery,
} from "../../app/index.ts";
import { type Arrangement, arrange, isOpenWork, marksByDay } from "./arrange.ts";
import { CALENDAR_KEYS, type CalendarPlace, readPlace, writePlace } from "./calendar-url.ts";
import { createPlanFacts, createReviewFold, type PlanFacts } from "./plan-facts.ts";
import { isStripView, stripAxis, weeksOnAxis } from "./strip/axis.ts";

const MINUTE = 60_000;

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
  /** The shown videos: those that pass the filter, none on days while their day of publication is switched off. */
  readonly arrangement: Arrangement;
  /** What stands on the days whatever the filter says: promises and rules are about all of it. */
  readonly everything: Arrangement["byDay"];
  /** How many videos the filter keeps from the shown days and the tray. */
  readonly hidden: number;
  readonly publications: ReadonlyMap<VideoId, Publication>;
  /** The days off and the nodes of the brand. */
  readonly table: HolidayTable;
  readonly nodes: NodeTable;
  readonly facts: PlanFacts;
  /** Of the shown videos, as far as this device has looked. */
  readonly glances: ReadonlyMap<VideoId, ScriptGlance>;
  readonly occurrences: readonly Occurrence[];
  /** Dates beside publication, of the kinds that are switched on. */
  readonly marks: ReadonlyMap<CivilDate, readonly DateMark[]>;
  go(patch: Partial<CalendarPlace>, push?: boolean): void;
  /** Shows what a saved view says now, on the same day. */
  openSaved(id: SavedViewId, push?: boolean): void;
}

/** Everything the calendar shows, derived from the plan, the ledger and the address. */
export function useCalendar(): Calendar {
  const { role } = useApp();
  const { room, state, ready } = usePlan();
  const { entries } = useLedger();
  const now = useNow(MINUTE);
  const today = civilDateOf(now);
  const { place, go, openSaved } = usePlace(state);
  const anchor = place.date ?? today;
  const weeks = useMemo(() => weeksOf(place.view, anchor), [place.view, anchor]);
  const publications = useMemo(
    () => new Map(publicationsOf(entries).map((publication) => [publication.videoId, publication])),
    [entries],
  );
  const [foldReviewsOf] = useState(createReviewFold);
  const reviews = foldReviewsOf(entries, now);
  const table = useHolidayTable();
  const nodes = useNodes();
  const facts = useMemo(
    () => createPlanFacts({ today, table, reviews, publications, paces: state.paces }),
    [today, table, reviews, publications, state.paces],
  );
  const whole = useMemo(() => arrange(state.videos.values(), publications, null), [state.videos, publications]);
  const asksForCovers = place.filter.relatives.includes("noCover");
  const looked = useMemo(() => {
    // All open work where the filter asks for covers, else what is on the shown days.
    if (asksForCovers) return [...state.videos.values()].filter(isOpenWork).map(({ id }) => id);
    return weeks.flatMap((week) => week.flatMap((date) => (whole.byDay.get(date) ?? []).map(({ video }) => video.id)));
  }, [asksForCovers, state.videos, weeks, whole]);
  const glances = useGlances(looked);
  const passes = usePasses(place.filter, state, facts, asksForCovers ? glances : NO_GLANCES);
  const arranged = useMemo(
    () => (passes === null ? whole : arrange(state.videos.values(), publications, passes)),
    [whole, state.videos, publications, passes],
  );
  const showsTiles = place.dates.has("publish");
  const arrangement = useMemo(() => (showsTiles ? arranged : { ...arranged, byDay: NO_TILES }), [arranged, showsTiles]);
  const marks = useMemo(
    () => marksByDay(state.videos.values(), place.dates, facts, passes),
    [state.videos, place.dates, facts, passes],
  );
  const hidden = useMemo(() => {
    const days = place.view === "list" ? [...arranged.hiddenByDay.keys()] : weeks.flat();
    return days.reduce((sum, date) => sum + (arranged.hiddenByDay.get(date) ?? 0), arranged.hiddenInTray);
  }, [arranged, weeks, place.view]);
  const first = weeks[0]?.[0] ?? anchor;
  const last = weeks.at(-1)?.at(-1) ?? anchor;
  const occurrences = useMemo(() => resolveNodes(nodes.shown.filter(isForChina), first, last), [nodes, first, last]);
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
    everything: whole.byDay,
    hidden,
    publications,
    table,
    nodes,
    facts,
    glances,
    occurrences,
    marks,
    go,
    openSaved,
  };
}

const NO_GLANCES: Calendar["glances"] = new Map();
const NO_TILES: Arrangement["byDay"] = new Map();

const NOTHING_SAID = Object.fromEntries(CALENDAR_KEYS.map((key) => [key, null]));

/** Where the address says we are, and how to go elsewhere. */
function usePlace({ views }: Pick<PlanState, "views">): Pick<Calendar, "place" | "go" | "openSaved"> {
  const query = useQuery();
  const navigate = useGo();
  const savedQuery = useCallback(
    (id: SavedViewId) => {
      const view = views.get(id);
      return view && view.removedAt === null ? view.query : null;
    },
    [views],
  );
  const place = useMemo(() => readPlace(query, savedQuery), [query, savedQuery]);
  const go = useCallback(
    (patch: Partial<CalendarPlace>, push = false) => {
      navigate.query({ ...NOTHING_SAID, ...writePlace({ ...place, ...patch }, savedQuery) }, { push });
    },
    [place, savedQuery, navigate],
  );
  const openSaved = useCallback(
    (id: SavedViewId, push = false) => {
      const { date, item } = place;
      navigate.query({ ...NOTHING_SAID, saved: id, date, item }, { push });
    },
    [place, navigate],
  );
  return { place, go, openSaved };
}

/** Whether a video is shown; null while nothing is asked. Conditions of the day are asked anew when it changes. */
function usePasses(
  filter: PlanFilter,
  state: PlanState,
  facts: PlanFacts,
  glances: Calendar["glances"],
): ((video: Video) => boolean) | null {
  const { person } = useApp();
  const matches = usePinyinMatch(filter.text !== "");
  const { channels } = state;
  return useMemo(() => {
    if (!isFiltering(filter)) return null;
    const all = {
      ...facts,
      me: person.id,
      matches,
      platformOf: (id: Parameters<typeof channels.get>[0]) => channels.get(id)?.platform ?? null,
      hasCover: ({ id }: Video) => glances.get(id)?.hasCover ?? null,
    };
    return (video) => passesFilter(video, filter, all);
  }, [filter, facts, person.id, matches, channels, glances]);
}

function weeksOf(view: CalendarPlace["view"], anchor: CivilDate): readonly (readonly CivilDate[])[] {
  if (isStripView(view)) return weeksOnAxis(stripAxis(view, anchor));
  if (view === "day") return [[anchor]];
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
