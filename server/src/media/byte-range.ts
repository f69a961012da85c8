/** Bytes `start`…`end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a Range header asks of a file of `size` bytes: null = the whole file (no header, several ranges, another unit, or
 * nonsense: RFC 9110 lets a server ignore those), "unsatisfiable" = 416.
 */
export function readRange(header: string | undefined, size: number): ByteRange | null | "unsatisfiable" {
  if (header === undefined || header.length > 64) return null;
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (!match) return null;
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return null;
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size) return "unsatisfiable";
  return end < start ? null : { start, end };
}
