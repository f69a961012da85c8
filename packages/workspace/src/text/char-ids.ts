import * as Y from "yjs";

/** Characters by their ids in the shared document: they name the same ones whatever is typed or removed around them. */
export type CharIds = readonly (readonly [client: number, clock: number, length: number])[];

/** The character behind which something stands; null = at the very start. */
export type CharAnchor = readonly [client: number, clock: number] | null;

interface Span {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  /** How many living characters stand in front. */
  readonly offset: number;
  readonly deleted: boolean;
}

/** The ids of a text's characters, removed ones too, read once for several questions. */
export interface CharIndex {
  idsOf(start: number, end: number): CharIds;
  /** The living ones of these, as stretches of the text, in order. */
  rangesOf(ids: CharIds): readonly { readonly start: number; readonly end: number }[];
  anchorAt(offset: number): CharAnchor;
  /** Null when the text has never held that character. */
  offsetOf(anchor: CharAnchor): number | null;
}

/**
 * Yjs' relative positions name one place each; a proposal names stretches, and must not grow over what is typed inside
 * them later. So this reads the list of characters itself, as undo steps do (undo/kept-undo.ts).
 */
export function indexChars(text: Y.Text): CharIndex {
  const spans: Span[] = [];
  let length = 0;
  for (let item = text._start; item !== null; item = item.right) {
    const isWords = item.content instanceof Y.ContentString || item.content instanceof Y.ContentDeleted;
    if (!isWords) continue;
    spans.push({ ...item.id, length: item.length, offset: length, deleted: item.deleted });
    if (!item.deleted) length += item.length;
  }
  const living = spans.filter(({ deleted }) => !deleted);
  return {
    idsOf: (start, end) =>
      living.flatMap((span) => {
        const from = Math.max(start, span.offset);
        const to = Math.min(end, span.offset + span.length);
        return to > from ? [[span.client, span.clock + from - span.offset, to - from] as const] : [];
      }),
    rangesOf(ids) {
      const ranges: { start: number; end: number }[] = [];
      for (const span of living) {
        for (const [client, clock, count] of ids) {
          const from = Math.max(clock, span.clock) - span.clock;
          const to = Math.min(clock + count, span.clock + span.length) - span.clock;
          if (client === span.client && to > from) ranges.push({ start: span.offset + from, end: span.offset + to });
        }
      }
      return joined(ranges.sort((a, b) => a.start - b.start));
    },
    anchorAt(offset) {
      const span = living.find((each) => each.offset < offset && offset <= each.offset + each.length);
      return span ? [span.client, span.clock + offset - span.offset - 1] : null;
    },
    offsetOf(anchor) {
      if (anchor === null) return 0;
      const [client, clock] = anchor;
      const span = spans.find(
        (each) => each.client === client && each.clock <= clock && clock < each.clock + each.length,
      );
      if (!span) return null;
      return span.deleted ? span.offset : span.offset + clock - span.clock + 1;
    },
  };
}

function joined(ranges: readonly { start: number; end: number }[]) {
  const out: { start: number; end: number }[] = [];
  for (const range of ranges) {
    const last = out.at(-1);
    if (last && range.start <= last.end)
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else out.push(range);
  }
  return out;
}
