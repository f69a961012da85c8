import { dayNumber, isCivilDate } from "@tongpin/domain/calendar";
import { createZipWriter } from "../zip/write-zip.ts";
import { cellXml } from "./xml.ts";

export interface SheetToWriteColumn {
  readonly head: string;
  readonly width: number;
  readonly isNumber: boolean;
  /** `day`: cells of the form YYYY-MM-DD become real dates; `clock`: HH:MM become times of day. */
  readonly kind?: "day" | "clock";
}

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly SheetToWriteColumn[];
  readonly rows: readonly (readonly string[])[];
}

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/**
 * A workbook of one sheet as Excel, WPS and Numbers open it: heads that stay in sight and filter, wrapped words. Words are
 * stored as text, never as formulas, whatever they begin with. `at` is the time the entries carry.
 */
export function writeXlsx(sheet: SheetToWrite, at: number): Blob {
  const zip = createZipWriter(at);
  zip.add("[Content_Types].xml", CONTENT_TYPES);
  zip.add("_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]]));
  zip.add("xl/workbook.xml", workbook(sheet.name));
  zip.add(
    "xl/_rels/workbook.xml.rels",
    relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
  );
  zip.add("xl/styles.xml", STYLES);
  zip.add("xl/worksheets/sheet1.xml", worksheet(sheet));
  return new Blob([zip.finish()], { type: XLSX_TYPE });
}

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;

/** 0 plain · 1 head · 2 words, wrapped, kept as text in the cell too · 3 a number · 4 a day · 5 a time of day. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="微软雅黑"/></font><font><b/><sz val="11"/><name val="微软雅黑"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF1F3F5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color rgb="FFD5D9DE"/></${side}>`).join("")}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf>${[164, 165].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>`).join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join("")}</Relationships>`;
}

function workbook(name: string): string {
  // Excel allows 31 characters, and none of these.
  const allowed = Array.from(name.replace(/[\\/?*[\]:']/g, " ").trim())
    .slice(0, 31)
    .join("");
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${cellXml(allowed || "Sheet1")}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function worksheet({ columns, rows }: SheetToWrite): string {
  const last = `${letters(columns.length - 1)}${rows.length + 1}`;
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const heads = columns.map(({ head }, at) => textCell(`${letters(at)}1`, head, 1));
  const body = rows.map((row, y) => {
    const cells = columns.map(({ isNumber, kind }, x) => {
      const text = row[x] ?? "";
      const place = `${letters(x)}${y + 2}`;
      if (text === "") return `<c r="${place}" s="2"/>`;
      const serial = kind === undefined ? null : serialOf(kind, text);
      if (serial !== null) return `<c r="${place}" s="${kind === "day" ? 4 : 5}"><v>${serial}</v></c>`;
      return isNumber && /^\d+(\.\d+)?$/.test(text)
        ? `<c r="${place}" s="3"><v>${text}</v></c>`
        : textCell(place, text, 2);
    });
    return `<row r="${y + 2}">${cells.join("")}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${widths.join("")}</cols><sheetData><row r="1" ht="24" customHeight="1">${heads.join("")}</row>${body.join("")}</sheetData><autoFilter ref="A1:${last}"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Serial number of 1970-01-01. */
const EPOCH_SERIAL = 25_569;
const DAY_MINUTES = 1_440;

/** The number by which spreadsheets keep a day or a time of day; null for what is neither and stays as it is written. */
function serialOf(kind: "day" | "clock", text: string): number | null {
  if (kind === "day") return isCivilDate(text) ? dayNumber(text) + EPOCH_SERIAL : null;
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  return hours === undefined ? null : (Number(hours) * 60 + Number(minutes)) / DAY_MINUTES;
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`;
}

function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
}
