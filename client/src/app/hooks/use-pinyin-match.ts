import { useSyncExternalStore } from "react";
import { createStore } from "../../sync/readable.ts";

/** Whether a label answers what was typed. */
export type LabelMatch = (label: string, typed: string) => boolean;

function plainMatch(label: string, typed: string): boolean {
  return label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
}

const matcher = createStore<LabelMatch>(plainMatch);
let asked = false;

async function fetchPinyin(): Promise<void> {
  const { match } = await import("pinyin-pro");
  matcher.set((label, typed) => {
    if (plainMatch(label, typed)) return true;
    const letters = typed.trim().toLowerCase().replaceAll(" ", "");
    // Pinyin is asked only where it can say something: Latin letters against Han text.
    if (!/^[a-zü']+$/.test(letters) || !/\p{Script=Han}/u.test(label)) return false;
    return match(label, letters, { continuous: false }) !== null;
  });
}

/**
 * Matching by substring at once, and by pinyin and initials (`xtch` finds 选题策划) as soon as the dictionary is here.
 * @param isWanted false while there is nothing to match: the dictionary is not fetched yet
 */
export function usePinyinMatch(isWanted = true): LabelMatch {
  if (!asked && isWanted) {
    asked = true;
    // Offline without the dictionary: substrings still match, and the next use asks again.
    void fetchPinyin().catch(() => {
      asked = false;
    });
  }
  return useSyncExternalStore(matcher.subscribe, matcher.getSnapshot);
}
