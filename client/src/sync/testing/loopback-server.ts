import {
  decodeAwareness,
  decodeMessage,
  encodeAck,
  encodeAwareness,
  encodeAwarenessStates,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  LIMITS,
  SYNC_PATH,
} from "@tongpin/protocol";
import * as Y from "yjs";
import type { Api } from "../../platform/api.ts";

/** What the server knows of one socket. */
interface Line {
  readonly socket: LoopbackSocket;
  readonly room: string;
  readonly personId: string;
  frames: number;
  introduced: boolean;
}

/**
 * The protocol's other half in memory: tickets, step 1 and 2, updates, presence, acks. Everything is delivered in
 * microtasks; a test stops, mutes or revokes by hand.
 */
export class LoopbackServer {
  readonly docs = new Map<string, Y.Doc>();
  readonly commands: { readonly op: string; readonly brandId: string; readonly type: string }[] = [];
  readonly forbidden = new Set<string>();
  /** Rooms everybody may only read: nothing is asked of those who come. */
  readonly readOnly = new Set<string>();
  /** Sockets opened so far, by room. */
  readonly visits: string[] = [];
  down = false;
  /** While true nothing is acknowledged; `releaseAcks` catches up. */
  holdAcks = false;
  private readonly lines = new Set<Line>();
  private tickets = 0;
  private readonly holders = new Map<string, string>();

  doc(room: string): Y.Doc {
    const known = this.docs.get(room);
    if (known) return known;
    const doc = new Y.Doc();
    this.docs.set(room, doc);
    return doc;
  }

  /** What this person's engine calls instead of HTTP. */
  api(personId: string): Pick<Api, "tickets" | "command"> {
    const network = { ok: false, error: { code: "network", kind: "network", status: 0 } } as const;
    return {
      tickets: async (rooms) => {
        if (this.down) return network;
        const open = rooms.filter((room) => !this.forbidden.has(room));
        const tickets = Object.fromEntries(open.map((room) => [room, this.ticket(personId)]));
        return { ok: true, value: { tickets } };
      },
      command: async ({ op, brandId, command }) => {
        if (this.down) return network;
        this.commands.push({ op, brandId, type: command.type });
        return { ok: true, value: { op, at: 1, entries: [] } };
      },
    };
  }

  private ticket(personId: string): string {
    const ticket = `ticket-${this.tickets++}`;
    this.holders.set(ticket, personId);
    return ticket;
  }

  /** The class that engines of this test take for the browser's WebSocket. */
  socketClass(): typeof WebSocket {
    const connect = (socket: LoopbackSocket, url: string) => this.connect(socket, url);
    const bound = class extends LoopbackSocket {
      constructor(url: string | URL) {
        super(connect, String(url));
      }
    };
    return bound as unknown as typeof WebSocket;
  }

  connect(socket: LoopbackSocket, url: string): void {
    const { pathname, searchParams } = new URL(url);
    const room = pathname.slice(SYNC_PATH.length + 1);
    const ticket = searchParams.get("ticket") ?? "";
    const personId = this.holders.get(ticket);
    this.holders.delete(ticket);
    if (this.down) {
      socket.end(1006);
      return;
    }
    socket.opened();
    if (personId === undefined || this.forbidden.has(room)) {
      socket.end(personId === undefined ? 4401 : 4403);
      return;
    }
    const line: Line = { socket, room, personId, frames: 0, introduced: false };
    this.visits.push(room);
    this.lines.add(line);
    socket.onframe = (frame) => this.receive(line, frame);
    socket.ongone = () => this.lines.delete(line);
    if (!this.readOnly.has(room)) socket.deliver(encodeStep1(Y.encodeStateVector(this.doc(room))));
  }

  private receive(line: Line, frame: Uint8Array): void {
    const message = decodeMessage(frame);
    const doc = this.doc(line.room);
    switch (message?.type) {
      case "step1":
        line.socket.deliver(encodeStep2(Y.encodeStateAsUpdate(doc, message.stateVector)));
        break;
      case "step2":
      case "update":
        if (this.readOnly.has(line.room)) {
          line.socket.end(4403);
          return;
        }
        line.frames += 1;
        line.introduced ||= message.type === "step2";
        // As the relay does: before its step 2 a connection's updates may build on what we lack.
        if (line.introduced) {
          Y.applyUpdate(doc, message.update);
          this.broadcast(line, encodeUpdate(message.update));
        }
        if (!this.holdAcks) line.socket.deliver(encodeAck(line.frames));
        break;
      case "awareness":
        this.broadcast(line, this.signed(line, message.states));
        break;
      case "query-awareness":
        line.socket.deliver(encodeAwareness(encodeAwarenessStates([])));
        break;
      case "beacon":
        // The relay compares them; here nobody's contents differ.
        break;
      default:
        throw new Error("not a message");
    }
  }

  private signed(line: Line, bytes: Uint8Array): Uint8Array {
    const states = decodeAwareness(bytes, LIMITS.awarenessStates) ?? [];
    const user = { personId: line.personId, name: line.personId.toUpperCase(), hue: 120 };
    return encodeAwareness(
      encodeAwarenessStates(
        states.map((state) =>
          state.json === "null" ? state : { ...state, json: JSON.stringify({ ...JSON.parse(state.json), user }) },
        ),
      ),
    );
  }

  private broadcast(from: Line, frame: Uint8Array): void {
    for (const line of this.lines) if (line !== from && line.room === from.room) line.socket.deliver(frame);
  }

  releaseAcks(): void {
    this.holdAcks = false;
    for (const line of this.lines) line.socket.deliver(encodeAck(line.frames));
  }

  /** As if the process was killed: every line is cut and none can be made. */
  kill(): void {
    this.down = true;
    for (const line of this.lines) line.socket.end(1006);
  }

  start(): void {
    this.down = false;
  }

  revoke(room: string): void {
    this.forbidden.add(room);
    for (const line of this.lines) if (line.room === room) line.socket.end(4403);
  }
}

/** The browser's side of a socket, as far as the provider uses it. */
export class LoopbackSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly OPEN = 1;
  binaryType = "blob";
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  onframe: ((frame: Uint8Array) => void) | null = null;
  ongone: (() => void) | null = null;

  constructor(connect: (socket: LoopbackSocket, url: string) => void, url: string) {
    super();
    queueMicrotask(() => connect(this, url));
  }

  opened(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  send(frame: Uint8Array): void {
    const copy = frame.slice();
    queueMicrotask(() => this.onframe?.(copy));
  }

  deliver(frame: Uint8Array): void {
    queueMicrotask(() => {
      if (this.readyState !== 1) return;
      this.dispatchEvent(new Event("message"));
      this.onmessage?.({ data: frame.slice().buffer as ArrayBuffer });
    });
  }

  end(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.ongone?.();
    this.onframe = null;
    this.onclose?.({ code, reason: "" });
  }

  close(): void {
    this.end(1005);
  }
}
