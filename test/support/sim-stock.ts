import { decodeMessage, MESSAGE_ACK } from "@tongpin/protocol";
import { openScript, type ScriptRoom } from "@tongpin/workspace";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Door } from "./door.ts";
import { type FaultProxy, openFaultProxy } from "./fault-proxy.ts";
import type { Random } from "./sim-random.ts";
import type { Witness } from "./sim-witness.ts";

const DOUBLED = 0.04;
const DELAYED = 0.08;

/** A stock y-websocket client whose frames come twice and out of order, both ways. */
export interface StockPage {
  readonly room: ScriptRoom;
  readonly proxy: FaultProxy;
  readonly figures: { readonly doubled: number; readonly delayed: number };
  /** From now on every frame passes once and in order. */
  calm(): void;
  /** Hangs up, if need be, and comes back; resolves when both sides have everything of each other. */
  rejoin(): Promise<void>;
  leave(): Promise<void>;
}

export async function openStockPage(options: {
  /** The server's door as it stands now: a restart may move it. */
  readonly door: () => Door;
  readonly room: string;
  readonly port: number;
  readonly random: Random;
  readonly witness: Witness;
}): Promise<StockPage> {
  const { door, random, witness } = options;
  const doc = new Y.Doc();
  const proxy = await openFaultProxy(options.port);
  let isWild = true;
  let doubled = 0;
  let delayed = 0;
  /** Resolves the present `rejoin` once the answer to the server's question is acknowledged. */
  let onAnswered: (() => void) | null = null;

  /** Passes things on, some of them twice, some after the one behind them or some turns of the event loop later. */
  function createChaos<T>(pass: (thing: T) => void): (thing: T) => void {
    let held: T | null = null;
    const release = () => {
      const late = held;
      held = null;
      if (late !== null) pass(late);
    };
    return (thing) => {
      if (isWild && held === null && random.chance(DELAYED)) {
        delayed += 1;
        held = thing;
        setImmediate(() => setImmediate(release));
        return;
      }
      pass(thing);
      if (isWild && random.chance(DOUBLED)) {
        doubled += 1;
        pass(thing);
      }
      release();
    };
  }

  class ChaosSocket extends WebSocket {
    readonly #line = witness.watch(options.room);
    readonly #out = createChaos<Uint8Array>((frame) => this.#pass(frame));
    readonly #in = createChaos<readonly [data: unknown, isBinary: unknown]>((message) =>
      super.emit("message", ...message),
    );
    #step2At = 0;
    #sent = 0;

    constructor(address: string | URL) {
      super(address, { headers: { ...door().headers } });
      this.on("error", () => undefined);
    }
    #pass(frame: Uint8Array): void {
      if (this.readyState !== WebSocket.OPEN) return;
      this.#line.sent(frame);
      const message = decodeMessage(frame);
      if (message?.type === "step2" || message?.type === "update") this.#sent += 1;
      if (message?.type === "step2" && this.#step2At === 0) this.#step2At = this.#sent;
      super.send(frame);
    }
    override send(frame: Uint8Array): void {
      this.#out(frame);
    }
    override emit(event: string | symbol, ...args: unknown[]): boolean {
      if (event !== "message") return super.emit(event, ...args);
      const frame = new Uint8Array(args[0] as ArrayBuffer);
      this.#line.heard(frame);
      const message = decodeMessage(frame);
      if (message?.type === "ack" && this.#step2At > 0 && message.frames >= this.#step2At) onAnswered?.();
      this.#in([args[0], args[1]]);
      return true;
    }
  }

  const provider = new WebsocketProvider(`${proxy.origin.replace(/^http/, "ws")}/sync`, options.room, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: ChaosSocket as unknown as typeof globalThis.WebSocket,
  });
  provider.messageHandlers[MESSAGE_ACK] = () => undefined;
  // The provider would come back by itself, with a ticket that was used.
  provider.on("connection-close", () => {
    provider.shouldConnect = false;
  });
  const room = openScript(doc);

  return {
    room,
    proxy,
    get figures() {
      return { doubled, delayed };
    },
    calm() {
      isWild = false;
    },
    async rejoin() {
      provider.disconnect();
      const ticket = await door().ticket(options.room);
      if (ticket === undefined) throw new Error(`no ticket for ${options.room}`);
      provider.params = { ticket, v: "1" };
      const heard = new Promise<void>((resolve) => {
        const tell = (isSynced: boolean) => {
          if (!isSynced) return;
          provider.off("sync", tell);
          resolve();
        };
        provider.on("sync", tell);
      });
      const answered = new Promise<void>((resolve) => {
        onAnswered = resolve;
      });
      provider.connect();
      await Promise.all([heard, answered]);
    },
    async leave() {
      provider.destroy();
      room.destroy();
      await proxy.close();
    },
  };
}
