import { MESSAGE_SYNC, SYNC_STEP2, SYNC_UPDATE } from "@tongpin/protocol";

export interface SocketWatcher {
  /** A frame with content left: the acks count these. */
  sent(frame: "step2" | "update"): void;
  /** Bytes arrived, whatever they say. */
  heard(): void;
}

/** Which of the counted frames this is, by its first two bytes; null for all others. */
function syncFrameOf(data: unknown): "step2" | "update" | null {
  if (!(data instanceof Uint8Array) || data[0] !== MESSAGE_SYNC) return null;
  if (data[1] === SYNC_STEP2) return "step2";
  return data[1] === SYNC_UPDATE ? "update" : null;
}

/** A WebSocket class that tells what it sends. y-websocket takes it in place of the browser's own. */
export function countingSocket(Base: typeof WebSocket, watcher: SocketWatcher): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener("message", () => watcher.heard());
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      const frame = syncFrameOf(data);
      if (frame) watcher.sent(frame);
      super.send(data);
    }
  };
}
