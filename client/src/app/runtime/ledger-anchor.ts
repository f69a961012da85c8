import type { BrandId } from "@tongpin/domain/base";
import { asId } from "@tongpin/domain/base";
import type { LedgerEntry, LedgerHead } from "@tongpin/domain/records";
import { verifyChain } from "@tongpin/workspace";
import { readKept, writeKept } from "../../platform/kept.ts";

export type CheckedLedger = ReturnType<typeof verifyChain>;

const keyOf = (brandId: BrandId) => `tongpin.ledger-head.${brandId}`;

/**
 * Remembers the highest head of a brand's ledger that this device has seen. It only ever moves on along the chain it is on:
 * what was seen is never given up for what contradicts it.
 * @param entries by seq
 */
export function rememberHead(brandId: BrandId, entries: readonly LedgerEntry[]): void {
  const last = entries.at(-1);
  const anchor = readHead(readKept(keyOf(brandId)));
  if (!last || last.seq <= (anchor?.seq ?? 0)) return;
  if (anchor && entries[anchor.seq - 1]?.hash !== anchor.hash) return;
  writeKept(keyOf(brandId), `${last.seq} ${last.hash}`);
}

/**
 * Checks every entry, and that the ledger goes on from what this device saw: a server that was set back, or tells another
 * story from some entry on, is found even though its chain is whole in itself.
 */
export function checkLedger(brandId: BrandId, entries: readonly LedgerEntry[]): CheckedLedger {
  // Nothing is here yet: the room is still on its way.
  if (entries.length === 0) return { ok: true, value: null };
  return verifyChain(entries, readHead(readKept(keyOf(brandId))));
}

function readHead(kept: string | null): LedgerHead | null {
  const [, seq, hash] = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(kept ?? "") ?? [];
  return seq !== undefined && hash !== undefined ? { seq: Number(seq), hash: asId(hash) } : null;
}
