import { createSplitter, diffSegments, type Segment } from "@tongpin/domain/script";

/** Scripts are Chinese in every language of the interface. */
const split = createSplitter("zh");
const known = new WeakMap<object, readonly Segment[]>();

/** The pieces of a change; worked out when it is first drawn, and once. */
export function segmentsOf(change: { readonly before: string; readonly after: string }): readonly Segment[] {
  const before = known.get(change);
  if (before) return before;
  const segments = diffSegments(change.before, change.after, split);
  known.set(change, segments);
  return segments;
}
