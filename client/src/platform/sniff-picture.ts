/** What a chosen picture is, by its first bytes: what it is called says nothing. */
export type PictureFormat = "jpeg" | "png" | "webp" | "gif" | "bmp" | "avif" | "heic";

const HEAD_BYTES = 32;
const HEIC = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

/** Null for anything a canvas must not be fed, SVG first of all: it is a page, not a picture. */
export function pictureFormatOf(head: Uint8Array): PictureFormat | null {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  if (text.length < 12) return null;
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
  if (text.startsWith("BM")) return "bmp";
  if (text.slice(4, 8) !== "ftyp") return null;
  const brand = text.slice(8, 12);
  if (brand === "avif" || brand === "avis") return "avif";
  return HEIC.includes(brand) ? "heic" : null;
}

/** Reads 32 bytes; null as well when the file can't be read any more. */
export async function sniffPicture(file: Blob): Promise<PictureFormat | null> {
  try {
    return pictureFormatOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  } catch {
    return null;
  }
}
