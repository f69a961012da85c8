import { asId, type BrandId, type VideoId } from "@tongpin/domain/base";
import type { Actor, LedgerEntry, RecordBody } from "@tongpin/domain/records";
import { entryHash, GENESIS } from "@tongpin/workspace";
import type { Database } from "../sql/database.ts";
import type { Tx } from "../sql/transact.ts";
import type { Clock } from "./clock.ts";
import type { Signer } from "./signer.ts";

/**
 * The rows of every brand's ledger. One chain per brand, not one for the workspace: members of a brand must be able to
 * verify all of the chain they see, and may not see, or count, what other brands decided.
 */
export interface Ledger {
  /** All entries of a brand, oldest first. */
  entries(brandId: BrandId): Promise<readonly LedgerEntry[]>;
  ofVideo(brandId: BrandId, videoId: VideoId): Promise<readonly LedgerEntry[]>;
  /** Chains, signs and inserts. The caller holds the brand's lock, and the transaction commits all of it or nothing. */
  append(tx: Tx, addition: Addition): Promise<readonly LedgerEntry[]>;
  brands(): Promise<readonly BrandId[]>;
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

/** Trusted time for a brand's next entry: the server's clock, but never before the last entry. */
export async function moment(db: Database, brandId: BrandId, clock: Clock): Promise<number> {
  const last = await headOf(db, brandId);
  return Math.max(clock.now(), last?.at ?? 0);
}

export function createLedger(db: Database, signer: Signer): Ledger {
  return {
    async entries(brandId) {
      const rows = await db
        .selectFrom("records")
        .select("entry")
        .where("brand_id", "=", brandId)
        .orderBy("seq")
        .execute();
      return rows.map((row) => readEntry(row.entry));
    },
    async ofVideo(brandId, videoId) {
      const rows = await db
        .selectFrom("records")
        .select("entry")
        .where("brand_id", "=", brandId)
        .where("video_id", "=", videoId)
        .orderBy("seq")
        .execute();
      return rows.map((row) => readEntry(row.entry));
    },
    async append(tx, { brandId, op, actor, bodies, at }) {
      const written: LedgerEntry[] = [];
      let head: Pick<LedgerEntry, "seq" | "hash"> | null = await headOf(tx, brandId);
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
        written.push(entry);
        head = entry;
      }
      return written;
    },
    async brands() {
      const rows = await db.selectFrom("brands").select("id").orderBy("id").execute();
      return rows.map((row) => asId<BrandId>(row.id));
    },
  };
}

async function headOf(db: Database | Tx, brandId: BrandId): Promise<LedgerEntry | null> {
  const row = await db
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
