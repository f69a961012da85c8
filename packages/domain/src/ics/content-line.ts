/** Octets of a line without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const END = "\r\n";
/** What no property value may hold; tabs and line breaks are dealt with before. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/**
 * A content line with its end, folded so that no physical line is over 75 octets. A fold never falls inside a character:
 * the usual fold by UTF-16 units gives lines of 209 octets with Chinese, and Outlook shows them broken.
 */
export function foldLine(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      folded += `${END} `;
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded + END;
}

/** A value of type TEXT (3.3.11). */
export function escapeText(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?/g, "\n")
    .replace(CONTROLS, "")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, "\\n");
}

/** Half a surrogate pair has no UTF-8; whoever encodes it writes U+FFFD in its place, so it is counted as that. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\uFFFD");
}
