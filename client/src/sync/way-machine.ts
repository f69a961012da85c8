/**
 * By which way rooms reach the server, as a pure function: sockets, or, where something on the path blocks them, HTTP
 * requests that carry the same messages. Sockets are given up only when they fail again and again although the server
 * has just answered a request (each try follows a ticket), and taken up as soon as one gets through.
 */
export interface WayState {
  readonly way: "socket" | "http";
  /** Times in a row that sockets ended early. */
  readonly failures: number;
  readonly failedAt: number;
  /** Tries to get a socket through since one last carried for a while. */
  readonly probes: number;
}

export type WayEvent =
  /** A socket was cut before it could be of use. `at`: monotonic milliseconds. */
  | { readonly type: "socket-failed"; readonly at: number }
  /** A socket carried for a while, or was closed by the server's own word. */
  | { readonly type: "socket-worked" }
  | { readonly type: "probe-worked" }
  | { readonly type: "probe-failed" }
  /** Another network, perhaps, or somebody who wants to be online now: a good moment to look. */
  | { readonly type: "network-changed" };

export type WayEffect =
  | { readonly type: "probe-in"; readonly ms: number }
  /** Lines over HTTP are to be ended; their rooms come back over sockets. */
  | { readonly type: "leave-http" };

export interface WayStep {
  readonly state: WayState;
  readonly effects: readonly WayEffect[];
}

export const INITIAL_WAY: WayState = { way: "socket", failures: 0, failedAt: Number.NEGATIVE_INFINITY, probes: 0 };

/** One failure is bad luck, two may be a server that stopped between ticket and socket. */
export const FAILURES_TO_SWITCH = 3;
/** All rooms' sockets that fail at one moment are one failure. */
const MOMENT_MS = 1_000;
const FIRST_PROBE_MS = 30_000;
const LAST_PROBE_MS = 10 * 60_000;

/** Half a minute, then ever longer: a company's proxy does not change its mind within the hour. */
export function probeDelay(probes: number): number {
  return Math.min(LAST_PROBE_MS, FIRST_PROBE_MS * 2 ** Math.min(probes, 10));
}

export function stepWay(state: WayState, event: WayEvent): WayStep {
  switch (event.type) {
    case "socket-failed": {
      if (state.way === "http" || event.at - state.failedAt < MOMENT_MS) return { state, effects: [] };
      const next = { ...state, failures: state.failures + 1, failedAt: event.at };
      if (next.failures < FAILURES_TO_SWITCH) return { state: next, effects: [] };
      // A path that lets a probe through and cuts what follows is asked ever more rarely, too.
      return { state: { ...next, way: "http" }, effects: [{ type: "probe-in", ms: probeDelay(state.probes) }] };
    }
    case "socket-worked":
      return { state: state.way === "socket" ? INITIAL_WAY : state, effects: [] };
    case "probe-worked":
      if (state.way === "socket") return { state, effects: [] };
      return { state: { ...INITIAL_WAY, probes: state.probes + 1 }, effects: [{ type: "leave-http" }] };
    case "probe-failed": {
      if (state.way === "socket") return { state, effects: [] };
      const probes = state.probes + 1;
      return { state: { ...state, probes }, effects: [{ type: "probe-in", ms: probeDelay(probes) }] };
    }
    case "network-changed":
      if (state.way === "socket") return { state, effects: [] };
      return { state, effects: [{ type: "probe-in", ms: 0 }] };
  }
}
