import { asId, type PersonId, type RowId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import * as Y from "yjs";
import type { CommandContext } from "./context.ts";
import { isLocalOrigin, REMOTE_ORIGIN } from "./origins.ts";

/** For tests: one device of one person, with everything it made and has not sent yet. */
export interface Replica {
  readonly doc: Y.Doc;
  readonly name: string;
  readonly outgoing: Uint8Array[];
  /** A fresh context, as the app makes one for each command. Its time stands still but for `wait`. */
  ctx(): CommandContext;
  wait(ms: number): void;
}

export function buildReplica(name: string, clientID: number, options: { gc?: boolean; prefix?: string } = {}): Replica {
  const doc = new Y.Doc({ gc: options.gc ?? true });
  doc.clientID = clientID;
  const outgoing: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (isLocalOrigin(origin)) outgoing.push(update);
  });
  let count = 0;
  let now = 1_790_000_000_000;
  return {
    doc,
    name,
    outgoing,
    ctx: () => ({
      now,
      newId: () => `${options.prefix ?? ""}${name}-${count++}`,
      actor: asId<PersonId>(name),
    }),
    wait(ms) {
      now += ms;
    },
  };
}

/** Brings all replicas to the same content, whatever was lost on the way. */
export function syncAll(replicas: readonly Replica[]): void {
  for (let round = 0; round < 2; round++) {
    for (const from of replicas) {
      for (const to of replicas) {
        if (from === to) continue;
        const missing = Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc));
        Y.applyUpdate(to.doc, missing, REMOTE_ORIGIN);
      }
    }
  }
}

export function buildRow(id: string, words: Partial<Omit<ScriptRow, "id">> = {}): ScriptRow {
  return { id: asId<RowId>(id), visual: "", voice: "", caption: "", seconds: null, beat: null, ...words };
}
