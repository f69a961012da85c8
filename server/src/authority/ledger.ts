import { asId, type BrandId, type VideoId } from "@tongpin/domain/base";
import type { Actor, LedgerEntry, LedgerHead, RecordBody } from "@tongpin/domain/records";
import { entryHash, GENESIS } from "@tongpin/workspace";
import type { Database } from "../sql/opened.ts";
import type { Tx } from "../sql/transact.ts";
import type { Clock } from "./clock.ts";
import type { Signer } from "./signer.ts";

/**
 * The rows of every brand's ledger. One chain per brand, not one for the workspace: members of a brand must be able to
 * verify all of the chain they see, and may not see, or count, what other brands decided.
 */
export interface Ledger {
  /** A brand's entries with a number above `after`, oldest first, at most `limit`. */
  entries(on: Database | Tx, brandId: BrandId, range?: EntryRange): Promise<readonly LedgerEntry[]>;
  ofVideo(on: Database | Tx, brandId: BrandId, videoId: VideoId): Promise<readonly LedgerEntry[]>;
  /** Whether the chain has this entry: a head somebody says to have seen. */
  has(on: Database | Tx, brandId: BrandId, head: LedgerHead): Promise<boolean>;
  /** Chains, signs and inserts. The transaction holds the brand (`holdBrand`) and commits all of it or nothing. */
  append(tx: Tx, addition: Addition): Promise<readonly LedgerEntry[]>;
}

interface EntryRange {
  readonly after: number;
  readonly limit: number;
}

interface Addition {
  readonly brandId: BrandId;
  readonly op: string;
  readonly actor: Pick<Actor, "id" | "name" | "kind">;
  readonly bodies: readonly RecordBody[];
  /** The moment the rules were asked about; entries never go back behind their predecessor (see `moment`). */
  readonly at: number;
}

/** Who the ledger names for what nobody did, such as a time running out. */
export const SYSTEM: Pick<Actor, "id" | "name" | "kind"> = { id: asId("system"), name: "system", kind: "system" };

/**
 * The first act of every transaction that changes a brand's records or people: from here to the commit nobody else does, on
 * whichever node, and what is read after it still holds at the commit. A chain can't fork, the last owner can't go twice.
 */
export async function holdBrand(tx: Tx, brandId: string): Promise<void> {
  await tx
    .updateTable("brands")
    .set((eb) => ({ turn: eb("turn", "+", 1) }))
    .where("id", "=", brandId)
    .execute();
}

/** Trusted time for a brand's next entry: the server's clock, but never before the last entry. Ask it while holding the brand. */
export async function moment(tx: Tx, brandId: BrandId, clock: Clock): Promise<number> {
  const last = await tx
    .selectFrom("records")
    .select("at")
    .where("brand_id", "=", brandId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return Math.max(clock.now(), last?.at ?? 0);
}

export function createLedger(signer: Signer): Ledger {
  return {
    async entries(on, brandId, range) {
      let query = on.selectFrom("records").select("entry").where("brand_id", "=", brandId).orderBy("seq");
      if (range) query = query.where("seq", ">", range.after).limit(range.limit);
      return (await query.execute()).map((row) => readEntry(row.entry));
    },
    async ofVideo(on, brandId, videoId) {
      const rows = await on
        .selectFrom("records")
        .select("entry")
        .where("brand_id", "=", brandId)
        .where("video_id", "=", videoId)
        .orderBy("seq")
        .execute();
      return rows.map((row) => readEntry(row.entry));
    },
    async has(on, brandId, { seq, hash }) {
      const row = await on
        .selectFrom("records")
        .select("entry")
        .where("brand_id", "=", brandId)
        .where("seq", "=", seq)
        .executeTakeFirst();
      return row !== undefined && readEntry(row.entry).hash === hash;
    },
    async append(tx, { brandId, op, actor, bodies, at }) {
      const written: LedgerEntry[] = [];
      if (bodies.length === 0) return written;
      let head: LedgerHead | null = await headOf(tx, brandId);
      for (const [part, body] of bodies.entries()) {
        const unsigned = {
          v: 1,
          brandId,
          seq: (head?.seq ?? 0) + 1,
          at,
          op,
          actor: { id: actor.id, name: actor.name, kind: actor.kind },
          body,
          prev: head?.hash ?? GENESIS,
        } as const;
        const hash = entryHash(unsigned);
        const entry: LedgerEntry = { ...unsigned, hash, signature: signer.sign(hash) };
        await tx
          .insertInto("records")
          .values({
            brand_id: brandId,
            seq: entry.seq,
            at,
            op,
            part,
            type: body.type,
            video_id: body.videoId,
            submission_id: body.submissionId,
            cut_sha256: body.type === "submission" ? body.cutSha256 : null,
            entry: JSON.stringify(entry),
          })
          .execute();
        await indexDueTime(tx, brandId, body);
        written.push(entry);
        head = entry;
      }
      return written;
    },
  };
}

/** Keeps `due_times` what the entries say: open requests only. */
async function indexDueTime(tx: Tx, brandId: BrandId, body: RecordBody): Promise<void> {
  if (body.type === "publication") return;
  if (body.type === "submission") {
    await tx
      .insertInto("due_times")
      .values({ brand_id: brandId, submission_id: body.submissionId, video_id: body.videoId, due_at: body.dueAt })
      .execute();
    return;
  }
  await tx
    .deleteFrom("due_times")
    .where("brand_id", "=", brandId)
    .where("submission_id", "=", body.submissionId)
    .execute();
}

async function headOf(tx: Tx, brandId: BrandId): Promise<LedgerHead | null> {
  const row = await tx
    .selectFrom("records")
    .select("entry")
    .where("brand_id", "=", brandId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? readEntry(row.entry) : null;
}

/** Rows are ours and append-only; whether they were tampered with is the verifier's question, not the reader's. */
function readEntry(json: string): LedgerEntry {
  return JSON.parse(json) as LedgerEntry;
}
