import type { CivilDate, CivilTime, VideoId } from "@tongpin/domain/base";
import { stageIndex, type Video } from "@tongpin/domain/video";
import type { DateKind } from "@tongpin/domain/views";
import { type Tile, timeOf } from "../arrange.ts";
import type { ListSort } from "../calendar-url.ts";
import type { Calendar } from "../use-calendar.ts";

/** One date of one video. */
export interface ListRow {
  readonly key: string;
  readonly video: Video;
  readonly date: CivilDate;
  readonly time: CivilTime | null;
  readonly kind: DateKind;
  /** As a tile of a day is; null for the other dates. */
  readonly tile: Tile | null;
  readonly isTrouble: boolean;
}

/** A line of the list: a day's head, or what stands on it. Days have heads only where the list goes by date. */
export type ListLine =
  | { readonly type: "day"; readonly key: string; readonly date: CivilDate; readonly count: number }
  | { readonly type: "row"; readonly key: string; readonly row: ListRow };

/** Words the list is put in order by. */
export interface ListNames {
  channel(video: Video): string;
  owner(video: Video): string;
  campaign(video: Video): string;
}

/** The key of a planned video's row, wherever it is moved to. */
export function planKey(id: VideoId): string {
  return `${id}/plan`;
}

/** Everything that stands on a day, in order: by day and time, or by another column and then by day. */
export function listLines(
  { arrangement, marks, publications }: Pick<Calendar, "arrangement" | "marks" | "publications">,
  sort: ListSort,
  names: ListNames,
): readonly ListLine[] {
  const rows: ListRow[] = [];
  for (const [date, tiles] of arrangement.byDay) {
    for (const tile of tiles) {
      const { video, kind } = tile;
      const time = timeOf(tile, publications);
      rows.push({ key: `${video.id}/${kind}`, video, date, time, kind: "publish", tile, isTrouble: false });
    }
  }
  for (const [date, list] of marks) {
    for (const { video, kind, time, isTrouble } of list) {
      rows.push({ key: `${video.id}/${kind}`, video, date, time, kind, tile: null, isTrouble });
    }
  }
  const byDate = (a: ListRow, b: ListRow) =>
    compareText(a.date, b.date) ||
    compareText(a.time ?? "99", b.time ?? "99") ||
    compareText(a.video.order, b.video.order) ||
    compareText(a.key, b.key);
  const direction = sort.isDown ? -1 : 1;
  if (sort.by === "date")
    return withHeads(rows.sort((a, b) => direction * compareText(a.date, b.date) || byDate(a, b)));
  const columns = {
    title: (video: Video) => video.title,
    stage: (video: Video) => String(stageIndex(video.stage)).padStart(2, "0"),
    ...names,
  };
  const { [sort.by]: wordOf } = columns;
  const words = new Map(rows.map(({ video }) => [video, wordOf(video)]));
  return rows
    .sort((a, b) => compareWords(words.get(a.video) ?? "", words.get(b.video) ?? "", direction) || byDate(a, b))
    .map((row) => ({ type: "row", key: row.key, row }));
}

function withHeads(rows: readonly ListRow[]): readonly ListLine[] {
  const lines: ListLine[] = [];
  const counts = new Map<CivilDate, number>();
  for (const { date } of rows) counts.set(date, (counts.get(date) ?? 0) + 1);
  let day: CivilDate | null = null;
  for (const row of rows) {
    if (row.date !== day) {
      day = row.date;
      lines.push({ type: "day", key: day, date: day, count: counts.get(day) ?? 0 });
    }
    lines.push({ type: "row", key: row.key, row });
  }
  return lines;
}

/** What has no word (no owner, no campaign) stands last, whichever way the list goes. */
function compareWords(a: string, b: string, direction: number): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  return direction * a.localeCompare(b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The line a day begins at: its own, else the next one's; the last line after the last day. Only where the list goes by date. */
export function lineOfDay(lines: readonly ListLine[], date: CivilDate, isDown: boolean): number {
  const found = lines.findIndex((line) => line.type === "day" && (isDown ? line.date <= date : line.date >= date));
  return found < 0 ? lines.length - 1 : found;
}
