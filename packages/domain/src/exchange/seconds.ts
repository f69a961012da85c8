/** Ten hours: more than any row or shot may take. */
const SECONDS_MAX = 36_000;
const CLOCK = /^(?:(\d{1,2})[:：])?(\d{1,3})[:：](\d{1,2}(?:\.\d+)?)$/;
const PARTS =
  /^(?:(\d{1,3})\s*(?:分钟|分鐘|分|min|m|′))?\s*(?:(\d{1,5}(?:\.\d+)?)\s*(?:秒钟|秒鐘|秒|sec|s|″|′′|''|"|”)?)?$/i;

/** “3”, “3.5秒”, “3s”, “0:03”, “0:00:03”, “1分05秒”, “约3秒” in seconds to a tenth; null when it is no duration. */
export function readSheetSeconds(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^(?:约|約|~|≈)\s*/, "");
  const seconds = clockSeconds(plain) ?? partSeconds(plain);
  return seconds !== null && seconds <= SECONDS_MAX ? Math.round(seconds * 10) / 10 : null;
}

function clockSeconds(text: string): number | null {
  const found = CLOCK.exec(text);
  return found ? Number(found[1] ?? 0) * 3_600 + Number(found[2]) * 60 + Number(found[3]) : null;
}

function partSeconds(text: string): number | null {
  const found = PARTS.exec(text);
  if (!found || (found[1] === undefined && found[2] === undefined)) return null;
  return Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0);
}
