import { type Result, refuse } from "@tongpin/domain/base";
import { readDelimited } from "@tongpin/domain/exchange";
import { decodeText, type TextEncoding } from "./decode-text.ts";
import { type ReadSheet, readXlsx } from "./read-xlsx.ts";

/** Above this a file is no shot list, and reading it would cost this device more than it gives. */
export const TABLE_MAX_BYTES = 8_000_000;

export interface TableFile {
  readonly sheets: readonly ReadSheet[];
  /** What a text file was read as; null for a workbook. */
  readonly encoding: TextEncoding | null;
}

/**
 * A table somebody has chosen, whatever it is: the first bytes decide, not the name. Refuses `sheet-empty`,
 * `sheet-too-large`, `sheet-old` (.xls, or a workbook with a password), `sheet-pdf`, `sheet-picture`, `sheet-html` and those
 * of `readXlsx` and `decodeText`.
 */
export async function readTable(file: Blob, told: TextEncoding | null): Promise<Result<TableFile>> {
  if (file.size === 0) return refuse("sheet-empty");
  if (file.size > TABLE_MAX_BYTES) return refuse("sheet-too-large");
  const start = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const sign = kindOf(start);
  if (sign === "zip") {
    const sheets = await readXlsx(file);
    return sheets.ok ? { ok: true, value: { sheets: sheets.value, encoding: null } } : sheets;
  }
  if (sign !== null) return refuse(sign);
  const found = decodeText(new Uint8Array(await file.arrayBuffer()), told);
  if (!found.ok) return found;
  const { text, encoding } = found.value;
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml)/i.test(text.slice(0, 500))) return refuse("sheet-html");
  const rows = readDelimited(text);
  return rows.length > 0
    ? { ok: true, value: { sheets: [{ name: "", rows, merged: [] }], encoding } }
    : refuse("sheet-empty");
}

const SIGNS: readonly (readonly [kind: string, ...bytes: readonly number[]])[] = [
  ["zip", 0x50, 0x4b, 0x03, 0x04],
  ["sheet-old", 0xd0, 0xcf, 0x11, 0xe0],
  ["sheet-pdf", 0x25, 0x50, 0x44, 0x46],
  ["sheet-picture", 0x89, 0x50, 0x4e, 0x47],
  ["sheet-picture", 0xff, 0xd8, 0xff],
  ["sheet-picture", 0x47, 0x49, 0x46, 0x38],
  ["sheet-picture", 0x52, 0x49, 0x46, 0x46],
];

function kindOf(start: Uint8Array): string | null {
  return SIGNS.find(([, ...bytes]) => bytes.every((byte, at) => start[at] === byte))?.[0] ?? null;
}
