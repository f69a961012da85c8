import { isLocalOrigin, STORE_ORIGIN, TAB_ORIGIN } from "@tongpin/workspace";
import * as Y from "yjs";
import { whenIdle } from "../platform/idle.ts";
import { compactRoom, isWorthFolding, type LogSize } from "./compaction.ts";
import type { AccountDatabase } from "./database.ts";
import { isReadableUpdate, readStoredRoom } from "./room-loader.ts";
import type { UpdateLog } from "./update-log.ts";

export interface StoredDoc {
  /** What was found. Never rejects: without a readable database a room starts empty. */
  readonly loaded: Promise<{ readonly pending: number; readonly damaged: number }>;
  /** Local edits so far, those of earlier sessions that the server had not confirmed included. */
  edits(): number;
  /** An edit of another tab that goes to the server through this one: counted here, stored there. */
  countForeign(follows: boolean): void;
  /** Takes in what a tab that has ended stored and nobody has confirmed; from now on it is owed by this one. */
  adopt(): Promise<void>;
  /** The server confirmed the first `count` of them. */
  confirm(count: number): void;
  /** The database was lost and is open again: stores the room in full. */
  storeAgain(): void;
  /** Resolves when everything is stored; the document is left alone. */
  close(): Promise<void>;
}

export interface StoredDocOptions {
  readonly database: AccountDatabase;
  readonly log: UpdateLog;
  readonly room: string;
  readonly doc: Y.Doc;
  /** Whether local edits are owed to a server. */
  readonly owed: boolean;
  readonly now: () => number;
  /**
   * One edit (a transaction) more is owed. Called before anything is sent or stored. `follows`: the document has just
   * changed, so that a connection sends it by itself.
   */
  onEdit(follows: boolean): void;
}

/** How long confirmations gather before the rows are marked, ms: a mark costs about as much as the edit itself. */
const MARK_AFTER_MS = 500;
const MARK_AGAIN_MS = 3_000;

/**
 * Keeps one document in the database. The tab in which an edit is made stores it, at once and itself: a keystroke's
 * safety must not hang on another tab being awake. What comes over a socket is stored by the tab that holds the socket;
 * what comes from another tab is stored by that one.
 */
export function bindStoredDoc(options: StoredDocOptions): StoredDoc {
  const { database, log, room, doc, owed, now } = options;
  let edits = 0;
  let confirmed = 0;
  let marked = 0;
  /** Seqs of this tab's own unconfirmed edits, by the count of the edit; those found at loading come first. */
  let own: { readonly edit: number; readonly seq: Promise<number> | number }[] = [];
  let markTimer: ReturnType<typeof setTimeout> | null = null;
  let size: LogSize = { looseRows: 0, looseBytes: 0, foldedBytes: 0 };
  let cancelCompaction: (() => void) | null = null;
  let closed = false;

  function onUpdate(data: Uint8Array, origin: unknown): void {
    if (origin === TAB_ORIGIN) return;
    grow(1, data.byteLength);
    if (isLocalOrigin(origin)) {
      edits += 1;
      options.onEdit(true);
      const seq = log.append(room, data, owed);
      if (owed) own.push({ edit: edits, seq });
    } else {
      log.appendLater(room, data);
    }
    if (isWorthFolding(size)) compactSoon();
  }
  doc.on("update", onUpdate);

  function grow(rows: number, bytes: number): void {
    size = { ...size, looseRows: size.looseRows + rows, looseBytes: size.looseBytes + bytes };
  }

  function compactSoon(): void {
    if (cancelCompaction || closed) return;
    cancelCompaction = whenIdle(() => void compact());
  }

  async function compact(): Promise<void> {
    const before = size;
    await log.settled();
    // Folding is housekeeping: when it fails the rows are all still there.
    const folded = closed ? null : await compactRoom(database, room, now).catch(() => null);
    // Also when another tab was at it: what it leaves loose is few.
    grow(-before.looseRows, -before.looseBytes);
    if (folded !== null) size = { ...size, foldedBytes: folded };
    cancelCompaction = null;
    if (isWorthFolding(size)) compactSoon();
  }

  async function mark(): Promise<void> {
    if (markTimer !== null) clearTimeout(markTimer);
    markTimer = null;
    marked = confirmed;
    const done = own.filter((entry) => entry.edit <= marked);
    own = own.filter((entry) => entry.edit > marked);
    if (done.length === 0) return;
    const seqs = await Promise.all(done.map((entry) => entry.seq));
    try {
      await database.updates
        .where(":id")
        .anyOf(seqs)
        .modify((row) => {
          delete (row as { pending?: string }).pending;
        });
    } catch {
      // On a full disk not even that can be written. What stays marked at the end is sent once more, and changes nothing.
      own = [...done, ...own];
      if (!closed) markTimer ??= setTimeout(() => void mark(), MARK_AGAIN_MS);
    }
  }

  async function load(): Promise<{ pending: number; damaged: number }> {
    try {
      await log.opened();
      const stored = await readStoredRoom(database, room, now);
      if (closed) return { pending: 0, damaged: stored.damaged };
      // Nobody listens meanwhile, so that nothing is encoded for listeners: a third of the time a long script takes.
      doc.off("update", onUpdate);
      try {
        doc.transact(() => {
          for (const update of stored.updates) Y.applyUpdate(doc, update, STORE_ORIGIN);
        }, STORE_ORIGIN);
      } finally {
        doc.on("update", onUpdate);
      }
      const pending = owed ? stored.pending.length : 0;
      // What earlier sessions left unconfirmed counts as the first edits of this one.
      edits += pending;
      own = [
        ...(owed ? stored.pending.map((seq, index) => ({ edit: index + 1, seq })) : []),
        ...own.map((entry) => ({ edit: entry.edit + pending, seq: entry.seq })),
      ];
      grow(stored.loose, stored.looseBytes);
      size = { ...size, foldedBytes: stored.foldedBytes };
      if (isWorthFolding(size)) compactSoon();
      return { pending, damaged: stored.damaged };
    } catch {
      return { pending: 0, damaged: 0 };
    }
  }

  return {
    loaded: load(),
    edits: () => edits,
    countForeign(follows) {
      edits += 1;
      options.onEdit(follows);
    },
    async adopt() {
      if (!owed || closed) return;
      const rows = await database.updates.where("pending").equals(room).toArray();
      if (rows.length === 0 || closed) return;
      const before = edits;
      const adopted = rows.filter(({ data }) => isReadableUpdate(data));
      for (const { data } of adopted) Y.applyUpdate(doc, data, TAB_ORIGIN);
      // All of it was here already, perhaps told by the tab that has ended, and perhaps never sent.
      if (edits === before) this.countForeign(false);
      for (const { seq } of adopted) if (seq !== undefined) own.push({ edit: edits, seq });
    },
    confirm(count) {
      if (count <= confirmed) return;
      confirmed = count;
      markTimer ??= setTimeout(() => void mark(), MARK_AFTER_MS);
    },
    storeAgain() {
      const isOwed = owed && edits > confirmed;
      const seq = log.append(room, Y.encodeStateAsUpdate(doc), isOwed);
      // The old rows are gone with their numbers; one row now stands for all that is owed.
      own = isOwed ? [{ edit: edits, seq }] : [];
      marked = confirmed;
    },
    async close() {
      closed = true;
      doc.off("update", onUpdate);
      cancelCompaction?.();
      await log.settled();
      await mark();
    },
  };
}
