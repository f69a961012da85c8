import { asId, type BrandId, type VideoId } from "@tongpin/domain/base";
import type { LedgerEntry } from "@tongpin/domain/records";
import { entryHash, GENESIS } from "@tongpin/workspace";
import { beforeEach, describe, expect, it } from "vitest";
import { rememberHead } from "../runtime/ledger-anchor.ts";
import { checkLedger } from "./checked-ledger.ts";

const BRAND = asId<BrandId>("brand");

/** A chain that is whole in itself; `story` makes it another one. */
function chain(length: number, story = "told"): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const unsigned = {
      v: 1,
      brandId: BRAND,
      seq,
      at: seq,
      op: `${story}-${seq}`,
      prev: entries.at(-1)?.hash ?? GENESIS,
      actor: { id: asId<never>("p"), name: "Lin", kind: "member" },
      body: { type: "overdue", submissionId: asId<never>("s"), videoId: asId<VideoId>("v"), dueAt: 0 },
    } as const;
    entries.push({ ...unsigned, hash: entryHash(unsigned), signature: null });
  }
  return entries;
}

describe("the ledger this device has seen", () => {
  beforeEach(() => localStorage.clear());

  it("[anchor] a longer chain moves the anchor on; a shorter and a forked one are refused, for good", () => {
    rememberHead(BRAND, chain(3));
    rememberHead(BRAND, chain(5));
    expect(checkLedger(BRAND, chain(5))).toMatchObject({ ok: true, value: { seq: 5 } });
    for (const other of [chain(4), chain(5, "forked"), chain(9, "forked")]) {
      rememberHead(BRAND, other);
      expect(checkLedger(BRAND, other)).toMatchObject({ ok: false, error: { why: "anchor" } });
    }
    rememberHead(BRAND, chain(6));
    expect(checkLedger(BRAND, chain(6))).toMatchObject({ ok: true, value: { seq: 6 } });
  });

  it("[anchor] brands are anchored each for itself, and a room still on its way is no alarm", () => {
    rememberHead(BRAND, chain(3));
    expect(checkLedger(BRAND, [])).toEqual({ ok: true, value: null });
    expect(checkLedger(asId("another"), chain(2))).toMatchObject({ ok: true });
  });
});
