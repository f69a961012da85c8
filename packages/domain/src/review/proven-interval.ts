import type { Instant } from "../base/index.ts";
import type { LedgerEntry } from "../records/model.ts";
import type { Answer } from "./state.ts";

/** When an answer was given, without believing any device: after one moment and not after another. */
export interface ProvenInterval {
  /** The answer names an entry of this time, so it was made later; null when the entry it names is not in the ledger. */
  readonly after: Instant | null;
  /** The server had it then. */
  readonly notAfter: Instant;
}

/**
 * The interval in which an answer was made (trust.md §3.4): between the newest entry its device had seen and its arrival.
 * `entries` is the brand's ledger, in any order. A head the ledger does not know proves nothing.
 */
export function provenInterval(
  entries: readonly LedgerEntry[],
  answer: Pick<Answer, "seenHead" | "at">,
): ProvenInterval {
  const { seenHead, at } = answer;
  const seen = seenHead && entries.find((entry) => entry.seq === seenHead.seq && entry.hash === seenHead.hash);
  return { after: seen && seen.at <= at ? seen.at : null, notAfter: at };
}
