import { asId, type BrandId, must, type VideoId } from "@tongpin/domain/base";
import { parseRoom } from "@tongpin/protocol";
import {
  appendLedgerEntries,
  projectAnnotations,
  projectComments,
  projectLedgerEntries,
  projectTalkEntries,
} from "@tongpin/workspace";
import * as Y from "yjs";
import { asSystem } from "../sql/acting.ts";
import type { OpenedDatabase } from "../sql/opened.ts";
import type { Tx } from "../sql/transact.ts";
import { annotationsOf, commentsOf } from "./conversation.ts";
import type { Ledger } from "./ledger.ts";
import { createRoomWriters } from "./room-writers.ts";

/** What authority needs of the rooms. The relay keeps this promise. */
export interface Rooms {
  read(room: string): Promise<Uint8Array>;
  /** Resolves when it is on disk. */
  write(room: string, update: Uint8Array): Promise<void>;
}

export interface Projection {
  /** Inside the transaction that changes the facts: these rooms no longer say what SQL says. Each is then brought once. */
  stale(tx: Tx, rooms: readonly string[]): Promise<void>;
  /** After the commit of one `stale`: writes what SQL knows and the room does not, unless another did so meanwhile. */
  bring(room: string): Promise<void>;
  /** Brings a room up to date of which nothing is sure but that it is behind. */
  repair(room: string): Promise<void>;
  /** Rooms left stale by a crash, a full disk or another node's end. */
  staleRooms(): Promise<readonly string[]>;
}

/** Entries written into a room at once while it catches up. */
const PAGE = 500;

/**
 * SQL is the truth, the server-owned rooms are its picture. A transaction counts up `wanted` of the rooms it outdates,
 * `done` follows once the room is on disk: a crash anywhere between leaves the gap, and is repaired by the next start or by
 * another node.
 *
 * The ledger room only ever grows, so a command adds its own entries without looking at those before them: its cost does
 * not depend on the ledger's length. That rests on knowing how far the room goes (`upto`), and holds as long as every change
 * since is waiting in this process. Otherwise the whole room is compared, which writes what is missing and nothing twice.
 */
export function createProjection(
  sql: Pick<OpenedDatabase, "db" | "exclusively">,
  ledger: Ledger,
  rooms: Rooms,
): Projection {
  const { db } = sql;
  const writers = createRoomWriters();
  /** Commits of this process that wait for their room. */
  const waiting = new Map<string, number>();

  /** Looks at all the room holds, and writes what differs. */
  async function compare(room: string, fill: (doc: Y.Doc) => void): Promise<void> {
    const doc = new Y.Doc();
    try {
      Y.applyUpdate(doc, await rooms.read(room));
      const update = writers.write(room, doc, () => fill(doc));
      if (update) await rooms.write(room, update);
    } finally {
      doc.destroy();
    }
  }

  /** Adds the entries above `from`; answers how far the room now goes. */
  async function addEntries(room: string, brandId: BrandId, from: number): Promise<number> {
    let upto = from;
    for (;;) {
      const entries = await ledger.entries(db, brandId, { after: upto, limit: PAGE });
      const last = entries.at(-1);
      if (!last) return upto;
      const update = writers.writeUnseen(room, (doc) => appendLedgerEntries(doc, entries));
      await rooms.write(room, update);
      upto = last.seq;
      if (entries.length < PAGE) return upto;
    }
  }

  async function write(room: string, upto: number): Promise<number> {
    const address = must(parseRoom(room), `room ${room}`);
    const brandId = asId<BrandId>(address.brandId);
    if (address.kind === "ledger") {
      if (upto > 0) return addEntries(room, brandId, upto);
      const entries = await ledger.entries(db, brandId);
      await compare(room, (doc) => projectLedgerEntries(doc, entries));
      return entries.at(-1)?.seq ?? 0;
    }
    if (address.kind === "margin") {
      const annotations = await annotationsOf(db, brandId, asId<VideoId>(address.docId));
      await compare(room, (doc) => projectAnnotations(doc, annotations));
      return 0;
    }
    if (address.kind !== "talk") throw new Error(`${address.kind} rooms are not written from records`);
    const videoId = asId<VideoId>(address.docId);
    const [comments, entries] = [
      await commentsOf(db, brandId, videoId),
      await ledger.ofVideo(db, brandId, videoId),
    ] as const;
    await compare(room, (doc) => {
      projectComments(doc, comments);
      projectTalkEntries(doc, entries);
    });
    return 0;
  }

  async function bringInTurn(room: string, sure: boolean): Promise<void> {
    const ours = waiting.get(room) ?? 0;
    waiting.delete(room);
    const row = await db
      .selectFrom("projections")
      .select(["wanted", "done", "upto"])
      .where("room", "=", room)
      .executeTakeFirst();
    if (!row || row.wanted === row.done) return;
    try {
      const upto = await write(room, sure && row.wanted - row.done <= ours ? row.upto : 0);
      await db
        .updateTable("projections")
        .set({ done: row.wanted, upto })
        .where("room", "=", room)
        .where("done", "<", row.wanted)
        .execute();
    } catch (error) {
      // Part of it may have reached somebody without having been kept.
      writers.giveUp(room);
      throw error;
    }
  }

  const inTurn = (room: string, sure: boolean) =>
    asSystem(() => sql.exclusively(`room ${room}`, () => bringInTurn(room, sure)));

  return {
    async stale(tx, names) {
      for (const room of names) {
        const { brandId } = must(parseRoom(room), `room ${room}`);
        await tx
          .insertInto("projections")
          .values({ room, brand_id: brandId, wanted: 1, done: 0, upto: 0 })
          .onConflict((conflict) =>
            conflict.column("room").doUpdateSet((eb) => ({ wanted: eb("projections.wanted", "+", 1) })),
          )
          .execute();
      }
    },
    bring(room) {
      waiting.set(room, (waiting.get(room) ?? 0) + 1);
      return inTurn(room, true);
    },
    repair: (room) => inTurn(room, false),
    async staleRooms() {
      const rows = await db
        .selectFrom("projections")
        .select("room")
        .whereRef("wanted", ">", "done")
        .orderBy("room")
        .execute();
      return rows.map((row) => row.room);
    },
  };
}
