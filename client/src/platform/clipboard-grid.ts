/** A block of cells as it travels through the clipboard. Rows may differ in length; cells may hold line breaks. */
export type Grid = readonly (readonly string[])[];

/** The least of a clipboard's data: what a paste event and a test both have. */
export interface ClipboardText {
  getData(type: string): string;
}

/**
 * What was copied as a table, or null for plain prose. A table in HTML wins: Word and Feishu write the line breaks
 * inside their cells into the plain text without quotes, where they can't be told from rows.
 */
export function readClipboardGrid(data: ClipboardText): Grid | null {
  const table = parseHtmlTable(data.getData("text/html"));
  if (table) return table;
  const text = data.getData("text/plain");
  return text.includes("\t") ? parseTsv(text) : null;
}

/** Tab-separated text as Excel, WPS and Numbers write it: a cell with breaks or tabs stands in doubled quotes. */
export function parseTsv(text: string): Grid {
  const source = text.replace(/\r\n?/g, "\n");
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= source.length) {
    const cell = readCell(source, at);
    row.push(cell.text);
    at = cell.next;
    const mark = source[at];
    at++;
    if (mark === "\t") continue;
    rows.push(row);
    row = [];
    if (at >= source.length) break;
  }
  return rows;
}

export function writeTsv(grid: Grid): string {
  return grid.map((row) => row.map(quoteCell).join("\t")).join("\r\n");
}

/** The same cells for programs that paste HTML. Text stays text: "01" must not become 1 in a spreadsheet. */
export function writeHtmlTable(grid: Grid): string {
  const rows = grid.map((row) => {
    const cells = row.map((cell) => `<td style="mso-number-format:'\\@'">${escapeHtml(cell)}</td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<meta charset="utf-8"><table><tbody>${rows.join("")}</tbody></table>`;
}

/** The first table of an HTML fragment; null when there is none. Nothing of it is ever put into the page. */
export function parseHtmlTable(html: string): Grid | null {
  if (!/<t[rd][\s>]/i.test(html)) return null;
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return null;
  const grid: string[][] = [];
  const lineAt = (y: number): string[] => {
    const line = grid[y] ?? [];
    grid[y] = line;
    return line;
  };
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  rows.forEach((row, y) => {
    const line = lineAt(y);
    let x = 0;
    for (const cell of row.querySelectorAll("th,td")) {
      if (cell.closest("tr") !== row) continue;
      while (line[x] !== undefined) x++;
      const width = span(cell, "colspan");
      for (let down = 0; down < Math.min(span(cell, "rowspan"), rows.length - y); down++) {
        const target = lineAt(y + down);
        for (let right = 0; right < width; right++) target[x + right] = down === 0 && right === 0 ? cellText(cell) : "";
      }
      x += width;
    }
  });
  const filled = grid.map((line) => Array.from(line, (cell) => cell ?? ""));
  return filled.length > 0 ? filled : null;
}

function readCell(source: string, start: number): { text: string; next: number } {
  if (source[start] === '"') {
    let text = "";
    for (let at = start + 1; at < source.length; at++) {
      if (source[at] !== '"') text += source[at];
      else if (source[at + 1] === '"') text += source[at++];
      else if (at + 1 === source.length || source[at + 1] === "\t" || source[at + 1] === "\n")
        return { text, next: at + 1 };
      else break;
    }
  }
  // A quote that is never closed properly is a character like any other.
  let next = start;
  while (next < source.length && source[next] !== "\t" && source[next] !== "\n") next++;
  return { text: source.slice(start, next), next };
}

function quoteCell(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", '<br style="mso-data-placement:same-cell">');
}

/** Spans of a hostile page are bounded: one cell can't claim a million columns. */
function span(cell: Element, name: "colspan" | "rowspan"): number {
  const value = Number.parseInt(cell.getAttribute(name) ?? "1", 10);
  return Number.isFinite(value) ? Math.min(100, Math.max(1, value)) : 1;
}

const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "H1", "H2", "H3", "H4", "TR", "BLOCKQUOTE"]);

function cellText(cell: Element): string {
  let text = "";
  const breakLine = (): void => {
    text = text.replace(/ $/, "");
    if (text && !text.endsWith("\n")) text += "\n";
  };
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      const words = (node.textContent ?? "").replace(/[ \t\r\n]+/g, " ");
      text += /(^|[\n ])$/.test(text) ? words.replace(/^ /, "") : words;
      return;
    }
    const isBlock = BLOCKS.has(node.nodeName);
    if (isBlock) breakLine();
    if (node.nodeName === "BR") text = `${text.replace(/ $/, "")}\n`;
    else if (node.nodeName !== "STYLE" && node.nodeName !== "SCRIPT") node.childNodes.forEach(walk);
    if (isBlock) breakLine();
  };
  cell.childNodes.forEach(walk);
  return text.replaceAll("\u00a0", " ").replace(/^[ \n]+|[ \n]+$/g, "");
}
