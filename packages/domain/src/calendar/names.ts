/** The languages names of days are kept in. They are data of the rules, like the dates themselves, not words of a screen. */
export type NameLocale = "zh-Hans" | "zh-Hant" | "en";

/** Names of the statutory holidays, by the name the State Council's notices use. */
const HOLIDAYS: Readonly<Record<string, Readonly<Record<Exclude<NameLocale, "zh-Hans">, string>>>> = {
  元旦: { "zh-Hant": "元旦", en: "New Year's Day" },
  春节: { "zh-Hant": "春節", en: "Spring Festival" },
  清明节: { "zh-Hant": "清明節", en: "Qingming" },
  劳动节: { "zh-Hant": "勞動節", en: "Labour Day" },
  端午节: { "zh-Hant": "端午節", en: "Dragon Boat Festival" },
  中秋节: { "zh-Hant": "中秋節", en: "Mid-Autumn Festival" },
  国庆节: { "zh-Hant": "國慶節", en: "National Day" },
};

/** A holiday's name in a language. Joined names (国庆节、中秋节) are translated part by part, unknown ones stay as they are. */
export function holidayLabel(name: string, locale: NameLocale): string {
  if (locale === "zh-Hans") return name;
  return name
    .split("、")
    .map((part) => HOLIDAYS[part]?.[locale] ?? part)
    .join(locale === "en" ? ", " : "、");
}
