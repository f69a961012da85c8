import { decodeMessage } from "@tongpin/protocol";
import * as Y from "yjs";

/** What the server said is on its disk, read off the wire and not from our own client. */
export interface Witness {
  /** Watches one new connection of a room. */
  watch(room: string): Line;
  /** What a room owes by now: tells what of it a document read later, the server's, does not have. */
  due(room: string): (doc: Y.Doc) => readonly string[];
  readonly figures: { readonly frames: number; readonly acked: number };
}

interface Line {
  sent(frame: Uint8Array): void;
  heard(frame: Uint8Array): void;
}

interface Content {
  /** Clocks up to which each client's structs are in the frame. */
  readonly structs: ReadonlyMap<number, number>;
  readonly deletes: readonly Range[];
}

interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

interface RoomPromise {
  readonly structs: Map<number, number>;
  readonly deletes: Range[];
}

const NOTHING: Content = { structs: new Map(), deletes: [] };

function contentOf(update: Uint8Array): Content {
  const { structs, ds } = Y.decodeUpdate(update);
  const clocks = new Map<number, number>();
  for (const { id, length } of structs) clocks.set(id.client, Math.max(clocks.get(id.client) ?? 0, id.clock + length));
  const deletes = [...ds.clients].flatMap(([client, items]) =>
    items.map((item): Range => ({ client, clock: item.clock, length: item.len })),
  );
  return { structs: clocks, deletes };
}

/** @see PROTOCOL.md P3: an ack counts the step 2 and update frames of one connection, in order */
export function createWitness(): Witness {
  const promises = new Map<string, RoomPromise>();
  let frames = 0;
  let acked = 0;

  function hold(room: string, content: Content): void {
    const promise = promises.get(room) ?? { structs: new Map<number, number>(), deletes: [] };
    promises.set(room, promise);
    for (const [client, clock] of content.structs) {
      promise.structs.set(client, Math.max(promise.structs.get(client) ?? 0, clock));
    }
    promise.deletes.push(...content.deletes);
  }

  return {
    watch(room) {
      const waiting: Content[] = [];
      let counted = 0;
      let answered = false;
      return {
        sent(frame) {
          const message = decodeMessage(frame);
          if (message?.type !== "step2" && message?.type !== "update") return;
          frames += 1;
          if (message.type === "step2") answered = true;
          // Before our step 2 the server may drop an update for want of what it stands on (P5); the step 2 has it again.
          waiting.push(answered ? contentOf(message.update) : NOTHING);
        },
        heard(frame) {
          const message = decodeMessage(frame);
          if (message?.type !== "ack") return;
          const fresh = waiting.splice(0, message.frames - counted);
          counted = message.frames;
          acked += fresh.length;
          for (const content of fresh) hold(room, content);
        },
      };
    },
    due(room) {
      const promise = promises.get(room);
      const clocks = [...(promise?.structs ?? [])];
      const deletes = [...(promise?.deletes ?? [])];
      return (doc) => {
        const have = Y.decodeStateVector(Y.encodeStateVector(doc));
        const deleted = Y.createDeleteSetFromStructStore(doc.store).clients;
        return [
          ...clocks
            .filter(([client, clock]) => (have.get(client) ?? 0) < clock)
            .map(([client, clock]) => `${client} to ${clock}, has ${have.get(client) ?? 0}`),
          ...deletes
            .filter((range) => !isCovered(range, deleted.get(range.client) ?? []))
            .map((range) => `deletion of ${range.client} ${range.clock}+${range.length}`),
        ];
      };
    },
    get figures() {
      return { frames, acked };
    },
  };
}

/** @param ranges sorted and merged, as Yjs makes them */
function isCovered(range: Range, ranges: readonly { readonly clock: number; readonly len: number }[]): boolean {
  return ranges.some((have) => have.clock <= range.clock && range.clock + range.length <= have.clock + have.len);
}
