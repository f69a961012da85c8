import { open } from "node:fs/promises";

/** Types a cut may have; what the bytes say, never what the sender calls them. */
export type VideoType = "video/mp4" | "video/quicktime" | "video/webm";

const HEAD_BYTES = 64;
/** Still pictures and sound in the same container as MP4. */
const NOT_VIDEO = ["heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis", "M4A ", "M4B ", "crx "];

/** Types a shot's picture may have: what a browser's canvas writes. Nothing that can hold a script, so no SVG. */
export type PictureType = "image/jpeg" | "image/png" | "image/webp";

/** The type a file's first bytes show, or null: such a file is not kept. */
export async function sniffMedia(file: string): Promise<VideoType | PictureType | null> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    return videoTypeOf(head) ?? pictureTypeOf(head);
  } finally {
    await handle.close();
  }
}

export function videoTypeOf(head: Uint8Array): VideoType | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const text = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (bytes.length >= 12 && text(4, 8) === "ftyp") {
    const brand = text(8, 12);
    if (NOT_VIDEO.includes(brand)) return null;
    return brand === "qt  " ? "video/quicktime" : "video/mp4";
  }
  // Old QuickTime files start with another box than ftyp.
  if (bytes.length >= 12 && ["moov", "mdat", "wide"].includes(text(4, 8))) return "video/quicktime";
  // EBML with the document type "webm"; plain Matroska is not playable in browsers.
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0x1a45dfa3 && text(4, bytes.length).includes("webm"))
    return "video/webm";
  return null;
}

export function pictureTypeOf(head: Uint8Array): PictureType | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const text = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (bytes.length < 16) return null;
  if (text(0, 8) === "\x89PNG\r\n\x1a\n" && text(12, 16) === "IHDR") return "image/png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  return text(0, 3) === "\xff\xd8\xff" ? "image/jpeg" : null;
}
