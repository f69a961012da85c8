import type { BrandId } from "@tongpin/domain/base";
import { asId } from "@tongpin/domain/base";
import type { LedgerEntry, LedgerHead } from "@tongpin/domain/records";
import { readKept, writeKept } from "../../platform/kept.ts";

const keyOf = (brandId: BrandId) => `tongpin.ledger-head.${brandId}`;

/**
 * Remembers the highest head of a brand's ledger that this device has seen. It only ever moves on along the chain it is on:
 * what was seen is never given up for what contradicts it.
 * @param entries by seq
 */
export function rememberHead(brandId: BrandId, entries: readonly LedgerEntry[]): void {
  const last = entries.at(-1);
  const anchor = seenHead(brandId);
  if (!last || last.seq <= (anchor?.seq ?? 0)) return;
  if (anchor && entries[anchor.seq - 1]?.hash !== anchor.hash) return;
  writeKept(keyOf(brandId), `${last.seq} ${last.hash}`);
}

/** The highest head of a brand's ledger that this device has seen. */
export function seenHead(brandId: BrandId): LedgerHead | null {
  const [, seq, hash] = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(readKept(keyOf(brandId)) ?? "") ?? [];
  return seq !== undefined && hash !== undefined ? { seq: Number(seq), hash: asId(hash) } : null;
}
