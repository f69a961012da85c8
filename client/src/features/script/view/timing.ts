import { type ScriptTiming, scriptTiming, secondsOf } from "@tongpin/domain/script";
import type { Beat, ScriptRow, ScriptSettings } from "@tongpin/domain/video";
import type { ScriptRoom } from "@tongpin/workspace";
import { createAfterPaint } from "./after-paint.ts";

/** What a script takes, and how long each part of its structure is. */
export interface TimedScript {
  readonly rows: readonly ScriptRow[];
  readonly timing: ScriptTiming;
  readonly beats: readonly BeatSpan[];
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

export function timeScript(
  rows: readonly ScriptRow[],
  settings: ScriptSettings,
  channelSpeed: number | null,
): TimedScript {
  const { charsPerMinute } = scriptTiming([], settings, channelSpeed);
  const counted = rows.map((row) => ({
    voice: "",
    seconds: row.seconds ?? spokenSeconds(row, charsPerMinute),
  }));
  const timing = scriptTiming(counted, settings, channelSpeed);
  const withFixed = timing.rows.map((row, index) => ({ ...row, fixed: (rows[index]?.seconds ?? null) !== null }));
  return { rows, timing: { ...timing, rows: withFixed }, beats: beatSpans(rows, timing) };
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

/** The timing of an opened script, renewed after the keystroke has been painted. */
export interface TimingStore {
  getSnapshot(): TimedScript;
  subscribe(listener: () => void): () => void;
  setChannelSpeed(speed: number | null): void;
  close(): void;
}

export function createTimingStore(room: ScriptRoom, firstSpeed: number | null): TimingStore {
  const listeners = new Set<() => void>();
  let channelSpeed = firstSpeed;
  const read = (): TimedScript => {
    const { rows, settings } = room.getSnapshot();
    return timeScript(rows, settings, channelSpeed);
  };
  let now = read();
  const later = createAfterPaint(() => {
    now = read();
    for (const listener of [...listeners]) listener();
  });
  const stop = room.subscribe(later.ask);
  return {
    getSnapshot: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setChannelSpeed(speed) {
      if (speed === channelSpeed) return;
      channelSpeed = speed;
      later.ask();
    },
    close() {
      stop();
      later.cancel();
    },
  };
}
