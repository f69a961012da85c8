import { foldText } from "./fold-text.ts";
import { CLAIM_SEVERITIES, type ClaimEntry, type ClaimHit, type ClaimScope } from "./model.ts";

/** Finds the limited wordings of a text, in order. */
export type ClaimsCheck = (text: string) => readonly ClaimHit[];

interface Form {
  readonly text: string;
  readonly entry: ClaimEntry;
  readonly exceptions: readonly string[];
}

interface Found {
  readonly entry: ClaimEntry;
  readonly from: number;
  readonly to: number;
}

/** Prepares the entries that bind these scopes. A check costs one pass over the text. */
export function createClaimsCheck(entries: readonly ClaimEntry[], scopes: ReadonlySet<ClaimScope>): ClaimsCheck {
  const bound = entries.filter((entry) => entry.scopes.some((scope) => scopes.has(scope)));
  const byFirst = formsByFirst(bound);
  const patterns = bound.flatMap((entry) =>
    entry.pattern === undefined ? [] : [{ entry, pattern: new RegExp(entry.pattern, "giu") }],
  );

  return (source) => {
    const { folded, starts, ends } = foldText(source);
    const found: Found[] = [];
    for (let from = 0; from < folded.length; from += 1) {
      for (const form of byFirst.get(folded[from] ?? "") ?? []) {
        if (!folded.startsWith(form.text, from) || isExcepted(folded, from, form)) continue;
        found.push({ entry: form.entry, from, to: from + form.text.length });
      }
    }
    for (const { entry, pattern } of patterns) {
      for (const match of folded.matchAll(pattern)) {
        found.push({ entry, from: match.index, to: match.index + match[0].length });
      }
    }
    return longestOf(found).map(({ entry, from, to }) => {
      const start = starts[from] ?? 0;
      const end = ends[to - 1] ?? source.length;
      return { entry, start, end, text: source.slice(start, end) };
    });
  };
}

function formsByFirst(entries: readonly ClaimEntry[]): ReadonlyMap<string, readonly Form[]> {
  const byFirst = new Map<string, Form[]>();
  for (const entry of entries) {
    const exceptions = entry.exceptions.map((exception) => foldText(exception).folded);
    for (const form of entry.forms ?? []) {
      const text = foldText(form).folded;
      const first = text[0] ?? "";
      const list = byFirst.get(first) ?? [];
      list.push({ text, entry, exceptions: exceptions.filter((exception) => exception.includes(text)) });
      byFirst.set(first, list);
    }
  }
  return byFirst;
}

/** Whether the wording at this place is part of a harmless phrase. */
function isExcepted(folded: string, from: number, form: Form): boolean {
  return form.exceptions.some((exception) => {
    for (let inside = exception.indexOf(form.text); inside >= 0; inside = exception.indexOf(form.text, inside + 1)) {
      if (inside <= from && folded.startsWith(exception, from - inside)) return true;
    }
    return false;
  });
}

/** Where wordings overlap, the longest is meant; of equal ones the gravest. */
function longestOf(found: readonly Found[]): readonly Found[] {
  const rank = ({ entry }: Found) => CLAIM_SEVERITIES.indexOf(entry.severity);
  const byLength = found.toSorted((a, b) => b.to - b.from - (a.to - a.from) || rank(a) - rank(b) || a.from - b.from);
  const chosen: Found[] = [];
  for (const candidate of byLength) {
    if (chosen.every((other) => candidate.to <= other.from || candidate.from >= other.to)) chosen.push(candidate);
  }
  return chosen.toSorted((a, b) => a.from - b.from);
}
