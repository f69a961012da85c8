import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import type { Video } from "@tongpin/domain/video";
import { Fragment, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useMembers, useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconChevronDown, IconChevronUp } from "../../../ui/icons/index.ts";
import { useLongList } from "../../../ui/use-long-list.ts";
import type { SortColumn } from "../calendar-url.ts";
import type { Calendar } from "../use-calendar.ts";
import { ListLineRow } from "./list-line.tsx";
import { type ListLine, type ListNames, lineOfDay, listLines, planKey } from "./list-rows.ts";

/** Of a line, px; the true one is measured. */
const LINE = 33;

/** Columns in their order; those that a phone has no room for. */
const COLUMNS: readonly { readonly by: SortColumn; readonly isWideOnly: boolean }[] = [
  { by: "date", isWideOnly: false },
  { by: "title", isWideOnly: false },
  { by: "channel", isWideOnly: true },
  { by: "stage", isWideOnly: true },
  { by: "owner", isWideOnly: true },
  { by: "campaign", isWideOnly: true },
];
const DAYS_BY_KEY: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export interface ListViewProps {
  readonly calendar: Calendar;
  /** Says whether it moved. */
  onMove(id: VideoId, to: CivilDate | null): boolean;
}

/** The whole plan as a table by day (C1). ↑↓ walk, Enter opens, Ctrl+Shift+arrows move to another day. */
export function ListView({ calendar, onMove }: ListViewProps) {
  const { place, mayEdit, arrangement, marks, publications } = calendar;
  const t = useT("views");
  const scroller = useRef<HTMLDivElement>(null);
  const names = useNames(calendar);
  const lines = useMemo(
    () => listLines({ arrangement, marks, publications }, place.sort, names),
    [arrangement, marks, publications, place.sort, names],
  );
  const keys = useMemo(() => lines.map(({ key }) => key), [lines]);
  const { shown, before, after, measure, scrollTo } = useLongList(scroller, keys, LINE);
  const [active, setActive] = useState<string | null>(null);
  const seek = useSeek(scroller, lines, scrollTo);
  useOpenAtDay(scroller, lines, calendar, scrollTo);
  const visible = shown.flatMap((index) => {
    const line = lines[index];
    return line ? [{ index, line }] : [];
  });
  const reachable = visible.some(({ line }) => line.key === active)
    ? active
    : (visible.find(({ line }) => line.type === "row")?.line.key ?? null);

  function walk(from: number, direction: 1 | -1) {
    for (let index = from; lines[index]; index += direction) {
      if (lines[index]?.type === "row") return seek(lines[index]?.key ?? "");
    }
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    const line = lines[index];
    if (line?.type !== "row" || event.nativeEvent.isComposing) return;
    if (event.shiftKey && (event.ctrlKey || event.metaKey)) {
      const days = DAYS_BY_KEY[event.key];
      if (!mayEdit || line.row.tile?.kind !== "plan" || (days === undefined && event.key !== "Backspace")) return;
      event.preventDefault();
      const { video, date } = line.row;
      if (onMove(video.id, days === undefined ? null : addDays(date, days)) && days !== undefined)
        seek(planKey(video.id));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const steps = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: lines.length - 1 };
    const to = steps[event.key as keyof typeof steps];
    if (to === undefined) return;
    event.preventDefault();
    walk(to, event.key === "ArrowUp" || event.key === "End" ? -1 : 1);
  }

  if (lines.length === 0) return <EmptyState title={t("list.empty")} note={t("list.emptyNote")} />;
  return (
    <div ref={scroller} className="scroll-y min-h-0 flex-1">
      <table aria-rowcount={lines.length + 1} className="w-full border-collapse text-ui">
        <caption className="sr-only">{t("list.caption")}</caption>
        <thead className="sticky top-0 z-10 bg-page text-ink-3 text-small">
          <tr className="h-8">
            {COLUMNS.map(({ by, isWideOnly }) => (
              <Fragment key={by}>
                {by === "owner" ? <CoverHead /> : null}
                <SortHead {...{ calendar, by, isWideOnly }} />
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr style={{ height: before }} /> : null}
          {visible.map(({ index, line }) => (
            <ListLineRow
              key={line.key}
              ref={measure}
              {...{ calendar, line, index, onKeyDown }}
              isReachable={line.key === reachable}
              onActive={setActive}
            />
          ))}
          {after > 0 ? <tr style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  );
}

/** No order goes by covers: what lacks one is found by a filter. */
function CoverHead() {
  const t = useT("views");
  return (
    <th scope="col" className="keep border-line border-b px-3 text-start font-normal max-md:hidden">
      {t("column.cover")}
    </th>
  );
}

function SortHead({ calendar, by, isWideOnly }: { calendar: Calendar; by: SortColumn; isWideOnly: boolean }) {
  const { place, go } = calendar;
  const t = useT("views");
  const isSorted = place.sort.by === by;
  const { isDown } = place.sort;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isDown ? "descending" : "ascending") : "none"}
      className={classNames("border-line border-b px-1 text-start font-normal", isWideOnly && "max-md:hidden")}
    >
      <button
        type="button"
        onClick={() => go({ sort: { by, isDown: isSorted && !isDown } })}
        className="keep inline-flex h-6 items-center gap-1 rounded-sm px-2 hover:bg-hover hover:text-ink"
      >
        {t(`column.${by}`)}
        {isSorted ? isDown ? <IconChevronDown size={12} /> : <IconChevronUp size={12} /> : null}
      </button>
    </th>
  );
}

