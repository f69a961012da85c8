import { SYNC_PATH } from "@tongpin/protocol";
import { createFallbackLine } from "./fallback-line.ts";
import { fallbackSocket } from "./fallback-socket.ts";
import { INITIAL_WAY, stepWay, type WayEvent } from "./way-machine.ts";

export interface Way {
  /** The class for the next connection. */
  socket(): typeof WebSocket;
  /** A connection ended: whether it was a socket, whether the server had said anything on it, how long it lasted. */
  ended(by: typeof WebSocket, end: { readonly heard: boolean; readonly code: number; readonly ms: number }): void;
  /** The network came back or is another one. */
  networkChanged(): void;
  close(): void;
}

export interface WayOptions {
  /** http(s) origin of the server. */
  readonly origin: string;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  newLine(): string;
  readonly chance: () => number;
  readonly monotonic: () => number;
}

/** A socket we gave up ourselves counts as failed if it had so long to open; else somebody just closed a room. */
const PATIENCE_MS = 8_000;
/** A socket that carried so long was no accident. */
const STEADY_MS = 5_000;
/** What a browser reports of a line that was cut; every other code is somebody's word. */
const CUT = 1006;
const CLOSED_HERE = 1000;
/** Codes from here on are the server's own. */
const OWN_CODES = 4_000;

/** Runs the way machine: real sockets, HTTP in their place, and now and then a socket to see whether one gets through. */
export function createWay(options: WayOptions): Way {
  const line = createFallbackLine(options);
  const OverHttp = fallbackSocket(line);
  let state = INITIAL_WAY;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let probing: WebSocket | null = null;
  let closed = false;

  function dispatch(event: WayEvent): void {
    if (closed) return;
    const step = stepWay(state, event);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.type === "leave-http") line.close();
      else probeIn(effect.ms);
    }
  }

  function probeIn(ms: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(probe, ms);
  }

  /** Asks for a room without a ticket: the refusal that comes back is the proof that sockets pass. */
  function probe(): void {
    timer = null;
    if (probing || state.way === "socket") return;
    let isDone = false;
    const socket = new options.WebSocket(`${options.origin.replace(/^http/, "ws")}${SYNC_PATH}/probe?v=0`);
    probing = socket;
    const done = (worked: boolean) => {
      if (isDone) return;
      isDone = true;
      probing = null;
      clearTimeout(patience);
      socket.close();
      dispatch({ type: worked ? "probe-worked" : "probe-failed" });
    };
    const patience = setTimeout(() => done(false), PATIENCE_MS);
    socket.addEventListener("error", () => {});
    socket.addEventListener("close", ({ code }) => done(code >= OWN_CODES));
  }

  return {
    socket: () => (state.way === "socket" ? options.WebSocket : OverHttp),
    ended(by, { heard, code, ms }) {
      if (by === OverHttp) return;
      const isCut = code === CUT || (code === CLOSED_HERE && !heard && ms >= PATIENCE_MS);
      if (heard && ms >= STEADY_MS) dispatch({ type: "socket-worked" });
      else if (!isCut && code !== CLOSED_HERE) dispatch({ type: "socket-worked" });
      else if (isCut) dispatch({ type: "socket-failed", at: options.monotonic() });
    },
    networkChanged: () => dispatch({ type: "network-changed" }),
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      probing?.close();
      line.close();
    },
  };
}
