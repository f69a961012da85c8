import * as Y from "yjs";
import type { Door } from "./door.ts";
import { joinRoom, type Writer } from "./writer.ts";

/** Somebody who goes on writing into one script whatever becomes of the server, and remembers what was acknowledged. */
export interface AckedWriter {
  readonly name: string;
  readonly doc: Y.Doc;
  /** How many of its edits the server has called safe. */
  acked(): number;
  /** Connects, brings over what is not there, and resolves once the server has it. */
  connect(): Promise<void>;
  /** Types until `leave`, a bounded number of edits ahead of the acknowledgements. */
  work(): void;
  /** Resolves when so many more edits were acknowledged. */
  until(more: number): Promise<void>;
  /** Hangs up; what it typed stays in its document. */
  leave(): void;
}

/** How far a writer runs ahead of the acknowledgements. */
const AHEAD = 40;
/** A root of the script room in which each writer counts under its own name. */
const COUNTS = "settings";

export function createAckedWriter(door: () => Door, room: string, name: string): AckedWriter {
  const doc = new Y.Doc();
  const counts = doc.getMap<number>(COUNTS);
  let writer: Writer | null = null;
  let typed = 0;
  let acked = 0;
  let waiting: { readonly at: number; readonly tell: () => void }[] = [];
  let working = false;
  let paused = false;

  function safe(count: number): void {
    acked = Math.max(acked, count);
    for (const { at, tell } of waiting) if (at <= acked) tell();
    waiting = waiting.filter(({ at }) => at > acked);
    if (!paused) return;
    paused = false;
    type();
  }

  function type(): void {
    if (!working || !writer) return;
    if (typed - acked >= AHEAD) {
      paused = true;
      return;
    }
    typed++;
    const count = typed;
    // A line that is gone takes nothing; what was typed goes over at the next `connect`.
    writer
      .write(() => counts.set(name, count))
      .then(
        () => safe(count),
        () => undefined,
      );
    setImmediate(type);
  }

  return {
    name,
    doc,
    acked: () => acked,
    async connect() {
      const before = typed;
      writer = await joinRoom(door(), room, doc);
      await writer.ready;
      safe(before);
    },
    work() {
      working = true;
      paused = false;
      type();
    },
    until: (more) =>
      new Promise((resolve) => {
        waiting.push({ at: acked + more, tell: resolve });
      }),
    leave() {
      working = false;
      writer?.leave();
      writer = null;
    },
  };
}

/** How many of the edits a writer was promised are not in a document; a document with a gap misses all. */
export function missingOf(doc: Y.Doc, writer: AckedWriter): number {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return writer.acked();
  return Math.max(0, writer.acked() - (doc.getMap<number>(COUNTS).get(writer.name) ?? 0));
}
