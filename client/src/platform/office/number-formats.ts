import { scanXml, xmlAttribute } from "./xml.ts";

/** How a cell shows a number that stands for a time or a day. */
export type DateStyle = "day" | "clock-minutes" | "clock-seconds" | "minutes-seconds";
export type DateStyles = ReadonlyMap<number, DateStyle>;

/** The formats every spreadsheet program knows by number (ECMA-376, 18.8.30). */
const BUILT_IN: Readonly<Record<number, DateStyle>> = {
  14: "day",
  15: "day",
  16: "day",
  17: "day",
  18: "clock-minutes",
  19: "clock-seconds",
  20: "clock-minutes",
  21: "clock-seconds",
  22: "day",
  45: "minutes-seconds",
  46: "clock-seconds",
  47: "minutes-seconds",
};

/** Which cell styles show times: “0:03” typed into Excel is stored as a fraction of a day. */
export function readDateStyles(xml: string): DateStyles {
  const custom = new Map<number, DateStyle>();
  const styles = new Map<number, DateStyle>();
  let inCells = false;
  let index = 0;
  for (const piece of scanXml(xml)) {
    if (piece.type === "text") continue;
    if (piece.name === "cellXfs") inCells = piece.type === "open";
    if (piece.type !== "open") continue;
    if (piece.name === "numFmt") {
      const style = styleOfFormat(xmlAttribute(piece.attributes, "formatCode") ?? "");
      if (style) custom.set(Number(xmlAttribute(piece.attributes, "numFmtId")), style);
    } else if (piece.name === "xf" && inCells) {
      const id = Number(xmlAttribute(piece.attributes, "numFmtId") ?? 0);
      const style = custom.get(id) ?? BUILT_IN[id];
      if (style) styles.set(index, style);
      index++;
    }
  }
  return styles;
}

function styleOfFormat(code: string): DateStyle | null {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*./gi, "").toLowerCase();
  if (/[yd]/.test(bare)) return "day";
  if (/s/.test(bare)) return /h/.test(bare) ? "clock-seconds" : "minutes-seconds";
  return /h/.test(bare) ? "clock-minutes" : null;
}

const DAY_SECONDS = 86_400;
/** Serial number of 1970-01-01, from 1900-03-01 on. */
const EPOCH_SERIAL = 25_569;

/** A number as its cell shows it; without a style as it was typed, free of the noise of binary fractions. */
export function shownNumber(value: string, style: DateStyle | undefined): string {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  if (style === undefined || number < 0 || number > 2_958_465) return String(Number(number.toPrecision(15)));
  if (style === "day" && number >= 1) {
    return new Date(Math.round((number - EPOCH_SERIAL) * DAY_SECONDS) * 1000).toISOString().slice(0, 10);
  }
  const seconds = Math.round(number * DAY_SECONDS);
  const two = (part: number) => String(part).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (style === "minutes-seconds") return `${minutes}:${two(seconds % 60)}`;
  const clock = `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return style === "clock-minutes" ? clock : `${clock}:${two(seconds % 60)}`;
}
