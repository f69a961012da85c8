import { MESSAGE_SYNC, SYNC_STEP2, SYNC_UPDATE } from "@tongpin/protocol";

export interface SocketWatcher {
  /** A frame with content left: the acks count these. */
  sent(frame: "step2" | "update"): void;
  /** Bytes arrived, whatever they say. */
  heard(): void;
  /** It is over. `code` 1000: we closed it ourselves. */
  ended(by: typeof WebSocket, end: { readonly heard: boolean; readonly code: number; readonly ms: number }): void;
}

/** Which of the counted frames this is, by its first two bytes; null for all others. */
function syncFrameOf(data: unknown): "step2" | "update" | null {
  if (!(data instanceof Uint8Array) || data[0] !== MESSAGE_SYNC) return null;
  if (data[1] === SYNC_STEP2) return "step2";
  return data[1] === SYNC_UPDATE ? "update" : null;
}

function counting(Base: typeof WebSocket, watcher: SocketWatcher, now: () => number): typeof WebSocket {
  return class extends Base {
    #heard = false;
    #ended = false;
    readonly #since = now();

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener("message", () => {
        this.#heard = true;
        watcher.heard();
      });
      this.addEventListener("close", ({ code }) => this.#end(code));
    }

    #end(code: number): void {
      if (this.#ended) return;
      this.#ended = true;
      watcher.ended(Base, { heard: this.#heard, code, ms: now() - this.#since });
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      const frame = syncFrameOf(data);
      if (frame) watcher.sent(frame);
      super.send(data);
    }

    override close(): void {
      this.#end(1000);
      super.close();
    }
  };
}

/**
 * A WebSocket class that tells what it sends. y-websocket takes it in place of the browser's own.
 *
 * @param pick which class each new connection is of: the browser's, or what stands in for it where sockets are blocked
 * @param now monotonic milliseconds
 */
export function countingSocket(
  pick: () => typeof WebSocket,
  watcher: SocketWatcher,
  now: () => number,
): typeof WebSocket {
  function Socket(url: string | URL, protocols?: string | string[]): WebSocket {
    const Counting = counting(pick(), watcher, now);
    return new Counting(url, protocols);
  }
  // The provider only ever calls `new` on it, and gets the object that is returned.
  return Socket as unknown as typeof WebSocket;
}
