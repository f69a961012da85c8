import { asId, type BrandId, type VideoId } from "@tongpin/domain/base";
import type { Comment } from "@tongpin/domain/records";
import { parseRoom } from "@tongpin/protocol";
import { projectComments, projectLedgerEntries, projectTalkEntries } from "@tongpin/workspace";
import * as Y from "yjs";
import type { Database } from "../sql/database.ts";
import type { Tx } from "../sql/transact.ts";
import type { Ledger } from "./ledger.ts";

/** What authority needs of the rooms. The relay keeps this promise. */
export interface Rooms {
  read(room: string): Promise<Uint8Array>;
  /** Resolves when it is on disk. */
  write(room: string, update: Uint8Array): Promise<void>;
}

export interface Projection {
  /** Inside the transaction that changes the facts: these rooms no longer say what SQL says. */
  stale(tx: Tx, rooms: readonly string[]): Promise<void>;
  /** Writes what SQL knows and the room does not. Safe to repeat; the caller holds the brand's lock. */
  bring(room: string): Promise<void>;
  /** Rooms left stale by a crash or a full disk. */
  staleRooms(): Promise<readonly string[]>;
}

/**
 * SQL is the truth, the server-owned rooms are its picture. A transaction marks the rooms it outdates, the mark goes once
 * the room is on disk: a crash anywhere between leaves the mark, and the next start brings the room up to date.
 */
export function createProjection(db: Database, ledger: Ledger, rooms: Rooms): Projection {
  // One writer id per process keeps state vectors short. After a failed write it is given up: a block of it may have
  // reached somebody without having been kept, and an id's clock must never be used for two different contents.
  let writer = new Y.Doc().clientID;

  async function commentsOf(brandId: BrandId, videoId: VideoId): Promise<readonly Comment[]> {
    const rows = await db
      .selectFrom("comments")
      .select("comment")
      .where("brand_id", "=", brandId)
      .where("video_id", "=", videoId)
      .orderBy("at")
      .orderBy("id")
      .execute();
    return rows.map((row) => JSON.parse(row.comment) as Comment);
  }

  async function fill(doc: Y.Doc, room: string): Promise<void> {
    const address = parseRoom(room);
    if (!address) throw new Error(`no room is called ${room}`);
    const brandId = asId<BrandId>(address.brandId);
    if (address.kind === "ledger") {
      projectLedgerEntries(doc, await ledger.entries(brandId));
    } else if (address.kind === "talk") {
      const videoId = asId<VideoId>(address.docId);
      projectComments(doc, await commentsOf(brandId, videoId));
      projectTalkEntries(doc, await ledger.ofVideo(brandId, videoId));
    } else {
      throw new Error(`${address.kind} rooms are not written from records`);
    }
  }

  return {
    async stale(tx, names) {
      for (const room of names) {
        await tx
          .insertInto("projections")
          .values({ room, dirty: 1 })
          .onConflict((conflict) => conflict.column("room").doUpdateSet({ dirty: 1 }))
          .execute();
      }
    },
    async bring(room) {
      const doc = new Y.Doc();
      try {
        Y.applyUpdate(doc, await rooms.read(room));
        doc.clientID = writer;
        const before = Y.encodeStateVector(doc);
        let changed = false;
        doc.on("update", () => {
          changed = true;
        });
        await fill(doc, room);
        if (changed) await rooms.write(room, Y.encodeStateAsUpdate(doc, before));
        await db.updateTable("projections").set({ dirty: 0 }).where("room", "=", room).execute();
      } catch (error) {
        writer = new Y.Doc().clientID;
        throw error;
      } finally {
        doc.destroy();
      }
    },
    async staleRooms() {
      const rows = await db.selectFrom("projections").select("room").where("dirty", "=", 1).orderBy("room").execute();
      return rows.map((row) => row.room);
    },
  };
}
