import { decodeFallback, encodeFallback, FALLBACK_LIMITS, FALLBACK_PATH, type FallbackPart } from "@tongpin/protocol";

/** What one room's end of a line is told. */
export interface ChannelEvents {
  opened(): void;
  message(bytes: Uint8Array): void;
  /** 1006 when the line broke. */
  closed(code: number): void;
}

export interface FallbackLine {
  /** @param address `<room>?ticket=…&v=…` */
  open(address: string, events: ChannelEvents): FallbackEnd;
  /** Ends all rooms' ends at once, as a network does. */
  close(): void;
}

export interface FallbackEnd {
  send(message: Uint8Array): void;
  close(): void;
}

export interface FallbackLineOptions {
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** 32 hex digits nobody can guess. */
  newLine(): string;
  readonly chance: () => number;
}

/** Bodies that did not get through are repeated so often; both ways are numbered, so that nothing counts twice. */
const TRIES = 3;
const AGAIN_MS = 400;
/** An answer held longer than the server holds it will not come. */
const PATIENCE_MS = FALLBACK_LIMITS.holdMs + 15_000;
const BROKEN = 1006;

/**
 * All rooms' messages over two HTTP requests at a time: one that brings, one that waits for what comes. A browser opens
 * only six connections to a server, so rooms share them. Begins a new line with the first room after all have left.
 */
export function createFallbackLine(options: FallbackLineOptions): FallbackLine {
  let present: ReturnType<typeof startLine> | null = null;

  function startLine() {
    const base = `${options.origin}${FALLBACK_PATH}/${options.newLine()}`;
    const channels = new Map<number, ChannelEvents>();
    const ending = new AbortController();
    let waiting: FallbackPart[] = [];
    let sending = false;
    let sent = 0;
    let opened = 0;
    let receiving = false;
    let ended = false;

    function end(code: number): void {
      if (ended) return;
      ended = true;
      if (present === line) present = null;
      ending.abort();
      const left = [...channels.values()];
      channels.clear();
      for (const events of left) events.closed(code);
    }

    /** The answer, or null once the line is no more. */
    async function ask(path: string, body: Uint8Array): Promise<Response | null> {
      for (let tries = 1; !ended; tries += 1) {
        const answer = await options
          .fetch(`${base}${path}`, {
            method: "POST",
            credentials: "same-origin",
            headers: { "content-type": "application/octet-stream" },
            body: body.slice(),
            signal: AbortSignal.any([ending.signal, AbortSignal.timeout(PATIENCE_MS)]),
          })
          .catch(() => null);
        if (ended) return null;
        if (answer?.ok) return answer;
        // A refusal is an answer; only what may not have arrived is said again.
        if ((answer !== null && answer.status < 500) || tries >= TRIES) return null;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS * tries * (0.5 + options.chance())));
      }
      return null;
    }

    async function pump(): Promise<void> {
      if (sending) return;
      sending = true;
      while (waiting.length > 0 && !ended) {
        const parts = waiting;
        waiting = [];
        sent += 1;
        if ((await ask(`/send?n=${sent}`, encodeFallback(parts))) === null) end(BROKEN);
        for (const part of parts) if (part.type === "open") channels.get(part.channel)?.opened();
        if (!receiving) void receive();
      }
      sending = false;
      // The last room's farewell is told; nobody waits for anything any more.
      if (channels.size === 0) end(BROKEN);
    }

    async function receive(): Promise<void> {
      receiving = true;
      for (let after = 0; !ended; ) {
        const answer = await ask(`/receive?after=${after}`, new Uint8Array());
        const bytes = answer && new Uint8Array(await answer.arrayBuffer().catch(() => new ArrayBuffer(0)));
        if (bytes === null) {
          end(BROKEN);
          return;
        }
        if (answer?.status === 204) continue;
        const parts = decodeFallback(bytes);
        // An answer that broke off is asked for once more under the same number.
        if (parts === null || parts.length === 0) continue;
        after += 1;
        for (const part of parts) hear(part);
      }
    }

    function hear(part: FallbackPart): void {
      const events = channels.get(part.channel);
      if (part.type === "message") events?.message(part.message);
      if (part.type !== "close") return;
      channels.delete(part.channel);
      events?.closed(part.code);
      if (channels.size === 0 && !sending) end(BROKEN);
    }

    function say(part: FallbackPart): void {
      if (ended) return;
      waiting.push(part);
      // What a turn has to say goes in one body.
      queueMicrotask(() => void pump());
    }

    const line = {
      open(address: string, events: ChannelEvents): FallbackEnd {
        opened += 1;
        const channel = opened;
        channels.set(channel, events);
        say({ type: "open", channel, address });
        return {
          send: (message) => say({ type: "message", channel, message: message.slice() }),
          close() {
            if (channels.delete(channel)) say({ type: "close", channel, code: 1000 });
          },
        };
      },
      end: () => end(BROKEN),
    };
    return line;
  }

  return {
    open(address, events) {
      present ??= startLine();
      return present.open(address, events);
    },
    close: () => present?.end(),
  };
}
