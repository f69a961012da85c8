import { docxHead, docxHeading, docxParagraphs, docxTable, packDocx } from "./write-docx.ts";

/** A document of headings, words and tables. */
export interface OfficeDocument {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly parts: readonly { readonly heading: string; readonly blocks: readonly OfficeBlock[] }[];
}

export type OfficeBlock =
  | { readonly type: "words"; readonly text: string }
  | {
      readonly type: "table";
      readonly columns: readonly { readonly head: string; readonly share: number; readonly isNumber?: boolean }[];
      readonly rows: readonly (readonly string[])[];
      readonly foot?: string;
    };

/** As Word, WPS and Pages open and edit it: real headings, so that the outline of the document is there too. */
export function writeDocument(
  { title, facts, parts }: OfficeDocument,
  page: { readonly foot: string; readonly language: string },
  at: number,
): Blob {
  const made = parts.map(({ heading, blocks }) => `${docxHeading(heading)}${blocks.map(block).join("")}`);
  return packDocx(`${docxHead(title, facts)}${made.join("")}`, page, at);
}

function block(one: OfficeBlock): string {
  if (one.type === "words") return docxParagraphs(one.text);
  const whole = one.columns.reduce((sum, { share }) => sum + share, 0);
  const columns = one.columns.map(({ head, share, isNumber }) => ({
    head,
    share: (share / whole) * 100,
    center: isNumber === true,
  }));
  // Word wants a paragraph after a table.
  return `${docxTable(columns, one.rows)}${docxParagraphs(one.foot ?? "")}`;
}
