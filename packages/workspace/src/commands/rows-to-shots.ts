import { ok, type Result, type RowId, refuse, type ShotId } from "@tongpin/domain/base";
import { rowText } from "@tongpin/domain/script";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { changedFields, type FlatMap, fieldKey, readRecord, seedOf, writeFields } from "../schema/record.ts";
import { REMOVED_FIELD, SHOT_RECORD_SPEC, type ShotRecord, shotIdOfRow } from "../schema/shot.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { hasRecord } from "../selectors/table.ts";
import { commit } from "./commit.ts";
import { writeNumbers } from "./number-shots.ts";
import { createShotPlaces } from "./place-shots.ts";
import { planNumbers } from "./plan-numbers.ts";

type RowWords = Pick<Shot, "picture" | "line" | "caption" | "seconds" | "rowId" | "rowText">;

function wordsFromRow(row: ScriptRow): RowWords {
  return {
    picture: row.visual,
    line: row.voice,
    caption: row.caption,
    seconds: row.seconds,
    rowId: row.id,
    rowText: rowText(row),
  };
}

const SHOT_FIELDS = Object.keys(SHOT_RECORD_SPEC);

/**
 * Makes a shot of every given row that has none, below the shot of the row above it. The shot's id comes from the
 * row's, so two people who press at the same time make one shot, and the later creation touches no edit. Answers the
 * ids of the shots made. Refuses `row-unknown`, `too-many-shots`.
 */
export function rowsToShots(
  room: ScriptRoom,
  args: { readonly rowIds: readonly RowId[] | "all" },
  ctx: CommandContext,
): Result<readonly ShotId[]> {
  const { rows, shots } = room.getSnapshot();
  const known = new Set(rows.map(({ id }) => id));
  if (args.rowIds !== "all" && args.rowIds.some((id) => !known.has(id))) return refuse("row-unknown");
  const wanted = args.rowIds === "all" ? known : new Set(args.rowIds);
  const made = new Set(shots.map(({ rowId }) => rowId));
  const todo = rows.filter(
    ({ id }) => wanted.has(id) && !made.has(id) && !shots.some((shot) => shot.id === shotIdOfRow(id)),
  );
  if (todo.length === 0) return { ok: true, value: [] };
  const max = COUNT_LIMITS.shots;
  if (shots.length + todo.length > max) return refuse("too-many-shots", { max });

  const map = room.doc.getMap<unknown>("shots");
  const runs = runsOf(rows, shots, new Set(todo));
  const inserts = runs.flatMap(({ afterId, run }) =>
    run.map(({ id }) => ({ id: shotIdOfRow(id), afterId, number: undefined })),
  );
  const numbers = planNumbers(room, [], inserts);
  if (!numbers.ok) return numbers;
  const done = commit(room, ctx, () => {
    const places = createShotPlaces(room, map, ctx);
    for (const { afterId, run } of runs) {
      const keys = places.put(
        run.map(({ id }) => shotIdOfRow(id)),
        afterId,
      );
      for (const [at, row] of run.entries())
        writeShot(map, row, keys[at] ?? "", numbers.value?.get(shotIdOfRow(row.id)) ?? "");
    }
    if (numbers.value) writeNumbers(map, shots, numbers.value);
  });
  return done.ok ? { ok: true, value: todo.map(({ id }) => shotIdOfRow(id)) } : done;
}

interface Run {
  /** The shot they go below; null = before all. */
  readonly afterId: ShotId | null;
  readonly run: ScriptRow[];
}

/** The rows to be made into shots, in runs that stand below one shot. */
function runsOf(rows: readonly ScriptRow[], shots: readonly Shot[], todo: ReadonlySet<ScriptRow>): readonly Run[] {
  const lastOfRow = new Map(shots.map((shot) => [shot.rowId, shot.id]));
  const firstMade = shots.findIndex((shot) => rows.some(({ id }) => id === shot.rowId));
  // Above every row that has a shot: before the first of those; with none at all, at the end.
  const startId = shots[firstMade < 0 ? shots.length - 1 : firstMade - 1]?.id ?? null;
  const runs: Run[] = [];
  let afterId = startId;
  let current: Run | null = null;
  for (const row of rows) {
    const shotId = lastOfRow.get(row.id);
    if (shotId !== undefined) {
      afterId = shotId;
      current = null;
    } else if (todo.has(row)) {
      if (!current) {
        current = { afterId, run: [] };
        runs.push(current);
      }
      current.run.push(row);
    }
  }
  return runs;
}

/** Writes the seed, or brings back the shot that somebody had made of this row and removed. */
function writeShot(shots: FlatMap, row: ScriptRow, order: string, number: string): void {
  const id = shotIdOfRow(row.id);
  const words = wordsFromRow(row);
  if (!hasRecord(shots, id, SHOT_FIELDS)) {
    shots.set(id, seedOf<ShotRecord>({ ...words, number, order }, SHOT_RECORD_SPEC));
    return;
  }
  const before = readRecord(shots, id, SHOT_RECORD_SPEC);
  writeFields(shots, id, changedFields<ShotRecord>({ ...words, order }, before));
  shots.set(fieldKey(id, REMOVED_FIELD), "");
}

/**
 * 脚本已变, settled: the shot takes over its row's words as they are now. Its own other cells stay.
 * Refuses `shot-unknown`, `row-unknown`.
 */
export function acceptRowText(room: ScriptRoom, args: { readonly shotId: ShotId }, ctx: CommandContext): Result<void> {
  const { rows, shots } = room.getSnapshot();
  const shot = shots.find(({ id }) => id === args.shotId);
  if (!shot) return refuse("shot-unknown");
  const row = rows.find(({ id }) => id === shot.rowId);
  if (!row) return refuse("row-unknown");
  const { seconds: _kept, ...words } = wordsFromRow(row);
  const changes = changedFields<Omit<Shot, "id">>(words, shot);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(room.doc.getMap("shots"), shot.id, changes));
}
