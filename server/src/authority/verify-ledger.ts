import { asId, type Sha256 } from "@tongpin/domain/base";
import type { LedgerEntry, LedgerHead } from "@tongpin/domain/records";
import { sha256Hex, verifyChain } from "@tongpin/workspace";
import type { Database } from "../sql/opened.ts";
import { isSignedBy } from "./signer.ts";

export interface LedgerReport {
  readonly brandId: string;
  readonly entries: number;
  readonly head: LedgerHead | null;
  /** The first entry that is not what was signed; null = all of them are. */
  readonly problem: { readonly seq: number; readonly why: string } | null;
}

/**
 * Checks every brand's chain, each signature, and that each submission's pinned bytes are there and hash to what was
 * signed. A ledger cut off at the end verifies: only a head kept elsewhere shows that (trust.md §3.5), so heads are reported.
 */
export async function verifyLedgers(db: Database, publicKey: string): Promise<readonly LedgerReport[]> {
  const brands = await db.selectFrom("brands").select("id").orderBy("id").execute();
  const reports: LedgerReport[] = [];
  for (const { id } of brands) reports.push(await verifyBrand(db, publicKey, id));
  return reports;
}

async function verifyBrand(db: Database, publicKey: string, brandId: string): Promise<LedgerReport> {
  const rows = await db.selectFrom("records").selectAll().where("brand_id", "=", brandId).orderBy("seq").execute();
  const report = (problem: LedgerReport["problem"], head: LedgerHead | null = null): LedgerReport => ({
    brandId,
    entries: rows.length,
    head,
    problem,
  });
  const entries: LedgerEntry[] = [];
  for (const row of rows) {
    const entry = parseEntry(row.entry);
    if (!entry) return report({ seq: row.seq, why: "json" });
    if (entry.seq !== row.seq) return report({ seq: row.seq, why: "seq" });
    if (entry.brandId !== brandId) return report({ seq: row.seq, why: "brand" });
    // The columns beside an entry are what the server looks things up by; they must not tell another story.
    const cut = entry.body.type === "submission" ? entry.body.cutSha256 : null;
    const told = [row.at, row.op, row.type, row.video_id, row.submission_id, row.cut_sha256];
    const signed = [entry.at, entry.op, entry.body.type, entry.body.videoId, entry.body.submissionId, cut];
    if (told.some((value, index) => value !== signed[index])) return report({ seq: row.seq, why: "columns" });
    entries.push(entry);
  }
  const chain = verifyChain(entries);
  const firstBroken = chain.ok ? null : chain.error;
  for (const entry of entries) {
    if (firstBroken && firstBroken.seq <= entry.seq) return report(firstBroken);
    if (!entry.signature || !isSignedBy(publicKey, entry.hash, entry.signature)) {
      return report({ seq: entry.seq, why: "signature" });
    }
    if (entry.body.type === "submission" && !(await hasPin(db, brandId, entry.body.contentHash))) {
      return report({ seq: entry.seq, why: "pin" });
    }
  }
  if (firstBroken) return report(firstBroken);
  return report(null, chain.ok ? chain.value : null);
}

async function hasPin(db: Database, brandId: string, hash: Sha256): Promise<boolean> {
  const pin = await db
    .selectFrom("pins")
    .select("bytes")
    .where("brand_id", "=", brandId)
    .where("hash", "=", hash)
    .executeTakeFirst();
  return pin !== undefined && pinHash(pin.bytes) === hash;
}

/** The hash a decision is bound to, from the frozen bytes alone (workspace/canonical: the same prefix). */
function pinHash(bytes: Uint8Array): Sha256 {
  return asId(sha256Hex(Buffer.concat([Buffer.from("approval/v1\n"), bytes])));
}

function parseEntry(json: string): LedgerEntry | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && "body" in value ? (value as LedgerEntry) : null;
  } catch {
    return null;
  }
}
