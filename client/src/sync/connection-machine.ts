import { CLOSE } from "@tongpin/protocol";

/**
 * One room's way to the server as a pure function: `step(state, event)` gives the next state and what is to be done.
 * Sockets, timers and tickets are in connection.ts. Times (`at`) are monotonic milliseconds, `chance` is 0–1.
 *
 * What is owed is counted in local edits (transactions). Every sync frame (step 2 or update) that leaves remembers how
 * many edits the server has once that frame is on its disk; the server's ack names how many frames are.
 * A connection's updates before its step 2 prove nothing: the server may drop them for want of what they build on.
 */
export interface LinkState {
  readonly phase: "idle" | "ticket" | "connecting" | "open" | "waiting" | "stopped";
  /** Failures since the server was last heard out. */
  readonly attempts: number;
  readonly stopped: "forbidden" | "outdated" | null;
  readonly storeReadOnly: boolean;
  readonly edits: number;
  readonly confirmed: number;
  /** Per frame sent on this connection and not yet acked: the edits it covers. */
  readonly frames: readonly number[];
  /** Frames acked on this connection. */
  readonly acked: number;
  readonly sentAll: boolean;
  readonly heardAll: boolean;
  /** When the phase `connecting` began, or bytes last arrived. */
  readonly heardAt: number;
  readonly probedAt: number | null;
  readonly tickedAt: number;
}

export type TicketRefusal = "network" | "signedOut" | "forbidden";

export type LinkEvent =
  | { readonly type: "start"; readonly edits: number; readonly confirmed?: number }
  | { readonly type: "stop" }
  | { readonly type: "edit" }
  /** Something is owed that no frame will follow for by itself: the document had it already, the server perhaps not. */
  | { readonly type: "owe" }
  | { readonly type: "ticket"; readonly ticket: string; readonly at: number }
  | { readonly type: "ticket-refused"; readonly why: TicketRefusal; readonly chance: number }
  | { readonly type: "opened"; readonly at: number }
  | { readonly type: "sent"; readonly frame: "step2" | "update" }
  | { readonly type: "acked"; readonly frames: number }
  | { readonly type: "heard"; readonly at: number }
  | { readonly type: "heard-all" }
  | { readonly type: "closed"; readonly code: number; readonly chance: number }
  | { readonly type: "retry" }
  | { readonly type: "wake"; readonly at: number }
  | { readonly type: "network-gone" }
  | { readonly type: "tick"; readonly at: number; readonly chance: number };

export type LinkEffect =
  | { readonly type: "fetch-ticket" }
  | { readonly type: "connect"; readonly ticket: string }
  | { readonly type: "disconnect" }
  /** Ask the server for anything at all, to see whether it is still there. */
  | { readonly type: "probe" }
  /** A step 2 nobody asked for. */
  | { readonly type: "send-all" }
  | { readonly type: "retry-in"; readonly ms: number }
  | { readonly type: "confirmed"; readonly edits: number }
  | { readonly type: "forbidden" }
  | { readonly type: "signed-out" };

export interface Step {
  readonly state: LinkState;
  readonly effects: readonly LinkEffect[];
}

/** Silence after which we ask, and after which an unanswered question means the line is dead: 9 + 7 + a tick < 20 s. */
export const PROBE_AFTER_MS = 9_000;
export const DEAD_AFTER_MS = 7_000;
const CONNECT_WITHIN_MS = 10_000;
/** Ticks further apart than this mean the page or the machine slept. */
const SLEPT_MS = 8_000;
const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 20_000;

export const INITIAL_LINK: LinkState = {
  phase: "idle",
  attempts: 0,
  stopped: null,
  storeReadOnly: false,
  edits: 0,
  confirmed: 0,
  frames: [],
  acked: 0,
  sentAll: false,
  heardAll: false,
  heardAt: 0,
  probedAt: null,
  tickedAt: 0,
};

