import { parseRoom, SCHEMA_VERSION } from "@tongpin/protocol";
import { type ContentKind, roomHash, sha256Hex } from "@tongpin/workspace";
import * as Y from "yjs";
import { whenIdle } from "../platform/idle.ts";

/** Quiet for so long is idle, ms. */
const IDLE_MS = 4_000;
/** Raised with every change of what `roomHash` reads: builds that read differently must not be compared. */
const READING_VERSION = 5;

export interface Beacon {
  /** The document or the line has changed: the quiet begins anew. */
  stir(): void;
  close(): void;
}

export interface BeaconOptions {
  readonly room: string;
  readonly doc: Y.Doc;
  /** Whether the room is exchanged completely and nothing is owed. */
  isSynced(): boolean;
  tell(mark: Uint8Array, hash: Uint8Array): void;
}

function toBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * Everything a document has taken in, structs and deletions, as one digest: equal on replicas that hold the same.
 * The state vector alone would not do, deletions leave it as it is.
 */
export function markOf(doc: Y.Doc): string {
  return sha256Hex(`${READING_VERSION}.${SCHEMA_VERSION}.${sha256Hex(Y.encodeSnapshot(Y.snapshot(doc)))}`);
}

const KINDS: ReadonlySet<string> = new Set<ContentKind>(["plan", "script", "ledger", "talk", "margin"]);
const isContentKind = (kind: string | undefined): kind is ContentKind => kind !== undefined && KINDS.has(kind);

/** Tells the server, once per state, what this replica reads out of what it has (trust.md §2 rule 8). */
export function createBeacon(options: BeaconOptions): Beacon {
  const { doc } = options;
  const kind = parseRoom(options.room)?.kind;
  let told = "";
  let timer: ReturnType<typeof setTimeout> | null = null;
  let cancelIdle: (() => void) | null = null;

  function look(): void {
    cancelIdle = null;
    if (!isContentKind(kind) || !options.isSynced() || doc.store.pendingStructs || doc.store.pendingDs) return;
    const mark = markOf(doc);
    if (mark === told) return;
    told = mark;
    options.tell(toBytes(mark), toBytes(roomHash(kind, doc)));
  }

  function rest(): void {
    if (timer !== null) clearTimeout(timer);
    cancelIdle?.();
    timer = null;
    cancelIdle = null;
  }

  return {
    stir() {
      rest();
      if (!options.isSynced()) {
        // A new connection is a new witness, even of what an earlier one told.
        told = "";
        return;
      }
      timer = setTimeout(() => {
        timer = null;
        cancelIdle = whenIdle(look);
      }, IDLE_MS);
    },
    close: rest,
  };
}
