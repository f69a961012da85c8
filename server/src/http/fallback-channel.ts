import type { IncomingMessage } from "node:http";
import { CLOSE, type FallbackPart } from "@tongpin/protocol";
import type { LineEnd, LineEvents } from "../relay/index.ts";
import type { SyncDoor } from "./sync-upgrade.ts";

/** One room over a fallback line: to the relay a connection like any other. */
export interface FallbackChannel {
  receive(message: Buffer): void;
  /** The line is alive. */
  alive(): void;
  /** The far end has everything written so far. */
  drained(): void;
  /** The relay wants to hear nothing more for now. */
  readonly isPaused: boolean;
  end(): void;
}

export interface FallbackChannelOptions {
  readonly channel: number;
  readonly door: Pick<SyncDoor, "enter">;
  readonly request: IncomingMessage;
  /** `<room>?ticket=…&v=…`, as behind `/sync/`. */
  readonly address: string;
  tell(part: FallbackPart): void;
  /** Bytes told to the far end that it has not taken yet. */
  unread(): number;
  onResume(): void;
  onEnd(): void;
}

/** Messages that arrive while it is still being decided who is asking. */
const MOST_EARLY = 64;

export function openFallbackChannel(options: FallbackChannelOptions): FallbackChannel {
  const { channel, tell } = options;
  let events: LineEvents | null = null;
  let early: Buffer[] = [];
  let isPaused = false;
  let ended = false;

  /** The far end learns the code; the relay, if it is not the one who closes, learns that nobody is there. */
  function end(code: number | null): void {
    if (ended) return;
    ended = true;
    isPaused = false;
    if (code !== null) tell({ type: "close", channel, code });
    events?.closed();
    options.onEnd();
    options.onResume();
  }

  const near: LineEnd = {
    ws: {
      close: (code) => end(code),
      terminate: () => end(CLOSE.goingAway),
      pause() {
        isPaused = true;
      },
      resume() {
        isPaused = false;
        options.onResume();
      },
    },
    socket: {
      get writableLength() {
        return options.unread();
      },
      write(frames) {
        if (!ended) for (const message of messagesIn(frames)) tell({ type: "message", channel, message });
      },
    },
  };

  async function enter(): Promise<void> {
    const [room = "", query = ""] = options.address.split("?", 2);
    const verdict = await options.door.enter(options.request, room, new URLSearchParams(query), near);
    if (typeof verdict === "number") {
      end(verdict);
      return;
    }
    events = verdict;
    if (ended) {
      verdict.closed();
      return;
    }
    for (const message of early) verdict.message(message, true);
    early = [];
  }
  enter().catch(() => end(CLOSE.goingAway));

  return {
    receive(message) {
      if (ended) return;
      if (events) events.message(message, true);
      else if (early.length < MOST_EARLY) early.push(message);
      else end(CLOSE.tooSlow);
    },
    alive: () => events?.alive(),
    drained: () => events?.drained(),
    get isPaused() {
      return isPaused;
    },
    end: () => end(null),
  };
}

const BINARY = 0x82;

/** The messages in whole server frames, as the relay writes them: unmasked, never split. Pings carry none. */
export function messagesIn(frames: Uint8Array): Uint8Array[] {
  const messages: Uint8Array[] = [];
  const view = new DataView(frames.buffer, frames.byteOffset, frames.byteLength);
  let at = 0;
  while (at + 2 <= frames.length) {
    const isBinary = frames[at] === BINARY;
    const short = frames[at + 1] ?? 0;
    let head = 2;
    let length = short;
    if (short === 126) {
      length = view.getUint16(at + 2);
      head = 4;
    } else if (short === 127) {
      length = view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6);
      head = 10;
    }
    if (isBinary) messages.push(frames.subarray(at + head, at + head + length));
    at += head + length;
  }
  return messages;
}
