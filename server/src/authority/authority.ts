import { roomAccess } from "@tongpin/domain/access";
import { type BrandId, ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import {
  type Actor,
  type Comment,
  type DurableContent,
  decideComment,
  decideRecords,
  type LedgerEntry,
  type RecordCommand,
  type RecordFacts,
} from "@tongpin/domain/records";
import { ledgerRoom, scriptRoom, talkRoom } from "@tongpin/protocol";
import { canonicalJson, contentHash, openScript, pinContent, sha256Hex } from "@tongpin/workspace";
import * as Y from "yjs";
import type { Principal } from "../auth/sessions.ts";
import type { Database } from "../sql/database.ts";
import { type Tx, transact } from "../sql/transact.ts";
import { actorIn } from "./actors.ts";
import type { BrandLock } from "./brand-lock.ts";
import type { Clock } from "./clock.ts";
import { type Ledger, moment } from "./ledger.ts";
import type { Projection, Rooms } from "./projection.ts";

/** The contract's hours are not recorded yet; this is CNT-07's default. */
const REVIEW_HOURS = 24;

interface CommandRequestInBrand {
  readonly op: string;
  readonly brandId: BrandId;
  readonly command: RecordCommand;
}

export interface Answer {
  readonly op: string;
  readonly at: number;
  readonly entries: readonly LedgerEntry[];
}

export interface Authority {
  /** A command's way: replayed? who now? what are the facts? what do the rules say? one transaction; then the rooms. */
  run(principal: Principal, request: CommandRequestInBrand): Promise<Result<Answer>>;
  /** The bytes frozen under a hash, for those who may see the video they belong to. */
  pinned(principal: Principal, hash: string): Promise<Uint8Array | null>;
}

export interface AuthorityDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly lock: BrandLock;
  readonly ledger: Ledger;
  readonly projection: Projection;
  readonly rooms: Rooms;
  /** Told after each commit: there may be a new due time, and rooms to bring up to date. */
  readonly onCommitted: (brandId: BrandId, rooms: readonly string[]) => Promise<void>;
}

export function createAuthority(deps: AuthorityDeps): Authority {
  const { db, clock, lock, ledger, projection, rooms, onCommitted } = deps;

  /** What the script room durably holds now, pinned; the cut named by a decision stays the latest one. */
  async function contentOf(brandId: BrandId, videoId: VideoId): Promise<DurableContent> {
    const doc = new Y.Doc();
    try {
      Y.applyUpdate(doc, await rooms.read(scriptRoom(brandId, videoId)));
      const script = openScript(doc);
      const pinned = pinContent(script.getSnapshot(), videoId, null);
      script.destroy();
      return { pinned, hash: contentHash(pinned) };
    } finally {
      doc.destroy();
    }
  }

  async function commentsOf(brandId: BrandId, videoId: VideoId): Promise<readonly Comment[]> {
    const rows = await db
      .selectFrom("comments")
      .select("comment")
      .where("brand_id", "=", brandId)
      .where("video_id", "=", videoId)
      .execute();
    return rows.map((row) => JSON.parse(row.comment) as Comment);
  }

  async function factsFor(brandId: BrandId, command: RecordCommand): Promise<RecordFacts> {
    const { videoId } = command;
    const looksAtContent = command.type === "submit" || command.type === "publish";
    return {
      entries: await ledger.ofVideo(brandId, videoId),
      content: looksAtContent ? await contentOf(brandId, videoId) : null,
      reviewHours: REVIEW_HOURS,
      comments: isComment(command) ? await commentsOf(brandId, videoId) : [],
    };
  }

  /** The first answer to this op; null when it is new. Another body, person or brand under a known op is no replay. */
  async function earlierAnswer(op: string, requestHash: string): Promise<Result<Answer> | null> {
    const row = await db
      .selectFrom("commands")
      .select(["request_hash", "answer"])
      .where("op", "=", op)
      .executeTakeFirst();
    if (!row) return null;
    return row.request_hash === requestHash ? ok(JSON.parse(row.answer) as Answer) : refuse("op-reused");
  }

  async function savePin(tx: Tx, brandId: BrandId, content: DurableContent, at: number): Promise<void> {
    await tx
      .insertInto("pins")
      .values({
        brand_id: brandId,
        hash: content.hash,
        video_id: content.pinned.videoId,
        bytes: new TextEncoder().encode(canonicalJson(content.pinned)),
        created_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async function saveComment(tx: Tx, brandId: BrandId, comment: Comment): Promise<void> {
    const json = JSON.stringify(comment);
    await tx
      .insertInto("comments")
      .values({ brand_id: brandId, id: comment.id, video_id: comment.videoId, comment: json, at: comment.at })
      .onConflict((conflict) => conflict.columns(["brand_id", "id"]).doUpdateSet({ comment: json }))
      .execute();
  }

  async function runLocked(principal: Principal, request: CommandRequestInBrand): Promise<Result<Answer>> {
    const { op, brandId, command } = request;
    const actor = await actorIn(db, principal, brandId);
    if (!actor) return refuse("forbidden");
    const requestHash = sha256Hex(canonicalJson({ brandId, actorId: actor.id, command }));
    const earlier = await earlierAnswer(op, requestHash);
    if (earlier) return earlier;

    const facts = await factsFor(brandId, command);
    const at = await moment(db, brandId, clock);
    const bodies = decideRecords(command, facts, actor, at);
    if (!bodies.ok) return bodies;
    const comment = isComment(command) ? decideComment(command, facts, actor, at) : null;
    if (comment && !comment.ok) return comment;

    const outdated = [talkRoom(brandId, command.videoId), ...(bodies.value.length > 0 ? [ledgerRoom(brandId)] : [])];
    const done = await transact<Answer>(db, async (tx) => {
      await projection.stale(tx, outdated);
      const entries = await ledger.append(tx, { brandId, op, actor, bodies: bodies.value, at });
      if (command.type === "submit" && facts.content) await savePin(tx, brandId, facts.content, at);
      if (comment) await saveComment(tx, brandId, comment.value);
      const answer: Answer = { op, at, entries };
      await tx
        .insertInto("commands")
        .values({
          op,
          brand_id: brandId,
          actor_id: actor.id,
          request_hash: requestHash,
          answer: JSON.stringify(answer),
          at,
        })
        .execute();
      return ok(answer);
    });
    if (done.ok) await onCommitted(brandId, outdated);
    return done;
  }

  return {
    run: (principal, request) => lock.run(request.brandId, () => runLocked(principal, request)),
    async pinned(principal, hash) {
      const rows = await db
        .selectFrom("pins")
        .select(["brand_id", "video_id", "bytes"])
        .where("hash", "=", hash)
        .execute();
      for (const row of rows) {
        const actor = await actorIn(db, principal, row.brand_id);
        if (actor && maySeeVideo(actor, row.video_id)) return row.bytes;
      }
      return null;
    },
  };
}

/** Members see every video of their brand, a guest the link's one, if the link lets it see anything. */
export function maySeeVideo(actor: Actor, videoId: string): boolean {
  return roomAccess(actor, "talk", videoId) !== "none";
}

function isComment(command: RecordCommand): command is Extract<RecordCommand, { type: "comment" | "resolve-comment" }> {
  return command.type === "comment" || command.type === "resolve-comment";
}
