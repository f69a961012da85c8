import { type Result, refuse } from "@tongpin/domain/base";
import { openZip, type ZipFile } from "../zip/read-zip.ts";
import { type DateStyles, readDateStyles, shownNumber } from "./number-formats.ts";
import { readCellText, scanXml, xmlAttribute } from "./xml.ts";

export interface MergedRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** One sheet as it is seen: text of every cell, row by row from the first. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merged: readonly MergedRange[];
}

/** More than any shot list; a hostile file may claim a million rows of 16,384 columns. */
const ROWS_MAX = 20_000;
const COLUMNS_MAX = 200;
const SHEETS_MAX = 20;
const MERGED_MAX = 5_000;
const LIMITS = { entries: 5_000, bytes: 400_000_000, entryBytes: 60_000_000, ratio: 400 };

/**
 * The visible sheets of an .xlsx. Pictures and formulas are not looked at, of a formula its last result is. Refuses
 * `sheet-damaged`, `sheet-foreign` (a zip, but no workbook), `sheet-word`, `sheet-too-large`.
 */
export async function readXlsx(file: Blob): Promise<Result<readonly ReadSheet[]>> {
  const opened = await openZip(file, LIMITS);
  if (!opened.ok)
    return refuse(
      opened.error.code === "zip-foreign" || opened.error.code === "zip-damaged" ? "sheet-damaged" : "sheet-too-large",
    );
  const zip = opened.value;
  if (!zip.entries.has("xl/workbook.xml"))
    return refuse(zip.entries.has("word/document.xml") ? "sheet-word" : "sheet-foreign");
  const book = await textOf(zip, "xl/workbook.xml");
  const relations = await textOf(zip, "xl/_rels/workbook.xml.rels");
  if (book === null || relations === null) return refuse("sheet-damaged");
  const strings = readStrings((await textOf(zip, "xl/sharedStrings.xml")) ?? "");
  const dates = readDateStyles((await textOf(zip, "xl/styles.xml")) ?? "");
  const sheets: ReadSheet[] = [];
  for (const { name, path } of listSheets(book, relations).slice(0, SHEETS_MAX)) {
    const xml = await textOf(zip, path);
    if (xml === null) return refuse("sheet-damaged");
    sheets.push({ name, ...readCells(xml, strings, dates) });
  }
  return sheets.length > 0 ? { ok: true, value: sheets } : refuse("sheet-damaged");
}

async function textOf(zip: ZipFile, path: string): Promise<string | null> {
  const found = await zip.read(path);
  return found.ok ? new TextDecoder().decode(found.value) : null;
}

/** The sheets a person sees, in the order of their tabs, and where each is stored. */
function listSheets(book: string, relations: string): readonly { readonly name: string; readonly path: string }[] {
  const targets = new Map<string, string>();
  for (const piece of scanXml(relations)) {
    if (piece.type !== "open" || piece.name !== "Relationship") continue;
    const target = xmlAttribute(piece.attributes, "Target") ?? "";
    targets.set(xmlAttribute(piece.attributes, "Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  }
  const sheets: { name: string; path: string }[] = [];
  for (const piece of scanXml(book)) {
    if (piece.type !== "open" || piece.name !== "sheet" || xmlAttribute(piece.attributes, "state")?.includes("idden"))
      continue;
    const path = targets.get(/:id\s*=\s*["']([^"']*)/.exec(piece.attributes)?.[1] ?? "");
    if (path !== undefined && !path.includes("chartsheets/")) {
      sheets.push({ name: xmlAttribute(piece.attributes, "name") ?? "", path });
    }
  }
  return sheets;
}

/** The strings cells share. A reading printed above Japanese words (`rPh`) is none of them. */
function readStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let inReading = false;
  for (const piece of scanXml(xml)) {
    if (piece.type === "text") {
      if (isText && !inReading) text += piece.text;
    } else if (piece.name === "t") isText = piece.type === "open" && !piece.isEmpty;
    else if (piece.name === "rPh") inReading = piece.type === "open" && !piece.isEmpty;
    else if (piece.name === "si") {
      if (piece.type === "close" || piece.isEmpty) strings.push(readCellText(text));
      text = "";
    }
  }
  return strings;
}

interface OpenCell {
  readonly type: string;
  readonly style: number;
  readonly column: number;
}

function readCells(xml: string, strings: readonly string[], dates: DateStyles): Omit<ReadSheet, "name"> {
  const rows: string[][] = [];
  const merged: MergedRange[] = [];
  let row = -1;
  let next = 0;
  let cell: OpenCell | null = null;
  let value = "";
  let takes = false;
  const put = () => {
    const text = cell && row < ROWS_MAX && cell.column < COLUMNS_MAX ? textOfCell(cell, value, strings, dates) : "";
    if (!cell || text === "") return;
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    while (line.length < cell.column) line.push("");
    line[cell.column] = text;
  };
  for (const piece of scanXml(xml)) {
    if (piece.type === "text") {
      if (takes) value += piece.text;
    } else if (piece.type === "open" && piece.name === "row") {
      row = Number(xmlAttribute(piece.attributes, "r") ?? row + 2) - 1;
      next = 0;
    } else if (piece.type === "open" && piece.name === "c") {
      const place = xmlAttribute(piece.attributes, "r");
      const column = place === null ? next : columnOf(place);
      next = column + 1;
      const style = Number(xmlAttribute(piece.attributes, "s") ?? 0);
      cell = { type: xmlAttribute(piece.attributes, "t") ?? "n", style, column };
      value = "";
    } else if (piece.name === "v" || piece.name === "t") {
      takes = piece.type === "open" && !piece.isEmpty;
    } else if (piece.type === "close" && piece.name === "c") {
      put();
      cell = null;
    } else if (piece.type === "open" && piece.name === "mergeCell" && merged.length < MERGED_MAX) {
      const range = readRange(xmlAttribute(piece.attributes, "ref") ?? "");
      if (range) merged.push(range);
    }
  }
  return { rows, merged };
}

function textOfCell({ type, style }: OpenCell, value: string, strings: readonly string[], dates: DateStyles): string {
  switch (type) {
    case "s":
      return strings[Number(value)] ?? "";
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    // An error of a formula (#REF!) is no content.
    case "e":
      return "";
    case "n":
      return shownNumber(value, dates.get(style));
    default:
      return readCellText(value);
  }
}

function columnOf(place: string): number {
  let column = 0;
  for (const char of place.toUpperCase()) {
    if (char < "A" || char > "Z") break;
    column = column * 26 + char.charCodeAt(0) - 64;
  }
  return column - 1;
}

function readRange(ref: string): MergedRange | null {
  const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(ref);
  if (!found) return null;
  const [, from = "", top = "", to = "", bottom = ""] = found;
  return {
    top: Number(top) - 1,
    bottom: Math.min(Number(bottom) - 1, ROWS_MAX),
    left: columnOf(from),
    right: columnOf(to),
  };
}
