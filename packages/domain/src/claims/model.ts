import type { Instant, PersonId } from "../base/index.ts";

/** How grave a wording is: named by a prohibition · allowed only with proof or a label · often penalised · a reminder. */
export const CLAIM_SEVERITIES = ["block", "evidence", "warn", "info"] as const;
export type ClaimSeverity = (typeof CLAIM_SEVERITIES)[number];

/** Trades with wording rules of their own. A brand carries those that it is in. */
export const INDUSTRIES = [
  "food",
  "healthFood",
  "cosmetics",
  "personalCare",
  "infant",
  "kids",
  "alcohol",
  "education",
  "property",
  "medical",
  "drug",
  "device",
] as const;
export type Industry = (typeof INDUSTRIES)[number];

/** `all` binds every advertisement, `douyin` every video there. */
export type ClaimScope = "all" | "douyin" | Industry;

export interface ClaimCategory {
  readonly names: { readonly "zh-Hans": string; readonly "zh-Hant": string; readonly en: string };
  /** The law or rule it rests on, in Chinese. */
  readonly basis: string;
}

/** One wording of the lexicon. It has literal `forms` (both scripts) or a `pattern`. */
export interface ClaimEntry {
  readonly id: string;
  readonly category: string;
  readonly forms?: readonly string[];
  readonly pattern?: string;
  readonly severity: ClaimSeverity;
  readonly scopes: readonly ClaimScope[];
  /** Harmless phrases that contain the wording. */
  readonly exceptions: readonly string[];
  /** What to write instead. */
  readonly suggest: { readonly "zh-Hans": string; readonly "zh-Hant": string };
}

/** A wording found in a text. */
export interface ClaimHit {
  readonly entry: ClaimEntry;
  /** Place in the text as given, UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words as they stand there, noise included. */
  readonly text: string;
}

/** 允许+证明: somebody answers for a wording in one video, and says why it may stand there. */
export interface ClaimAllowance {
  readonly entryId: string;
  readonly reason: string;
  /** Where the proof lies: a certificate's number, a link, a file's name. */
  readonly evidence: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** What binds a video on Douyin of a brand in these trades. */
export function claimScopes(industries: readonly Industry[]): ReadonlySet<ClaimScope> {
  return new Set<ClaimScope>(["all", "douyin", ...industries]);
}
