// What is only needed once somebody takes a plan out; fetched then.

import type { Instant } from "@tongpin/domain/base";
import { type DocumentSheet, documentMarkdown } from "@tongpin/domain/exchange";
import { writeDocument } from "../../../platform/office/write-document.ts";
import { saveFile } from "../../../platform/save-file.ts";

export function saveDocument(
  sheet: DocumentSheet,
  page: { readonly foot: string; readonly language: string },
  now: Instant,
  name: string,
): void {
  saveFile(writeDocument(sheet, page, now), name);
}

export function saveMarkdown(sheet: DocumentSheet, name: string): void {
  saveFile(new Blob([documentMarkdown(sheet)], { type: "text/markdown;charset=utf-8" }), name);
}
