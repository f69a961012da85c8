import { type Result, refuse } from "@tongpin/domain/base";

/** What text files of Chinese offices are written in. `big5` is never guessed: nearly any of it is valid GB18030 too. */
export const TEXT_ENCODINGS = ["utf-8", "gb18030", "utf-16le", "utf-16be", "big5"] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * The words of a text file: by its byte-order mark, else UTF-16 when every other byte of its ASCII is 0, else UTF-8 when it
 * is valid, else GB18030 when that is. Refuses `text-binary` (a picture, a program) and `text-encoding` (valid as neither).
 */
export function decodeText(bytes: Uint8Array, told: TextEncoding | null = null): Result<DecodedText> {
  const encoding = told ?? markedEncoding(bytes) ?? (looksBinary(bytes) ? unmarkedUtf16(bytes) : null);
  if (encoding) return decoded(bytes, encoding) ?? refuse("text-encoding");
  if (looksBinary(bytes)) return refuse("text-binary");
  return decoded(bytes, "utf-8") ?? decoded(bytes, "gb18030") ?? refuse("text-encoding");
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): Result<DecodedText> | null {
  try {
    return { ok: true, value: { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding } };
  } catch {
    return null;
  }
}

function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

const SAMPLE_BYTES = 64 * 1024;

function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SAMPLE_BYTES).includes(0);
}

/** Commas, figures and line ends have a 0 as their other half, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): TextEncoding | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && even === 0) return "utf-16le";
  return even > 0 && odd === 0 ? "utf-16be" : null;
}
