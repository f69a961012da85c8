import { isDifferent, type RowComparison } from "@tongpin/domain/script";
import type { RowAuthors } from "./use-compared.ts";

/** What stands in the list: a row that differs, or a run of rows that are folded away. */
export type CompareEntry =
  | { readonly type: "row"; readonly key: string; readonly row: RowComparison; readonly authors: readonly string[] }
  /** `others`: how many of them differ, but by somebody else's hand. */
  | { readonly type: "folded"; readonly key: string; readonly rows: readonly RowComparison[]; readonly others: number };

/** The list, with only the rows of `author` in full where one is asked for. Null `authors`: nobody asked who wrote what. */
export function entriesOf(
  rows: readonly RowComparison[],
  authors: RowAuthors | null,
  author: string | null,
): readonly CompareEntry[] {
  const entries: CompareEntry[] = [];
  let folded: RowComparison[] = [];
  const fold = () => {
    const [first] = folded;
    if (!first) return;
    const others = folded.filter(isDifferent).length;
    entries.push({ type: "folded", key: `folded ${first.id}`, rows: folded, others });
    folded = [];
  };
  for (const row of rows) {
    const hands = authors?.type === "found" ? [...(authors.authors.get(row.id) ?? [])] : [];
    if (!isDifferent(row) || (author !== null && !hands.includes(author))) {
      folded.push(row);
      continue;
    }
    fold();
    entries.push({ type: "row", key: row.id, row, authors: hands });
  }
  fold();
  return entries;
}
