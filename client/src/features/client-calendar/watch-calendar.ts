import type { Instant } from "@tongpin/domain/base";
import { type ClientCalendar, readClientCalendar } from "@tongpin/domain/calendar-link";
import type { Api } from "../../platform/api.ts";
import type { KeptAnswers } from "../../platform/kept-answers.ts";
import type { PageLife } from "../../platform/page-life.ts";

/** What a page knows of the calendar behind its link. */
export type Sight =
  | { readonly type: "opening" }
  /** `at`: when the server last said that this is how it stands. `live`: it says so now. */
  | { readonly type: "shown"; readonly calendar: ClientCalendar; readonly at: Instant; readonly live: boolean }
  /** The link is over; nothing of it is kept any more. */
  | { readonly type: "ended"; readonly code: string }
  /** Nothing is kept and nobody answers. */
  | { readonly type: "unreachable"; readonly code: string };

export interface CalendarWatch {
  readonly token: string;
  /** Names what is kept; says nothing of the token. */
  readonly keptAs: string;
  readonly ask: Api["openCalendar"];
  readonly kept: KeptAnswers;
  readonly life: Pick<PageLife, "isVisible" | "onWake">;
  now(): Instant;
  /** Calls back once after so many ms; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
  onSight(sight: Sight): void;
}

interface Known {
  readonly revision: string;
  readonly at: Instant;
  readonly calendar: ClientCalendar;
}

/** The server holds a question for news; this only keeps a server that does not from being asked without end. */
const BREATH_MS = 1_000;
const PATIENCE_MS = [2_000, 5_000, 15_000, 30_000] as const;

/**
 * Shows at once what the device keeps, then what the server says, for as long as the page is looked at. Without a network
 * what is kept stays, with its time. A link that was taken back or has run out takes what is kept with it.
 */
export function watchCalendar(watch: CalendarWatch): () => void {
  const { token, keptAs, kept, life, onSight } = watch;
  let stopped = false;
  let known: Known | null = null;
  let endPause: (() => void) | null = null;

  /** Until the time is over or there is a reason to look again. */
  function pause(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const stops = [life.onWake(() => endPause?.())];
      if (ms !== null) stops.push(watch.after(ms, () => endPause?.()));
      endPause = () => {
        endPause = null;
        for (const stop of stops) stop();
        resolve();
      };
    });
  }

  async function end(code: string): Promise<void> {
    stopped = true;
    await kept.drop(keptAs);
    onSight({ type: "ended", code });
  }

  async function showKept(): Promise<void> {
    const found = readKnown(await kept.read(keptAs));
    if (stopped || !found) return;
    const { expiresAt } = found.calendar;
    if (expiresAt !== null && expiresAt <= watch.now()) return end("link-expired");
    known = found;
    onSight({ type: "shown", calendar: found.calendar, at: found.at, live: false });
  }

  async function run(): Promise<void> {
    await showKept();
    let failures = 0;
    while (!stopped) {
      if (!life.isVisible()) {
        await pause(null);
        continue;
      }
      const answer = await watch.ask({ token, ...(known === null ? {} : { known: known.revision }) });
      if (stopped) return;
      if (answer.ok) {
        failures = 0;
        const calendar = answer.value.calendar === null ? known?.calendar : readClientCalendar(answer.value.calendar);
        if (!calendar) return onSight({ type: "unreachable", code: "calendar-newer" });
        known = { revision: answer.value.revision, at: watch.now(), calendar };
        onSight({ type: "shown", calendar, at: known.at, live: true });
        await kept.write(keptAs, JSON.stringify(known));
        await pause(BREATH_MS);
      } else if (answer.error.kind === "refused") {
        await end(answer.error.code);
      } else {
        if (known === null) onSight({ type: "unreachable", code: answer.error.code });
        else onSight({ type: "shown", calendar: known.calendar, at: known.at, live: false });
        await pause(PATIENCE_MS[Math.min(failures, PATIENCE_MS.length - 1)] ?? null);
        failures += 1;
      }
    }
  }

  void run();
  return () => {
    stopped = true;
    endPause?.();
  };
}

function readKnown(text: string | null): Known | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Known, unknown>>;
    const calendar = readClientCalendar(value.calendar);
    if (!calendar || typeof value.revision !== "string" || typeof value.at !== "number") return null;
    return { revision: value.revision, at: value.at, calendar };
  } catch {
    return null;
  }
}
