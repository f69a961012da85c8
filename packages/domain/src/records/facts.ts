import type { Annotation, Named } from "../annotations/model.ts";
import type { Instant, Sha256 } from "../base/index.ts";
import type { BusinessHours } from "../review/clock.ts";
import type { Comment, LedgerEntry, OpenClaim, PinnedContent } from "./model.ts";

/** What the authority has to look up before it can judge a command. All of it about the video the command names. */
export interface RecordFacts {
  /** The brand's ledger entries for this video, in any order; entries of other videos do no harm. */
  readonly entries: readonly LedgerEntry[];
  /** The durable content of today and its hash. Needed to submit and to publish; null when there is none. */
  readonly content: DurableContent | null;
  /** Hours the brand has to answer; 24 unless the contract says otherwise (CNT-07). */
  readonly reviewHours: number;
  /** The contract counts business hours only. */
  readonly businessHours?: BusinessHours | null;
  /** The video's comments. Only the comment commands look at them. */
  readonly comments?: readonly Comment[];
  /** The video's annotations, and the people of the brand. Only the annotation commands look at them. */
  readonly annotations?: readonly Annotation[];
  readonly members?: readonly Named[];
}

export interface DurableContent {
  readonly hash: Sha256;
  readonly pinned: PinnedContent;
  /** Prohibited wordings in it for which nobody answers (CLM7). Only submitting looks at them. */
  readonly openClaims?: readonly OpenClaim[];
}

/** Device clocks that run ahead are forgiven this much. */
export const CLOCK_TOLERANCE_MS: Instant = 60_000;

/** Characters (code points) of a comment and of a decision's reason. */
export const TEXT_LIMIT = 2000;
