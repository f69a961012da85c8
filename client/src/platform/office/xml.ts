/** A piece of an XML document, names without their prefix. Just what spreadsheets are made of: no entities of one's own. */
export type XmlPiece =
  | { readonly type: "open"; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly type: "close"; readonly name: string }
  | { readonly type: "text"; readonly text: string };

/** The pieces of a document in order. What is not well formed ends early; the reader then misses what it needs. */
export function* scanXml(source: string): Generator<XmlPiece> {
  let at = 0;
  while (at < source.length) {
    const mark = source.indexOf("<", at);
    if (mark !== at) yield { type: "text", text: unescapeXml(source.slice(at, mark < 0 ? undefined : mark)) };
    if (mark < 0) return;
    if (source.startsWith("<!--", mark)) {
      at = endOf(source, "-->", mark);
    } else if (source.startsWith("<![CDATA[", mark)) {
      at = endOf(source, "]]>", mark);
      yield { type: "text", text: source.slice(mark + 9, at - 3) };
    } else {
      const end = tagEnd(source, mark + 1);
      const inner = source.slice(mark + 1, end);
      at = end + 1;
      if (inner.startsWith("?") || inner.startsWith("!")) continue;
      if (inner.startsWith("/")) yield { type: "close", name: localName(inner.slice(1).trim()) };
      else {
        const isEmpty = inner.endsWith("/");
        const body = isEmpty ? inner.slice(0, -1) : inner;
        const space = body.search(/\s/);
        const name = localName(space < 0 ? body : body.slice(0, space));
        yield { type: "open", name, attributes: space < 0 ? "" : body.slice(space), isEmpty };
      }
    }
  }
}

function endOf(source: string, sign: string, from: number): number {
  const end = source.indexOf(sign, from);
  return end < 0 ? source.length : end + sign.length;
}

/** The `>` that ends a tag; one inside quotes does not. */
function tagEnd(source: string, from: number): number {
  let quote = "";
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === ">") return at;
  }
  return source.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** An attribute by its name without prefix; null when it is not there. */
export function xmlAttribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? unescapeXml(found[1] ?? found[2] ?? "") : null;
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** XML 1.0 has no place for these at all, not even escaped. */
const FORBIDDEN = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** Text as documents show it; what no XML can hold is left out. */
export function documentText(text: string): string {
  return escapeXml(text.replace(FORBIDDEN, ""));
}

/** Text as a spreadsheet stores it: what no XML can hold is written `_x000B_` (ECMA-376, ST_Xstring) and comes back. */
export function cellXml(text: string): string {
  const guarded = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return escapeXml(
    guarded.replace(FORBIDDEN, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`),
  );
}

export function readCellText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
