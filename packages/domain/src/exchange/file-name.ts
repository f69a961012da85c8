/** Names that Windows keeps for devices, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const PART_MAX = 60;

/**
 * `<account>-<title>-<kind>-<date>.<ending>` as every system can store it: no signs that Windows or macOS refuse, no dot or
 * space at the end, no device's name, short enough for a path. Empty parts are left out.
 */
export function exportFileName(parts: readonly string[], ending: string): string {
  const bare = parts.map(namePart).filter((part) => part !== "");
  const name = bare.join("-") || "export";
  return `${DEVICE.test(name) ? `_${name}` : name}.${ending}`;
}

function namePart(text: string): string {
  const plain = text.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, " ");
  const words = plain.replace(/\s+/g, " ").trim();
  return Array.from(words)
    .slice(0, PART_MAX)
    .join("")
    .replace(/^[. ]+|[. ]+$/g, "");
}
