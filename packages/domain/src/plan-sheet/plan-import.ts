import { asId, type VideoId } from "../base/index.ts";
import type { TextGrid } from "../exchange/delimited.ts";
import type { MergedCells } from "../exchange/plan-shots.ts";
import { stageIndex, type Video } from "../video/index.ts";
import type { PlanColumn, PlanMapping } from "./plan-heads.ts";
import { type BadPlanCell, type PlanNames, type PlanPatch, readPlanRow } from "./read-plan-row.ts";

export type { BadPlanCell, BadWhy, PlanNames, PlanPatch } from "./read-plan-row.ts";

/**
 * Why a row is left out though it could be read. `several`: several videos have this title on this day; `twice`: an earlier
 * row of the file is about the same video; `removed`: the video was removed here; `published`: what went out stays on its day.
 */
export type PlanConflict = "several" | "twice" | "removed" | "published";

/** What becomes of one row of the file. `line` is its number in the file, from 1. */
export type PlanRow =
  | { readonly type: "create"; readonly line: number; readonly title: string; readonly patch: PlanPatch }
  | {
      readonly type: "update";
      readonly line: number;
      readonly title: string;
      readonly id: VideoId;
      readonly patch: PlanPatch;
    }
  | { readonly type: "same"; readonly line: number; readonly title: string; readonly id: VideoId }
  | { readonly type: "skip"; readonly line: number; readonly title: string; readonly why: "no-title" }
  | { readonly type: "conflict"; readonly line: number; readonly title: string; readonly why: PlanConflict };

export interface PlanDryRun {
  readonly rows: readonly PlanRow[];
  readonly bad: readonly BadPlanCell[];
}

export interface PlanTerms extends PlanNames {
  readonly mapping: PlanMapping;
  readonly merged: readonly MergedCells[];
  readonly videos: ReadonlyMap<VideoId, Video>;
}

/** What a colleague writes once beside several rows; a title or a date of one's own is never meant for the rows below. */
const JOINED: ReadonlySet<PlanColumn> = new Set(["date", "channel", "platform", "owner", "campaign", "phase"]);

/**
 * The dry run: what taking a table over would do, row by row; nothing is changed and nothing ever removed. A row finds its
 * video by our id, else by title and day; an empty cell changes nothing.
 */
export function planSheetImport(grid: TextGrid, terms: PlanTerms): PlanDryRun {
  const { mapping, videos } = terms;
  const bad: BadPlanCell[] = [];
  const rows: PlanRow[] = [];
  const places = new Map(mapping.columns.flatMap((column, at) => (column === null ? [] : [[column, at] as const])));
  const cellOf = readJoined(grid, terms.merged);
  const byTitle = titlesOf(videos.values());
  const seen = new Set<VideoId>();
  for (let at = (mapping.headRow ?? -1) + 1; at < grid.length; at++) {
    const textOf = (column: PlanColumn) => {
      const place = places.get(column);
      return place === undefined ? "" : cellOf(at, place, JOINED.has(column));
    };
    const own = (column: PlanColumn) =>
      JOINED.has(column) ? cellOf(at, places.get(column) ?? -1, false) : textOf(column);
    if ([...places.keys()].every((column) => own(column).trim() === "")) continue;
    rows.push(
      planRow({ line: at + 1, textOf, placeOf: (column) => places.get(column) ?? 0 }, terms, byTitle, seen, bad),
    );
  }
  return { rows, bad };
}

function planRow(
  cells: Parameters<typeof readPlanRow>[0],
  terms: PlanTerms,
  byTitle: ReadonlyMap<string, readonly Video[]>,
  seen: Set<VideoId>,
  bad: BadPlanCell[],
): PlanRow {
  const { line, textOf } = cells;
  const title = textOf("title").trim();
  const id = textOf("id").trim();
  const told = id === "" ? null : (terms.videos.get(asId<VideoId>(id)) ?? null);
  if (told && told.removedAt !== null) return { type: "conflict", line, title: title || told.title, why: "removed" };
  const misread: BadPlanCell[] = [];
  const first = readPlanRow(cells, told, terms, misread);
  const found = told ? [told] : (byTitle.get(titleKey(first.title ?? "", first.planDate ?? null)) ?? []);
  const [video] = found;
  if (found.length > 1) return { type: "conflict", line, title, why: "several" };
  if (!video) {
    bad.push(...misread);
    const { title: name, ...patch } = first;
    return name === undefined
      ? { type: "skip", line, title, why: "no-title" }
      : { type: "create", line, title: name, patch: { title: name, ...patch } };
  }
  if (seen.has(video.id)) return { type: "conflict", line, title: video.title, why: "twice" };
  seen.add(video.id);
  // Read again with the video at hand: of two people of one name the one who has it stays meant.
  const read = told ? first : readPlanRow(cells, video, terms, bad);
  if (told) bad.push(...misread);
  const patch = differing(read, video);
  if (Object.keys(patch).length === 0) return { type: "same", line, title: video.title, id: video.id };
  if (isOut(video) && ("planDate" in patch || "planTime" in patch || "channelId" in patch || "stage" in patch))
    return { type: "conflict", line, title: video.title, why: "published" };
  return { type: "update", line, title: video.title, id: video.id, patch };
}

function isOut({ stage }: Video): boolean {
  return stageIndex(stage) >= stageIndex("published");
}

function differing(patch: PlanPatch, video: Video): PlanPatch {
  return Object.fromEntries(
    Object.entries(patch).filter(([field, value]) => video[field as keyof PlanPatch] !== value),
  ) as PlanPatch;
}

function titleKey(title: string, date: Video["planDate"]): string {
  return `${date ?? ""} ${title.normalize("NFC").trim()}`;
}

function titlesOf(videos: Iterable<Video>): ReadonlyMap<string, readonly Video[]> {
  const found = new Map<string, Video[]>();
  for (const video of videos) {
    if (video.removedAt !== null) continue;
    const key = titleKey(video.title, video.planDate);
    const known = found.get(key);
    if (known) known.push(video);
    else found.set(key, [video]);
  }
  return found;
}

function readJoined(grid: TextGrid, merged: readonly MergedCells[]) {
  const topOf = new Map<string, number>();
  for (const { top, bottom, left } of merged) {
    for (let row = top + 1; row <= Math.min(bottom, grid.length - 1); row++) topOf.set(`${row}:${left}`, top);
  }
  return (row: number, column: number, joined: boolean): string =>
    grid[joined ? (topOf.get(`${row}:${column}`) ?? row) : row]?.[column] ?? "";
}
