import { roomAccess } from "@tongpin/domain/access";
import type { AnnotationCommand } from "@tongpin/domain/annotations";
import { type BrandId, ok, type Result, refuse } from "@tongpin/domain/base";
import {
  type Actor,
  type DurableContent,
  decideAnnotationCommand,
  decideComment,
  decideRecords,
  type LedgerEntry,
  type RecordCommand,
  type RecordFacts,
} from "@tongpin/domain/records";
import { ledgerRoom, marginRoom, scriptRoom, talkRoom } from "@tongpin/protocol";
import { canonicalJson, contentHash, openScript, pinContent, sha256Hex } from "@tongpin/workspace";
import * as Y from "yjs";
import type { Principal } from "../auth/sessions.ts";
import type { InTurn } from "../sql/in-turn.ts";
import type { Database } from "../sql/opened.ts";
import { type Tx, transact } from "../sql/transact.ts";
import { actorIn } from "./actors.ts";
import type { Clock } from "./clock.ts";
import { annotationsOf, commentsOf, namedMembers, saveAnnotation, saveComment } from "./conversation.ts";
import { holdBrand, type Ledger, moment } from "./ledger.ts";
import { openClaimsOf } from "./open-claims.ts";
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
  /** Commands of one brand queue here, so that they don't wait for each other in the database. */
  readonly inTurn: InTurn;
  readonly ledger: Ledger;
  readonly projection: Projection;
  readonly rooms: Rooms;
  /** Told after each commit: there may be a new due time, and rooms to bring up to date. */
  readonly onCommitted: (rooms: readonly string[]) => Promise<void>;
}

export function createAuthority(deps: AuthorityDeps): Authority {
  const { db, clock, inTurn, ledger, projection, rooms, onCommitted } = deps;

  /** What the script room durably holds now, pinned; the cut named by a decision stays the latest one. */
  async function contentOf({ brandId, command }: CommandRequestInBrand): Promise<DurableContent> {
    const { videoId } = command;
    const doc = new Y.Doc();
    try {
      Y.applyUpdate(doc, await rooms.read(scriptRoom(brandId, videoId)));
      const script = openScript(doc);
      const state = script.getSnapshot();
      const pinned = pinContent(state, videoId, null);
      script.destroy();
      const content = { pinned, hash: contentHash(pinned) };
      // What is published was looked at when it was submitted.
      if (command.type !== "submit") return content;
      return { ...content, openClaims: await openClaimsOf(rooms, brandId, pinned, state) };
    } finally {
      doc.destroy();
    }
  }

  async function factsFor(
    tx: Tx,
    { brandId, command }: CommandRequestInBrand,
    content: DurableContent | null,
  ): Promise<RecordFacts> {
    const { videoId } = command;
    return {
      entries: await ledger.ofVideo(tx, brandId, videoId),
      content,
      reviewHours: REVIEW_HOURS,
      comments: isComment(command) ? await commentsOf(tx, brandId, videoId) : [],
      annotations: isAnnotation(command) ? await annotationsOf(tx, brandId, videoId) : [],
      members: isAnnotation(command) ? await namedMembers(tx, brandId) : [],
    };
  }

  /** The first answer to this op; null when it is new. Another body, person or brand under a known op is no replay. */
  async function earlierAnswer(tx: Tx | Database, op: string, requestHash: string): Promise<Result<Answer> | null> {
    const row = await tx
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

  /** False when the op is taken, be it by a brand that can't be seen from here. */
  async function saveAnswer(
    tx: Tx,
    request: { answer: Answer; brandId: BrandId; actor: Actor; requestHash: string },
  ): Promise<boolean> {
    const saved = await tx
      .insertInto("commands")
      .values({
        op: request.answer.op,
        brand_id: request.brandId,
        actor_id: request.actor.id,
        request_hash: request.requestHash,
        answer: JSON.stringify(request.answer),
        at: request.answer.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return saved.numInsertedOrUpdatedRows !== 0n;
  }

  async function runInTurn(principal: Principal, request: CommandRequestInBrand): Promise<Result<Answer>> {
    const { op, brandId, command } = request;
    const known = await actorIn(db, principal, brandId);
    if (!known) return refuse("forbidden");
    const requestHash = sha256Hex(canonicalJson({ brandId, actorId: known.id, command }));
    const before = await earlierAnswer(db, op, requestHash);
    if (before) return before;
    // Read before the transaction, which would keep others waiting for the rooms; what is frozen is what was read here.
    const looksAtContent = command.type === "submit" || command.type === "publish";
    const content = looksAtContent ? await contentOf(request) : null;
    const { videoId } = command;
    const ledgerAndTalk = [talkRoom(brandId, videoId), ledgerRoom(brandId)];
    let outdated: readonly string[] = [];

    const done = await transact<Answer>(db, async (tx) => {
      await holdBrand(tx, brandId);
      // The role and the link as they are now that nobody can change them any more.
      const actor = await actorIn(tx, principal, brandId);
      if (!actor) return refuse("forbidden");
      const earlier = await earlierAnswer(tx, op, requestHash);
      if (earlier) return earlier;

      const at = await moment(tx, brandId, clock);
      if (principal.kind === "guest" && principal.expiresAt <= at) return refuse("forbidden");
      const facts = await factsFor(tx, request, content);
      const bodies = decideRecords(command, facts, actor, at);
      if (!bodies.ok) return bodies;
      const comment = isComment(command) ? decideComment(command, facts, actor, at) : null;
      if (comment && !comment.ok) return comment;
      const annotation = isAnnotation(command) ? decideAnnotationCommand(command, facts, actor, at) : null;
      if (annotation && !annotation.ok) return annotation;
      // A head proves that its entry was there first. One that the chain does not have proves nothing, and is not written down.
      if (command.type === "decide" && command.seenHead && !(await ledger.has(tx, brandId, command.seenHead))) {
        return refuse("unknown-head");
      }

      if (annotation) outdated = [marginRoom(brandId, videoId)];
      else outdated = bodies.value.length > 0 ? ledgerAndTalk : ledgerAndTalk.slice(0, 1);
      await projection.stale(tx, outdated);
      const entries = await ledger.append(tx, { brandId, op, actor, bodies: bodies.value, at });
      if (command.type === "submit" && facts.content) await savePin(tx, brandId, facts.content, at);
      if (comment) await saveComment(tx, brandId, comment.value);
      if (annotation && !(await saveAnnotation(tx, brandId, annotation.value))) return refuse("comment-exists");
      const answer: Answer = { op, at, entries };
      return (await saveAnswer(tx, { answer, brandId, actor, requestHash })) ? ok(answer) : refuse("op-reused");
    });
    if (done.ok && outdated.length > 0) await onCommitted(outdated);
    return done;
  }

  return {
    run: (principal, request) => inTurn.run(request.brandId, () => runInTurn(principal, request)),
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

function isAnnotation(command: RecordCommand): command is AnnotationCommand {
  return command.type === "annotate" || command.type.endsWith("-annotation");
}
