import { asId, type RowId } from "../base/index.ts";
import type { BriefItem } from "../brief/index.ts";
import { createCoverageCheck, openPoints } from "../coverage/index.ts";
import { spokenUnits } from "../script/index.ts";
import type { ScriptRow, Shot } from "../video/index.ts";

export interface Coverage {
  /** Rows with spoken words that no shot shows, in order. */
  readonly unshot: readonly RowId[];
  /** 必说 points that no shot says and whose row, if one was ticked for it, has no shot. */
  readonly unsaid: readonly BriefItem[];
  /** Shots that have no seconds yet: the total says less than it will. */
  readonly untimed: number;
  /** Seconds of all shots, to a tenth. */
  readonly seconds: number;
  /** Seconds above (or, negative, below) the target beyond what is tolerated; 0 within it, or without a target. */
  readonly off: number;
}

/** Our assumption: an editor finds one second anywhere, and a twentieth of a longer film. */
const TOLERANCE_SECONDS = 1;
const TOLERANCE_SHARE = 0.05;

/**
 * Whether the shots cover the script (LST6). A row is covered by a shot made from it, or by one whose line holds its
 * words (rows that were joined into one shot). Dropped shots cover nothing and take no time.
 */
export function shotCoverage(
  script: {
    readonly rows: readonly ScriptRow[];
    readonly shots: readonly Shot[];
    readonly points: readonly BriefItem[];
  },
  targetSeconds: number | null,
): Coverage {
  const live = script.shots.filter(({ status }) => status !== "dropped");
  const made = new Set(live.map(({ rowId }) => rowId));
  const lines = live.map(({ line }) => bare(line));
  const isShot = ({ id, voice }: ScriptRow) => made.has(id) || lines.some((line) => line.includes(bare(voice)));
  const seconds = live.reduce((sum, shot) => sum + Math.round((shot.seconds ?? 0) * 10), 0) / 10;
  return {
    unshot: script.rows.filter((row) => spokenUnits(row.voice) > 0 && !isShot(row)).map(({ id }) => id),
    unsaid: unsaidPoints(live, script.points),
    untimed: live.filter((shot) => shot.seconds === null).length,
    seconds,
    off: offTarget(seconds, targetSeconds),
  };
}

/** A shot speaks for the row it was made from, so that a tick on that row holds for the shot. */
function unsaidPoints(shots: readonly Shot[], points: readonly BriefItem[]): readonly BriefItem[] {
  const must = points.filter(({ kind }) => kind === "must");
  const check = createCoverageCheck(must);
  const said = shots.map(({ id, rowId, line, caption }) => ({ id: rowId ?? asId<RowId>(id), voice: line, caption }));
  return openPoints(check(said)).map(({ item }) => item);
}

function offTarget(seconds: number, target: number | null): number {
  if (target === null) return 0;
  const off = Math.round((seconds - target) * 10) / 10;
  return Math.abs(off) <= Math.max(TOLERANCE_SECONDS, target * TOLERANCE_SHARE) ? 0 : off;
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, "");
}
