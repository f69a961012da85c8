import type { BrandId } from "@tongpin/domain/base";
import type { LedgerEntry } from "@tongpin/domain/records";
import { verifyChain } from "@tongpin/workspace";
import { useMemo } from "react";
import { useLedger } from "../hooks/use-rooms.ts";
import { useBrandSource } from "../runtime/context.ts";
import { seenHead } from "../runtime/ledger-anchor.ts";

type CheckedLedger = ReturnType<typeof verifyChain>;

const EMPTY_LEDGER: CheckedLedger = { ok: true, value: null };

/** The brand's ledger checked on this device: whole, and going on from what the device saw before. */
export function useCheckedLedger(): CheckedLedger {
  const source = useBrandSource();
  const { entries } = useLedger();
  return useMemo(() => (source ? checkLedger(source.brandId, entries) : EMPTY_LEDGER), [source, entries]);
}

/**
 * Checks every entry, and that the ledger goes on from what this device saw: a server that was set back, or tells another
 * story from some entry on, is found even though its chain is whole in itself.
 * @param entries by seq
 */
export function checkLedger(brandId: BrandId, entries: readonly LedgerEntry[]): CheckedLedger {
  // Nothing is here yet: the room is still on its way.
  return entries.length === 0 ? EMPTY_LEDGER : verifyChain(entries, seenHead(brandId));
}