/**
 * Every local edit is on the server's disk, and everything the server had is here. A room we may only read never asks
 * for a step 2; there nothing can be owed.
 */
export function isSynced(state: LinkState): boolean {
  return state.phase === "open" && state.heardAll && state.frames.length === 0 && state.edits === state.confirmed;
}

/** Whether people should be told they are offline: not before the first attempt has had its chance. */
export function isOffline(state: LinkState): boolean {
  if (state.phase === "open" || state.phase === "idle" || state.phase === "stopped") return false;
  return state.phase === "waiting" || state.attempts > 0;
}

/** Pause before the next try: doubling, capped, and spread over half its length so that clients do not come as one. */
export function retryDelay(attempts: number, chance: number): number {
  const full = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));
  return Math.round(full * (0.5 + chance / 2));
}

const NO_CONNECTION = { frames: [], acked: 0, sentAll: false, heardAll: false, probedAt: null } as const;

function stay(state: LinkState): Step {
  return { state, effects: [] };
}

function fetchTicket(state: LinkState): Step {
  return { state: { ...state, ...NO_CONNECTION, phase: "ticket" }, effects: [{ type: "fetch-ticket" }] };
}

function waitThenRetry(state: LinkState, chance: number, first: readonly LinkEffect[] = []): Step {
  const ms = retryDelay(state.attempts, chance);
  return {
    state: { ...state, ...NO_CONNECTION, phase: "waiting", attempts: state.attempts + 1 },
    effects: [...first, { type: "retry-in", ms }],
  };
}

function stopFor(state: LinkState, reason: "forbidden" | "outdated"): Step {
  return {
    state: { ...state, ...NO_CONNECTION, phase: "stopped", stopped: reason },
    effects: reason === "forbidden" ? [{ type: "disconnect" }, { type: "forbidden" }] : [{ type: "disconnect" }],
  };
}

function afterClose(state: LinkState, code: number, chance: number): Step {
  if (state.phase !== "open" && state.phase !== "connecting") return stay(state);
  switch (code) {
    case CLOSE.forbidden:
      return stopFor(state, "forbidden");
    case CLOSE.outdated:
      return stopFor(state, "outdated");
    case CLOSE.ticket:
      // The first stale ticket is bad luck (the page slept between ticket and socket); a second is waited for.
      return state.attempts === 0 ? fetchTicket({ ...state, attempts: 1 }) : waitThenRetry(state, chance);
    case CLOSE.storeReadOnly:
      return waitThenRetry({ ...state, storeReadOnly: true }, chance);
    default:
      return waitThenRetry(state, chance);
  }
}

function afterAck(state: LinkState, frames: number): Step {
  const fresh = Math.min(frames - state.acked, state.frames.length);
  if (state.phase !== "open" || fresh <= 0) return stay(state);
  const confirmed = Math.max(state.confirmed, state.frames[fresh - 1] ?? 0);
  return {
    // An ack is also the proof that the store writes again.
    state: { ...state, acked: frames, frames: state.frames.slice(fresh), confirmed, storeReadOnly: false },
    effects: confirmed > state.confirmed ? [{ type: "confirmed", edits: confirmed }] : [],
  };
}

function afterSent(state: LinkState, frame: "step2" | "update"): Step {
  if (state.phase !== "open") return stay(state);
  if (frame === "update") {
    return stay({ ...state, frames: [...state.frames, state.sentAll ? state.edits : state.confirmed] });
  }
  // The server asked for everything: what is in flight may have been dropped, only this answer is proof.
  return stay({ ...state, sentAll: true, frames: [...state.frames.map(() => state.confirmed), state.edits] });
}

function afterHeardAll(state: LinkState): Step {
  if (state.phase !== "open") return stay(state);
  // The server asks writers first. One that has not asked by now takes us for a reader: what we owe gets its answer,
  // a refusal if need be, instead of waiting for ever.
  const mustPush = !state.sentAll && state.edits > state.confirmed;
  return { state: { ...state, heardAll: true, attempts: 0 }, effects: mustPush ? [{ type: "send-all" }] : [] };
}

