import { SYNC_PATH } from "@tongpin/protocol";
import type { FallbackEnd, FallbackLine } from "./fallback-line.ts";

/** The class the provider takes for the browser's WebSocket when there is none to be had: the same events, over HTTP. */
export function fallbackSocket(line: FallbackLine): typeof WebSocket {
  class FallbackSocket extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly OPEN = FallbackSocket.OPEN;
    binaryType: BinaryType = "arraybuffer";
    readyState: number = FallbackSocket.CONNECTING;
    onopen: (() => void) | null = null;
    onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
    onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
    onerror: (() => void) | null = null;
    readonly #end: FallbackEnd;

    constructor(url: string | URL) {
      super();
      const { pathname, search } = new URL(url);
      this.#end = line.open(pathname.slice(SYNC_PATH.length + 1) + search, {
        opened: () => {
          if (this.readyState !== FallbackSocket.CONNECTING) return;
          this.readyState = FallbackSocket.OPEN;
          this.onopen?.();
        },
        message: (bytes) => {
          if (this.readyState !== FallbackSocket.OPEN) return;
          this.dispatchEvent(new Event("message"));
          this.onmessage?.({ data: bytes.slice().buffer });
        },
        closed: (code) => {
          if (this.readyState === FallbackSocket.CLOSED) return;
          this.readyState = FallbackSocket.CLOSED;
          this.onclose?.({ code, reason: "" });
        },
      });
    }

    send(data: Uint8Array): void {
      if (this.readyState === FallbackSocket.OPEN) this.#end.send(data);
    }

    close(): void {
      if (this.readyState === FallbackSocket.CLOSED) return;
      this.readyState = FallbackSocket.CLOSED;
      this.#end.close();
      this.onclose?.({ code: 1000, reason: "" });
    }
  }
  return FallbackSocket as unknown as typeof WebSocket;
}
