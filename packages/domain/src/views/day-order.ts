/** One thing on a day, as far as its place among the others goes. */
export interface DayEntry {
  /** Published, or not kept on this day: nothing is left to do for it here. */
  readonly isSettled: boolean;
  /** Late, promised for today, blocked: must be seen. */
  readonly isImportant: boolean;
}

export interface FoldedDay<T> {
  /** Open work first, each in the order it came in. */
  readonly shown: readonly T[];
  /** Open work behind “n more”; never anything important. */
  readonly folded: readonly T[];
  /** What is settled, told in one line. */
  readonly settled: readonly T[];
}

/**
 * What of a day is shown where only so many lines fit (VIEW6). Beside open work two or more settled entries are one line.
 * Of the open work the first fit; whatever is important is shown even if it takes more lines than there are.
 * @param lines at least 1
 */
export function foldDay<T extends DayEntry>(entries: readonly T[], lines: number): FoldedDay<T> {
  const open = entries.filter((entry) => !entry.isSettled);
  const done = entries.filter((entry) => entry.isSettled);
  const plain = done.filter((entry) => !entry.isImportant);
  const isApart = plain.length > 1 && (open.length > 0 || done.length > lines);
  const settled = !isApart ? [] : open.length > 0 ? plain : plain.slice(Math.max(0, lines - 1));
  const kept = done.filter((entry) => !settled.includes(entry));
  const room = lines - kept.length - (isApart ? 1 : 0);
  if (open.length <= room) return { shown: [...open, ...kept], folded: [], settled };
  // One line says how many more there are.
  let free = room - 1 - open.filter((entry) => entry.isImportant).length;
  const seen = new Set(
    open.filter((entry) => {
      if (entry.isImportant) return true;
      free -= 1;
      return free >= 0;
    }),
  );
  return {
    shown: [...open.filter((entry) => seen.has(entry)), ...kept],
    folded: open.filter((entry) => !seen.has(entry)),
    settled,
  };
}
