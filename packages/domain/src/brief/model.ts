import type { BriefItemId, Instant, PersonId, RowId } from "../base/index.ts";

/** 必说 · 禁说 · 卖点 · 调性 · 参考: what a brief lists (S16). Each is a set that people add to at the same time. */
export const BRIEF_KINDS = ["must", "ban", "selling", "tone", "reference"] as const;
export type BriefKind = (typeof BRIEF_KINDS)[number];

/** A point somebody ticked by hand: the row that says it in other words, or shows it. */
export interface BriefTick {
  readonly rowId: RowId;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface BriefItem {
  readonly id: BriefItemId;
  readonly kind: BriefKind;
  /** Of `must` and `ban`: wordings with `|` between, each of which counts. */
  readonly text: string;
  /** Of `reference`: where it is, or "". */
  readonly url: string;
  /** Of `must`. */
  readonly tick: BriefTick | null;
}

/** What a video was asked to be. It is no content: nothing that changes here voids an approval. */
export interface Brief {
  readonly goal: string;
  readonly audience: string;
  /** In order within each kind. */
  readonly items: readonly BriefItem[];
}

export const EMPTY_BRIEF: Brief = { goal: "", audience: "", items: [] };

/** Category of the entries that a 禁说 makes; the lexicon has none of this name. */
export const BRIEF_BAN = "brief";

/** The entry somebody answers for when a 禁说 of the brief stands after all (`ClaimAllowance.entryId`). */
export function banEntryId(item: Pick<BriefItem, "id">): string {
  return `ban-${item.id}`;
}

export function itemsOf(brief: Pick<Brief, "items">, kind: BriefKind): readonly BriefItem[] {
  return brief.items.filter((item) => item.kind === kind);
}
