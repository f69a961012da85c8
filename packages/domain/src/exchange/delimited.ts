/** A table as text, row by row. Rows may differ in length; cells may hold line breaks. */
export type TextGrid = readonly (readonly string[])[];

/**
 * What a spreadsheet would run as a formula when it opens a CSV (OWASP); Chinese and Japanese Excel take the full-width
 * signs as well. Quotes in front count too, so that reading takes away exactly what writing put there.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** All cells quoted, Windows line ends, formulas made harmless, and the mark by which Excel recognises UTF-8. */
export function writeCsv(rows: TextGrid): string {
  const cell = (text: string) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const DELIMITERS = ["\t", ",", ";", "，"] as const;

/** Rows of a CSV or tab-separated text. What `writeCsv` wrote comes back exactly. */
export function readDelimited(text: string): TextGrid {
  const source = text.replace(/^\uFEFF/, "");
  // Excel's own first line, by which a file says what parts its cells.
  const told = /^sep=(.)(?:\r\n|\r|\n)/.exec(source);
  const body = told ? source.slice(told[0].length) : source;
  if (body === "") return [];
  return readRows(body, told?.[1] ?? delimiterOf(body)).map((row) => row.map(unguarded));
}

/** The sign that parts the first line most often, quoted cells left out; a comma when none does. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, "");
  const line = head.split(/[\r\n]+/).find((candidate) => candidate.trim() !== "") ?? "";
  const counts = DELIMITERS.map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most), { sign: ",", count: 1 }).sign;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function readRows(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    const { cell, next } = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
    row.push(cell);
    at = next;
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    rows.push(row);
    row = [];
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  }
  return rows;
}

function plainCell(text: string, from: number, delimiter: string): { readonly cell: string; readonly next: number } {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
  return { cell: text.slice(from, at), next: at };
}

/** A quote that is never closed, or is followed by more words, is a character like any other. */
function quotedCell(text: string, from: number, delimiter: string): { readonly cell: string; readonly next: number } {
  const parts: string[] = [];
  let start = from + 1;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote < 0) return plainCell(text, from, delimiter);
    parts.push(text.slice(start, quote));
    const after = text[quote + 1];
    if (after === '"') {
      parts.push('"');
      start = quote + 2;
    } else if (after === undefined || after === delimiter || after === "\n" || after === "\r") {
      return { cell: parts.join(""), next: quote + 1 };
    } else return plainCell(text, from, delimiter);
  }
}
