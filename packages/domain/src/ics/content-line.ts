/** Octets of a line without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const END = "\r\n";
/** What no property value may hold; tabs and line breaks are dealt with before. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/** Whatever a value of type TEXT has to be changed for. */
const SPECIAL = /[\\;,\p{Cc}\p{Cs}]/u;

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** A UTF-16 unit is at most three octets: a line so short is never over the bound, whatever is in it. */
const SURELY_SHORT = Math.floor(LINE_OCTETS / 3);

/**
 * A content line with its end, folded so that no physical line is over 75 octets. A fold never falls inside a character:
 * the usual fold by UTF-16 units gives lines of 209 octets with Chinese, and Outlook shows them broken.
 */
export function foldLine(line: string): string {
  if (line.length <= SURELY_SHORT) return line + END;
  let folded = "";
  let octets = 0;
  let from = 0;
  let at = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      folded += `${line.slice(from, at)}${END} `;
      from = at;
      octets = 1;
    }
    octets += size;
    at += character.length;
  }
  return folded + line.slice(from) + END;
}

/** A value of type TEXT (3.3.11). */
export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
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
