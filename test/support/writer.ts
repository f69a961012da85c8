import { decodeMessage, MESSAGE_ACK } from "@tongpin/protocol";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Door } from "./door.ts";

/** A stock y-websocket client of one room that knows which of its edits the server has on disk. */
export interface Writer {
  readonly doc: Y.Doc;
  /** What the server had is here. In a room one may only read there is nothing more to wait for. */
  readonly heard: Promise<void>;
  /** Also what was here is on the server's disk: from now on it can be written. */
  readonly ready: Promise<void>;
  /** Runs one edit (one transaction) and resolves when it is on the server's disk. */
  write(edit: () => void): Promise<void>;
  leave(): void;
}

/**
 * @param doc a document with edits of before, or a new one
 */
export async function joinRoom(door: Door, room: string, doc = new Y.Doc()): Promise<Writer> {
  const ticket = await door.ticket(room);
  if (ticket === undefined) throw new Error(`no ticket for ${room}`);
  let sent = 0;
  let acked = 0;
  let waiting: { readonly frame: number; readonly tell: () => void }[] = [];

  function hearAck(frames: number): void {
    acked = frames;
    for (const { frame, tell } of waiting) if (frame <= acked) tell();
    waiting = waiting.filter(({ frame }) => frame > acked);
  }

  class CountingSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { ...door.headers } });
      this.on("error", () => undefined);
      this.on("message", (data) => {
        const message = decodeMessage(new Uint8Array(data as ArrayBuffer));
        if (message?.type === "ack") hearAck(message.frames);
      });
    }
    override send(data: Uint8Array): void {
      const message = decodeMessage(data);
      if (message?.type === "step2" || message?.type === "update") sent += 1;
      super.send(data);
    }
  }

  const provider = new WebsocketProvider(`${door.origin.replace(/^http/, "ws")}/sync`, room, doc, {
    connect: false,
    disableBc: true,
    params: { ticket, v: "1" },
    WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
  });
  // Heard above; without a handler the provider would complain about a message it does not know.
  provider.messageHandlers[MESSAGE_ACK] = () => undefined;
  const until = (frame: number) =>
    new Promise<void>((resolve) => {
      if (acked >= frame) resolve();
      else waiting.push({ frame, tell: resolve });
    });
  const synced = new Promise<void>((resolve) => provider.once("sync", () => resolve()));
  provider.connect();
  return {
    doc,
    heard: synced,
    // The first frame is the answer to the server's question; what is sent before it proves nothing.
    ready: synced.then(() => until(1)),
    async write(edit) {
      const before = sent;
      edit();
      if (sent !== before + 1) throw new Error(`${sent - before} frames for one edit`);
      await until(sent);
    },
    leave: () => provider.destroy(),
  };
}