function afterTick(state: LinkState, at: number, chance: number): Step {
  const slept = state.tickedAt > 0 && at - state.tickedAt > SLEPT_MS;
  const ticked = { ...state, tickedAt: at };
  if (state.phase === "connecting") {
    const late = at - state.heardAt > CONNECT_WITHIN_MS;
    return late ? waitThenRetry(ticked, chance, [{ type: "disconnect" }]) : stay(ticked);
  }
  if (state.phase !== "open") return stay(ticked);
  // A question asked before the sleep has had all that time for its answer; in a throttled tab every tick is a sleep.
  if (slept && state.probedAt === null) return { state: { ...ticked, probedAt: at }, effects: [{ type: "probe" }] };
  if (state.probedAt !== null) {
    const dead = at - state.probedAt > DEAD_AFTER_MS;
    return dead ? waitThenRetry(ticked, chance, [{ type: "disconnect" }]) : stay(ticked);
  }
  const silent = at - state.heardAt > PROBE_AFTER_MS;
  return silent ? { state: { ...ticked, probedAt: at }, effects: [{ type: "probe" }] } : stay(ticked);
}

function afterRefusedTicket(state: LinkState, why: TicketRefusal, chance: number): Step {
  if (state.phase !== "ticket") return stay(state);
  switch (why) {
    case "forbidden":
      return stopFor(state, "forbidden");
    case "signedOut":
      return waitThenRetry({ ...state, attempts: Math.max(state.attempts, 6) }, chance, [{ type: "signed-out" }]);
    case "network":
      return waitThenRetry(state, chance);
  }
}

export function step(state: LinkState, event: LinkEvent): Step {
  switch (event.type) {
    case "start":
      if (state.phase !== "idle") return stay(state);
      return fetchTicket({ ...state, edits: event.edits, confirmed: event.confirmed ?? 0 });
    case "stop":
      if (state.phase === "idle") return stay(state);
      return { state: { ...state, ...NO_CONNECTION, phase: "idle" }, effects: [{ type: "disconnect" }] };
    case "edit":
      return stay({ ...state, edits: state.edits + 1 });
    case "owe": {
      const next = { ...state, edits: state.edits + 1 };
      // Where everything is still to be sent, that will be the proof.
      return state.sentAll ? { state: next, effects: [{ type: "send-all" }] } : stay(next);
    }
    case "ticket":
      if (state.phase !== "ticket") return stay(state);
      return {
        state: { ...state, phase: "connecting", heardAt: event.at },
        effects: [{ type: "connect", ticket: event.ticket }],
      };
    case "ticket-refused":
      return afterRefusedTicket(state, event.why, event.chance);
    case "opened":
      return state.phase === "connecting" ? stay({ ...state, phase: "open", heardAt: event.at }) : stay(state);
    case "sent":
      return afterSent(state, event.frame);
    case "acked":
      return afterAck(state, event.frames);
    case "heard":
      return state.phase === "open" ? stay({ ...state, heardAt: event.at, probedAt: null }) : stay(state);
    case "heard-all":
      return afterHeardAll(state);
    case "closed":
      return afterClose(state, event.code, event.chance);
    case "retry":
      return state.phase === "waiting" ? fetchTicket(state) : stay(state);
    case "wake":
      if (state.phase === "waiting") return fetchTicket(state);
      if (state.phase !== "open" || state.probedAt !== null) return stay(state);
      return { state: { ...state, probedAt: event.at }, effects: [{ type: "probe" }] };
    case "network-gone":
      if (state.phase !== "open" && state.phase !== "connecting") return stay(state);
      return waitThenRetry(state, 0, [{ type: "disconnect" }]);
    case "tick":
      return afterTick(state, event.at, event.chance);
  }
}
