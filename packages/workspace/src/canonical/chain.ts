import { asId, type Result, type Sha256 } from "@tongpin/domain/base";
import type { LedgerEntry, LedgerHead } from "@tongpin/domain/records";
import { canonicalJson } from "./canonical-json.ts";
import { sha256Hex } from "./content-hash.ts";

/** `prev` of the first entry, whose `seq` is 1. */
export const GENESIS = asId<Sha256>("0".repeat(64));

/** Everything of an entry but the hash itself and the signature over it. */
export function entryHash(entry: Omit<LedgerEntry, "hash" | "signature">): Sha256 {
  const { v, brandId, seq, at, op, actor, body, prev } = entry;
  return sha256Hex(`ledger/v1\n${canonicalJson({ v, brandId, seq, at, op, actor, body, prev })}`);
}

/** Where a chain first fails, and how. */
export interface ChainFault {
  readonly seq: number;
  readonly why: "hash" | "prev" | "seq" | "brand" | "anchor";
}

/**
 * Checks a brand's whole ledger, oldest first; answers its head (null for an empty one). A chain cut short at its end
 * is whole in itself, and so is another one from some entry on: only a head seen earlier (`anchor`) shows that (trust.md §3.5).
 */
export function verifyChain(
  entries: readonly LedgerEntry[],
  anchor: LedgerHead | null = null,
): Result<LedgerHead | null, ChainFault> {
  let head: LedgerHead | null = null;
  for (const entry of entries) {
    const expected: number = (head?.seq ?? 0) + 1;
    if (entry.seq !== expected) return { ok: false, error: { seq: expected, why: "seq" } };
    if (entry.brandId !== entries[0]?.brandId) return { ok: false, error: { seq: expected, why: "brand" } };
    if (entry.prev !== (head?.hash ?? GENESIS)) return { ok: false, error: { seq: expected, why: "prev" } };
    if (entry.hash !== entryHash(entry)) return { ok: false, error: { seq: expected, why: "hash" } };
    if (entry.seq === anchor?.seq && entry.hash !== anchor.hash)
      return { ok: false, error: { seq: expected, why: "anchor" } };
    head = { seq: entry.seq, hash: entry.hash };
  }
  const length = head?.seq ?? 0;
  if (anchor && anchor.seq > length) return { ok: false, error: { seq: length + 1, why: "anchor" } };
  return { ok: true, value: head };
}
