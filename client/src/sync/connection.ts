import { assertNever } from "@tongpin/domain/base";
import {
  encodeBeacon,
  encodeQueryAwareness,
  encodeStep2,
  MESSAGE_ACK,
  MESSAGE_DIVERGED,
  SCHEMA_VERSION,
  SYNC_PATH,
} from "@tongpin/protocol";
import { readVarUint } from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { INITIAL_LINK, type LinkEffect, type LinkEvent, type LinkState, step } from "./connection-machine.ts";
import { countingSocket } from "./counting-socket.ts";
import type { TicketAnswer } from "./tickets.ts";
import type { Way } from "./way.ts";

export interface ConnectionOptions {
  readonly room: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** http(s) origin of the server. */
  readonly origin: string;
  readonly way: Pick<Way, "socket" | "ended">;
  ticket(room: string): Promise<TicketAnswer>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** 0–1. */
  readonly chance: () => number;
  onChange(state: LinkState): void;
  onConfirmed(edits: number): void;
  onForbidden(): void;
  onSignedOut(): void;
  /** Somebody who has taken in the same reads something else. */
  onDiverged(): void;
}

export interface Connection {
  readonly state: () => LinkState;
  /** @param confirmed how many of the edits an earlier connection has proof of */
  start(edits: number, confirmed: number): void;
  dispatch(event: LinkEvent): void;
  tellBeacon(mark: Uint8Array, hash: Uint8Array): void;
  close(): void;
}

const TICK_MS = 1_000;

/**
 * Runs the connection machine over y-websocket's provider: the provider speaks the protocol, the machine alone decides
 * when there is a socket. Build it after the doc's own listeners, so that an edit is counted before it is sent.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { room, doc } = options;
  let state = INITIAL_LINK;
  let retryTimer: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  const provider = new WebsocketProvider(`${options.origin.replace(/^http/, "ws")}${SYNC_PATH}`, room, doc, {
    connect: false,
    awareness: options.awareness,
    disableBc: true,
    shouldReconnect: () => false,
    WebSocketPolyfill: countingSocket(
      options.way.socket,
      {
        sent: (frame) => dispatch({ type: "sent", frame }),
        heard: () => dispatch({ type: "heard", at: options.now() }),
        ended: options.way.ended,
      },
      options.now,
    ),
  });
  provider.messageHandlers[MESSAGE_ACK] = (_encoder, decoder) =>
    dispatch({ type: "acked", frames: readVarUint(decoder) });
  provider.messageHandlers[MESSAGE_DIVERGED] = () => options.onDiverged();
  provider.on("status", ({ status }) => {
    if (status === "connected") dispatch({ type: "opened", at: options.now() });
  });
  provider.on("sync", (synced) => {
    if (synced) dispatch({ type: "heard-all" });
  });
  provider.on("connection-close", (event) => {
    // Without this the provider would come back by itself, with the used ticket.
    provider.shouldConnect = false;
    dispatch({ type: "closed", code: event?.code ?? 0, chance: options.chance() });
  });
  const ticker = setInterval(() => dispatch({ type: "tick", at: options.now(), chance: options.chance() }), TICK_MS);

  async function fetchTicket(): Promise<void> {
    const answer = await options.ticket(room);
    if (answer.ok) dispatch({ type: "ticket", ticket: answer.ticket, at: options.now() });
    else dispatch({ type: "ticket-refused", why: answer.why, chance: options.chance() });
  }

  function run(effect: LinkEffect): void {
    switch (effect.type) {
      case "fetch-ticket":
        void fetchTicket();
        break;
      case "connect":
        provider.params = { ticket: effect.ticket, v: String(SCHEMA_VERSION) };
        provider.connect();
        break;
      case "disconnect":
        provider.disconnect();
        break;
      case "probe":
        if (provider.wsconnected) provider.ws?.send(new Uint8Array(encodeQueryAwareness()));
        break;
      case "send-all":
        provider.ws?.send(new Uint8Array(encodeStep2(Y.encodeStateAsUpdate(doc))));
        break;
      case "retry-in":
        retryTimer = setTimeout(() => dispatch({ type: "retry" }), effect.ms);
        break;
      case "confirmed":
        options.onConfirmed(effect.edits);
        break;
      case "forbidden":
        options.onForbidden();
        break;
      case "signed-out":
        options.onSignedOut();
        break;
      default:
        assertNever(effect);
    }
  }

  function dispatch(event: LinkEvent): void {
    if (closed) return;
    const before = state;
    const next = step(state, event);
    state = next.state;
    if (before.phase === "waiting" && state.phase !== "waiting" && retryTimer !== null) {
      clearTimeout(retryTimer);
      retryTimer = null;
    }
    for (const effect of next.effects) run(effect);
    if (state !== before) options.onChange(state);
  }

  return {
    state: () => state,
    start: (edits, confirmed) => dispatch({ type: "start", edits, confirmed }),
    dispatch,
    tellBeacon(mark, hash) {
      if (provider.wsconnected) provider.ws?.send(new Uint8Array(encodeBeacon(mark, hash)));
    },
    close() {
      dispatch({ type: "stop" });
      closed = true;
      clearInterval(ticker);
      if (retryTimer !== null) clearTimeout(retryTimer);
      provider.destroy();
    },
  };
}
