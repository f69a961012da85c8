import { createZipWriter } from "../zip/write-zip.ts";
import { documentText } from "./xml.ts";

export interface DocumentTable {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** `share` of the width, all together 100. */
  readonly columns: readonly { readonly head: string; readonly share: number; readonly center: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** At the foot, beside the page's number. */
  readonly foot: string;
  /** BCP 47: how Word hyphenates and checks it. */
  readonly language: string;
}

export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
/** Widths in twentieths of a point: A4 less its margins. */
const TEXT_WIDTH = 11_906 - 2 * 1_000;

/** A document that Word, WPS and Pages open and edit: a title, a card of facts, one table whose heads repeat on every page. */
export function writeDocx(table: DocumentTable, at: number): Blob {
  return packDocx(
    `${docxHead(table.title, table.facts)}<w:p/>${docxTable(table.columns, table.rows)}<w:p/>`,
    table,
    at,
  );
}

/** A document around a body that is written already. */
export function packDocx(
  content: string,
  { foot, language }: Pick<DocumentTable, "foot" | "language">,
  at: number,
): Blob {
  const zip = createZipWriter(at);
  zip.add("[Content_Types].xml", CONTENT_TYPES);
  zip.add("_rels/.rels", relations([["officeDocument", "word/document.xml"]]));
  zip.add(
    "word/_rels/document.xml.rels",
    relations([
      ["styles", "styles.xml"],
      ["footer", "footer1.xml"],
    ]),
  );
  zip.add("word/styles.xml", styles(language));
  zip.add("word/footer1.xml", footer(foot));
  zip.add("word/document.xml", body(content));
  return new Blob([zip.finish()], { type: DOCX_TYPE });
}

const MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MIME}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${MIME}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${MIME}.footer+xml"/></Types>`;

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join("")}</Relationships>`;
}

function styles(language: string): string {
  const fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="微软雅黑" w:cs="Arial"/>';
  return `${HEAD}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="${documentText(language)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style></w:styles>`;
}

function footer(text: string): string {
  const field = (kind: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${kind} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  return `${HEAD}<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="${TEXT_WIDTH}"/></w:tabs></w:pPr>${run(text, GREY)}<w:r><w:tab/></w:r>${field("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field("NUMPAGES")}</w:p></w:ftr>`;
}

const GREY = '<w:color w:val="6B7280"/><w:sz w:val="18"/>';

function body(content: string): string {
  const page = `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>`;
  return `${HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${content}${page}</w:body></w:document>`;
}

/** The title and the card of facts below it. */
export function docxHead(title: string, facts: DocumentTable["facts"]): string {
  const card = facts.map(([label, value]) => `<w:p>${run(`${label}　`, GREY)}${run(value, "")}</w:p>`);
  return `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${run(title, "")}</w:p>${card.join("")}`;
}

/** A table over the width of the page; its heads repeat on every page, a row stays whole. */
export function docxTable(columns: DocumentTable["columns"], rows: DocumentTable["rows"]): string {
  const widths = columns.map(({ share }) => Math.round((TEXT_WIDTH * share) / 100));
  const line = (cells: readonly string[], isHead: boolean) => {
    const made = columns.map((column, at) => {
      const shade = isHead ? '<w:shd w:val="clear" w:color="auto" w:fill="F1F3F5"/>' : "";
      const center = isHead || column.center;
      return `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/>${shade}</w:tcPr>${docxParagraphs(cells[at] ?? "", { center, look: isHead ? "<w:b/>" : "" })}</w:tc>`;
    });
    return `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${made.join("")}</w:tr>`;
  };
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="BFC5CC"/>`;
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("");
  const margins = `<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const heads = columns.map(({ head }) => head);
  return `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${line(heads, true)}${rows.map((row) => line(row, false)).join("")}</w:tbl>`;
}

/** A paragraph for every line. */
export function docxParagraphs(text: string, { center = false, look = "" } = {}): string {
  const align = center ? '<w:pPr><w:jc w:val="center"/></w:pPr>' : "";
  return text
    .split(/\r\n?|\n/)
    .map((words) => `<w:p>${align}${words === "" ? "" : run(words, look)}</w:p>`)
    .join("");
}

export function docxHeading(text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(text, "")}</w:p>`;
}

function run(text: string, look: string): string {
  const parts = text.split("\t").map((part) => `<w:t xml:space="preserve">${documentText(part)}</w:t>`);
  return `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}${parts.join("<w:tab/>")}</w:r>`;
}
