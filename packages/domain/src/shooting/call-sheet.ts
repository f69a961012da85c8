import type { CivilTime, CrewId } from "../base/index.ts";
import type { CallSheet, CrewMember } from "./model.ts";
import type { SceneBlock } from "./shooting-order.ts";

const DAY_MINUTES = 24 * 60;

/** Our assumptions, to be changed on the sheet: light and camera for a place, then a handful of takes of a shot. */
export const USUAL_MINUTES = { perShot: 10, perScene: 30 } as const;

function minutesOf(time: CivilTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** A moment of a shooting day: a time of day, and whether it is one of the next morning. */
export interface SheetMoment {
  readonly time: CivilTime;
  readonly nextDay: boolean;
}

function momentAfter(from: number, minutes: number): SheetMoment {
  const all = from + minutes;
  const rest = all % DAY_MINUTES;
  const time = `${String(Math.floor(rest / 60)).padStart(2, "0")}:${String(rest % 60).padStart(2, "0")}`;
  return { time: time as CivilTime, nextDay: all >= DAY_MINUTES };
}

type Times = Pick<CallSheet, "meetTime" | "startTime" | "wrapTime" | "overnight">;

export type TimeTrouble =
  | { readonly code: "start-before-meet" | "wrap-before-start" }
  | { readonly code: "call-after-wrap"; readonly crewId: CrewId };

/** Minutes from the midnight before the day; a time before the meeting belongs to the next morning of an overnight day. */
function placeOf(time: CivilTime, { meetTime, startTime, overnight }: Times): number {
  const first = meetTime ?? startTime;
  const minutes = minutesOf(time);
  return overnight && first !== null && minutes < minutesOf(first) ? minutes + DAY_MINUTES : minutes;
}

/**
 * What cannot be kept: starting before the meeting, wrapping no later than the start (or the meeting), being called when
 * it is over (SHT7). Commands refuse it; two people who each change one time can still bring it about, so it is shown.
 */
export function timeTroubles(
  sheet: Times,
  crew: readonly Pick<CrewMember, "id" | "callTime">[],
): readonly TimeTrouble[] {
  const { meetTime, startTime, wrapTime } = sheet;
  const troubles: TimeTrouble[] = [];
  const start = startTime === null ? null : placeOf(startTime, sheet);
  if (meetTime !== null && start !== null && start < minutesOf(meetTime)) troubles.push({ code: "start-before-meet" });
  if (wrapTime === null) return troubles;
  const wrap = placeOf(wrapTime, sheet);
  const begin = start ?? (meetTime === null ? null : minutesOf(meetTime));
  if (begin !== null && wrap <= begin) troubles.push({ code: "wrap-before-start" });
  // Somebody called before the meeting comes early for make-up; only after the end is impossible.
  for (const { id, callTime } of crew) {
    if (callTime !== null && minutesOf(callTime) >= wrap) troubles.push({ code: "call-after-wrap", crewId: id });
  }
  return troubles;
}

export interface BlockTimes {
  readonly minutes: number;
  /** Null while no time is set to begin at. */
  readonly from: SheetMoment | null;
}

export interface SheetEstimate {
  /** One for each block. */
  readonly blocks: readonly BlockTimes[];
  readonly minutes: number;
  readonly end: SheetMoment | null;
  /** Minutes that the estimate runs past 收工; 0 when it fits or no end is set. */
  readonly over: number;
}

/** 预计用时: what each scene takes to set up and each shot to take, counted on from 开机 (else 集合) (SHT5). */
export function estimateSheet(
  sheet: Times & Pick<CallSheet, "minutesPerShot" | "minutesPerScene">,
  blocks: readonly Pick<SceneBlock, "shots">[],
): SheetEstimate {
  const start = sheet.startTime ?? sheet.meetTime;
  const from = start === null ? null : placeOf(start, sheet);
  let minutes = 0;
  const times = blocks.map(({ shots }): BlockTimes => {
    const block = { minutes: sheet.minutesPerScene + shots.length * sheet.minutesPerShot };
    const at = from === null ? null : momentAfter(from, minutes);
    minutes += block.minutes;
    return { ...block, from: at };
  });
  const wrap = sheet.wrapTime === null ? null : placeOf(sheet.wrapTime, sheet);
  return {
    blocks: times,
    minutes,
    end: from === null ? null : momentAfter(from, minutes),
    over: from === null || wrap === null ? 0 : Math.max(0, from + minutes - wrap),
  };
}
