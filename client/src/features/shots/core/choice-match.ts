/** The first letters of a Chinese word's pinyin: 特写 → "tx", 中近景 → "zjj". */
export type Initials = (word: string) => string;

/**
 * The choices that answer what was typed, the closest first: the word itself, then words that begin so, then pinyin
 * initials from the start ("tx"), then anywhere. Nothing typed shows all.
 */
export function matchChoices(choices: readonly string[], typed: string, initials: Initials | null): readonly string[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === "") return choices;
  const rank = (choice: string): number => {
    const word = choice.toLocaleLowerCase();
    if (word === wanted) return 0;
    if (word.startsWith(wanted)) return 1;
    const letters = initials?.(choice) ?? "";
    if (letters.startsWith(wanted)) return 2;
    return word.includes(wanted) || letters.includes(wanted) ? 3 : 4;
  };
  return choices
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter((item) => item.rank < 4)
    .toSorted((a, b) => a.rank - b.rank)
    .map((item) => item.choice);
}
