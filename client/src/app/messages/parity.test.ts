import { describe, expect, it } from "vitest";
import type { MessageTree } from "./message-store.ts";

const FILES = import.meta.glob<{ default: MessageTree }>("./*/*.json", { eager: true });
const LOCALES = ["zh-Hans", "zh-Hant", "en"] as const;

function flat(tree: MessageTree, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") found.set(prefix + key, value);
    else for (const [path, text] of flat(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

/** Names of the values an ICU text is given, choices' own texts included. */
function valuesOf(text: string): readonly string[] {
  const found = new Set<string>();
  let at = 0;
  const until = (end: RegExp) => {
    const start = at;
    while (at < text.length && !end.test(text.charAt(at))) at += 1;
    return text.slice(start, at).trim();
  };
  function readText(): void {
    for (; at < text.length && text.charAt(at) !== "}"; at += 1) if (text.charAt(at) === "{") readValue();
  }
  function readValue(): void {
    at += 1;
    found.add(until(/[,}]/));
    if (text.charAt(at) === "}") return;
    at += 1;
    until(/[,}]/);
    // What follows the kind are choices, each a word and a text in braces.
    while (text.charAt(at) !== "}" && at < text.length) {
      until(/[{}]/);
      if (text.charAt(at) !== "{") break;
      at += 1;
      readText();
      at += 1;
    }
  }
  readText();
  return [...found].sort();
}

const names = Object.keys(FILES)
  .filter((path) => path.startsWith("./zh-Hans/"))
  .map((path) => path.slice("./zh-Hans/".length));

function wordsOf(locale: string, name: string): Map<string, string> {
  const file = FILES[`./${locale}/${name}`];
  return file ? flat(file.default) : new Map();
}

describe("messages", () => {
  it("[U5] every file is there in every language", () => {
    const expected = LOCALES.flatMap((locale) => names.map((name) => `./${locale}/${name}`));
    expect(Object.keys(FILES).sort()).toEqual(expected.sort());
  });

  it.each(names)("[U5] %s has the same keys and asks for the same values in every language", (name) => {
    const simplified = wordsOf("zh-Hans", name);
    for (const locale of LOCALES) {
      const words = wordsOf(locale, name);
      expect([...words.keys()].sort(), locale).toEqual([...simplified.keys()].sort());
      for (const [key, text] of words) {
        // A day is told by the month's number in one language and by its name in another.
        if (key.startsWith("format.day")) continue;
        expect(valuesOf(text), `${locale} ${key}`).toEqual(valuesOf(simplified.get(key) ?? ""));
      }
    }
  });

  it.each(names)("[U5] %s says 你 and leaves nothing empty", (name) => {
    for (const locale of LOCALES) {
      for (const [key, text] of wordsOf(locale, name)) {
        expect(text.trim(), `${locale} ${key}`).not.toBe("");
        expect(text, `${locale} ${key}`).not.toContain("您");
      }
    }
  });

  it.each(names)("[U5] the English of %s holds no Han characters", (name) => {
    for (const [key, text] of wordsOf("en", name)) {
      // Written as they are: a language's own name, the sample's brand, headings recognised in a pasted table.
      if (/^(languages|headings)\./.test(key) || key === "local.sampleBrand") continue;
      expect(text, key).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