function useNames({ state }: Calendar): ListNames {
  const members = useMembers();
  const { channels, campaigns } = state;
  return useMemo(() => {
    const people = new Map(members.map(({ personId, name }) => [personId, name]));
    const nameIn = <K,>(names: ReadonlyMap<K, string>, id: K | null) => (id === null ? "" : (names.get(id) ?? ""));
    const accounts = new Map([...channels.values()].map(({ id, name }) => [id, name]));
    const events = new Map([...campaigns.values()].map(({ id, name }) => [id, name]));
    return {
      channel: ({ channelId }: Video) => nameIn(accounts, channelId),
      owner: ({ ownerId }: Video) => nameIn(people, ownerId),
      campaign: ({ campaignId }: Video) => nameIn(events, campaignId),
    };
  }, [members, channels, campaigns]);
}

/** Puts the focus on a row as soon as it is drawn, wherever it stands by then. */
function useSeek(
  scroller: React.RefObject<HTMLElement | null>,
  lines: readonly ListLine[],
  scrollTo: (index: number, align: "start" | "auto") => void,
): (key: string) => void {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(wanted)}"]`);
    if (button) {
      button.focus({ preventScroll: true });
      button.scrollIntoView({ block: "nearest" });
      setWanted(null);
      return;
    }
    const index = lines.findIndex(({ key }) => key === wanted);
    if (index >= 0) scrollTo(index, "auto");
  });
  return setWanted;
}

/**
 * The list opens at the day the address is about, and goes there when it names another. What arrives meanwhile (the ledger,
 * a colleague's edit) does not push it away, until somebody takes the list into their own hands.
 */
function useOpenAtDay(
  scroller: React.RefObject<HTMLElement | null>,
  lines: readonly ListLine[],
  { place, anchor }: Pick<Calendar, "place" | "anchor">,
  scrollTo: (index: number, align: "start" | "auto") => void,
): void {
  const { by, isDown } = place.sort;
  const latest = useRef(scrollTo);
  latest.current = scrollTo;
  const taken = useRef<string | null>(null);
  const wanted = `${anchor} ${by} ${isDown}`;
  const isEmpty = lines.length === 0;

  useEffect(() => {
    const element = isEmpty ? null : scroller.current;
    const take = () => {
      taken.current = wanted;
    };
    for (const name of HANDS) element?.addEventListener(name, take, { passive: true });
    return () => {
      for (const name of HANDS) element?.removeEventListener(name, take);
    };
  }, [scroller, wanted, isEmpty]);

  useEffect(() => {
    if (lines.length > 0 && taken.current !== wanted && by === "date")
      latest.current(lineOfDay(lines, anchor, isDown), "start");
  }, [lines, wanted, anchor, by, isDown]);
}

const HANDS = ["wheel", "pointerdown", "keydown"] as const;
