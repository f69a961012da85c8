/** Whether a label answers what was typed; the app's own also knows pinyin and its initials. */
export type LabelMatch = (label: string, typed: string) => boolean;

/** The choices that answer what was typed, the closest first; nothing typed shows all in their usual order. */
export function matchChoices(choices: readonly string[], typed: string, matches: LabelMatch): readonly string[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === "") return choices;
  const distance = (choice: string): number => {
    const word = choice.toLocaleLowerCase();
    if (word === wanted) return 0;
    // Among equal answers the shorter word is the plainer one: "tx" means 特写 before 大特写.
    return (word.startsWith(wanted) ? 10 : 100) + choice.length;
  };
  return choices.filter((choice) => matches(choice, wanted)).toSorted((a, b) => distance(a) - distance(b));
}
