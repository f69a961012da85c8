// Fetched with the import's screen: decoding and reading a subtitle file.
import { type Result, refuse } from "@tongpin/domain/base";
import { readSrt, type SubtitleFile } from "@tongpin/domain/exchange";
import { decodeText, type TextEncoding } from "../../../platform/office/decode-text.ts";

/** An hour of speech is under 100 kB. */
const MAX_BYTES = 2_000_000;

export interface ReadSubtitles extends SubtitleFile {
  readonly name: string;
  readonly encoding: TextEncoding;
}

/** Refuses `srt-too-large`, `srt-none` (no time anywhere), and as `decodeText`. */
export async function readSubtitles(file: File): Promise<Result<ReadSubtitles>> {
  if (file.size > MAX_BYTES) return refuse("srt-too-large");
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return refuse("file-unreadable");
  const found = decodeText(new Uint8Array(bytes));
  if (!found.ok) return found;
  const read = readSrt(found.value.text);
  const hasTimes = read.cues.length > 0 || read.problems.some(({ why }) => why !== "no-time");
  return hasTimes
    ? { ok: true, value: { ...read, name: file.name, encoding: found.value.encoding } }
    : refuse("srt-none");
}
