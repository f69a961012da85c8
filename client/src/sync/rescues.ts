import type { Instant } from "@tongpin/domain/base";
import { parseRoom } from "@tongpin/protocol";
import { type ContentKind, canonicalJson, openScript, roomContent } from "@tongpin/workspace";
import * as Y from "yjs";
import { createZipWriter } from "../platform/zip/write-zip.ts";
import type { Rescue, Rescues } from "./contract.ts";
import type { AccountDatabase, RescueRow } from "./database.ts";
import { createStore } from "./readable.ts";

export interface RescueDesk extends Rescues {
  /**
   * Keeps a copy of a room that may not be sent any more and takes the room off this device, both or neither: whatever
   * happens to the right later, these edits are merged by nobody but a person. Answers its id, null if it could not be
   * kept. `before` is an earlier copy of the same document, which the new one contains.
   */
  revoked(room: string, doc: Y.Doc, edits: number, before: number | null): Promise<number | null>;
  /** Keeps a copy beside the room. One a room is enough until somebody has put it away. */
  diverged(room: string, doc: Y.Doc): Promise<void>;
  close(): void;
}

export function createRescues(database: AccountDatabase, now: () => Instant): RescueDesk {
  const list = createStore<readonly Rescue[]>([]);
  let closed = false;

  async function reload(): Promise<void> {
    const rows = await database.rescues.toArray().catch(() => []);
    if (closed) return;
    list.set(rows.flatMap(({ id, room, why, at, edits }) => (id === undefined ? [] : [{ id, room, why, at, edits }])));
  }
  void reload();

  return {
    getSnapshot: list.getSnapshot,
    subscribe: list.subscribe,
    async revoked(room, doc, edits, before) {
      const row: RescueRow = { room, why: "revoked", at: now(), edits, data: Y.encodeStateAsUpdate(doc) };
      const { rescues, updates, snapshots, rooms } = database;
      let id: number;
      try {
        id = await database.transaction("rw", [rescues, updates, snapshots, rooms], async () => {
          if (before !== null) await rescues.delete(before);
          const kept = await rescues.add(row);
          const seqs = await updates.where("[room+seq]").between([room, 0], [room, []]).primaryKeys();
          await updates.bulkDelete(seqs);
          await snapshots.delete(room);
          await rooms.delete(room);
          return kept;
        });
      } catch {
        return null;
      }
      await reload();
      return id;
    },
    async diverged(room, doc) {
      const known = await database.rescues
        .where("room")
        .equals(room)
        .toArray()
        .catch(() => []);
      if (known.some(({ why }) => why === "diverged")) return;
      const row: RescueRow = { room, why: "diverged", at: now(), edits: 0, data: Y.encodeStateAsUpdate(doc) };
      await database.rescues.add(row).catch(() => undefined);
      await reload();
    },
    async file(id) {
      const row = await database.rescues.get(id).catch(() => undefined);
      return row ? { file: rescueFile(row), name: `${row.why}-${row.room.replaceAll(":", "-")}-${id}.zip` } : null;
    },
    drop(id) {
      void database.rescues.delete(id).then(reload, () => undefined);
    },
    close() {
      closed = true;
    },
  };
}

const KINDS: ReadonlySet<string> = new Set<ContentKind>(["plan", "script", "ledger", "talk", "margin"]);
const isContentKind = (kind: string | undefined): kind is ContentKind => kind !== undefined && KINDS.has(kind);

/** Zips know no earlier day; a device whose clock was never set gets its file all the same. */
const EARLIEST_IN_ZIP = Date.UTC(1980, 0, 2);

function rescueFile({ room, data, at }: RescueRow): Blob {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, data);
  const kind = parseRoom(room)?.kind;
  const zip = createZipWriter(Math.max(at, EARLIEST_IN_ZIP));
  zip.add("update.yjs", data);
  if (isContentKind(kind)) zip.add("content.json", canonicalJson(roomContent(kind, doc)));
  if (kind === "script") zip.add("script.md", scriptText(doc));
  doc.destroy();
  return zip.finish();
}

/** The script as text that reads without this program, in the order of its rows: what is said, seen, shown. */
function scriptText(doc: Y.Doc): string {
  const view = openScript(doc);
  const rows = view.getSnapshot().rows.map(({ voice, visual, caption }, index) => {
    const lines = [voice, visual, caption].map((text) => text.trim()).filter((text) => text !== "");
    return `${index + 1}. ${lines.join("\n\n   ")}`;
  });
  view.destroy();
  return `${rows.join("\n\n")}\n`;
}
