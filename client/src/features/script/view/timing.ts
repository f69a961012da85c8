import { type ScriptTiming, scriptTiming, secondsOf } from "@tongpin/domain/script";
import type { Beat, ScriptRow, ScriptSettings } from "@tongpin/domain/video";
import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { createAfterPaint } from "../../../platform/after-paint.ts";

/** What a script takes, and how long each part of its structure is. */
export interface TimedScript {
  readonly rows: readonly ScriptRow[];
  readonly timing: ScriptTiming;
  readonly beats: readonly BeatSpan[];
  /** What templates meant for the rows. */
  readonly slots: ScriptState["slots"];
}

/** Neighbouring rows of one beat; null for rows that have none. */
export interface BeatSpan {
  readonly id: string;
  readonly beat: Beat | null;
  readonly seconds: number;
}

/** A row's spoken seconds at one speed: only the row that was typed in is counted again. */
const spokenByRow = new WeakMap<ScriptRow, { readonly speed: number; readonly seconds: number }>();

function spokenSeconds(row: ScriptRow, speed: number): number {
  const known = spokenByRow.get(row);
  if (known?.speed === speed) return known.seconds;
  const seconds = secondsOf(row.voice, speed);
  spokenByRow.set(row, { speed, seconds });
  return seconds;
}

const NO_SLOTS: ScriptState["slots"] = new Map();

export function timeScript(
  rows: readonly ScriptRow[],
  settings: ScriptSettings,
  channelSpeed: number | null,
  slots: ScriptState["slots"] = NO_SLOTS,
): TimedScript {
  const { charsPerMinute } = scriptTiming([], settings, channelSpeed);
  const counted = rows.map((row) => ({
    voice: "",
    // Until there are words, a row takes what its template gave it.
    seconds: row.seconds ?? (spokenSeconds(row, charsPerMinute) || (slots.get(row.id)?.seconds ?? 0)),
  }));
  const timing = scriptTiming(counted, settings, channelSpeed);
  const withFixed = timing.rows.map((row, index) => ({ ...row, fixed: (rows[index]?.seconds ?? null) !== null }));
  return { rows, timing: { ...timing, rows: withFixed }, beats: beatSpans(rows, timing), slots };
}

function beatSpans(rows: readonly ScriptRow[], timing: ScriptTiming): readonly BeatSpan[] {
  const spans: BeatSpan[] = [];
  rows.forEach((row, index) => {
    const seconds = timing.rows[index]?.seconds ?? 0;
    const last = spans.at(-1);
    if (last && last.beat === row.beat) {
      spans[spans.length - 1] = { ...last, seconds: Math.round((last.seconds + seconds) * 10) / 10 };
    } else spans.push({ id: row.id, beat: row.beat, seconds });
  });
  return spans;
}

/** The timing of an opened script. */
export interface TimingStore {
  /** As last told to `subscribe`. */
  getSnapshot(): TimedScript;
  /** As last told to `onPainted`. */
  getPainted(): TimedScript;
  /** Told when the typing pauses, and once a second while it goes on: what React shows of it is worth no keystroke. */
  subscribe(listener: () => void): () => void;
  /** Told as soon as the keystroke has been painted. */
  onPainted(listener: () => void): () => void;
  setChannelSpeed(speed: number | null): void;
  close(): void;
}

const PAUSE_MS = 250;
const LONGEST_MS = 1_000;

export function createTimingStore(room: ScriptRoom, firstSpeed: number | null): TimingStore {
  const painted = new Set<() => void>();
  const paused = new Set<() => void>();
  let channelSpeed = firstSpeed;
  const read = (): TimedScript => {
    const { rows, settings, slots } = room.getSnapshot();
    return timeScript(rows, settings, channelSpeed, slots);
  };
  let now = read();
  let told = now;
  const pause = createPause(() => {
    told = now;
    for (const listener of [...paused]) listener();
  });
  const later = createAfterPaint(() => {
    now = read();
    for (const listener of [...painted]) listener();
    pause.ask();
  });
  const stop = room.subscribe(later.ask);
  const on = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    getSnapshot: () => told,
    getPainted: () => now,
    subscribe: on(paused),
    onPainted: on(painted),
    setChannelSpeed(speed) {
      if (speed === channelSpeed) return;
      channelSpeed = speed;
      later.ask();
    },
    close() {
      stop();
      later.cancel();
      pause.cancel();
    },
  };
}

/** Runs `work` when nobody has asked for a while, or has asked for too long. */
function createPause(work: () => void): { readonly ask: () => void; readonly cancel: () => void } {
  let calm = 0;
  let longest = 0;
  const cancel = (): void => {
    window.clearTimeout(calm);
    window.clearTimeout(longest);
    longest = 0;
  };
  const run = (): void => {
    cancel();
    work();
  };
  return {
    ask() {
      window.clearTimeout(calm);
      calm = window.setTimeout(run, PAUSE_MS);
      longest ||= window.setTimeout(run, LONGEST_MS);
    },
    cancel,
  };
}
