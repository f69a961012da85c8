/** Types a cut may have, by its first bytes: what the file is called says nothing. The server keeps the same ones. */
export type VideoType = "video/mp4" | "video/quicktime" | "video/webm";

const HEAD_BYTES = 64;
/** Still pictures and sound in the same container as MP4. */
const NOT_VIDEO = ["heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis", "M4A ", "M4B ", "crx "];
const EBML = "\x1a\x45\xdf\xa3";

export function videoTypeOf(head: Uint8Array): VideoType | null {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  if (text.length < 12) return null;
  const box = text.slice(4, 8);
  if (box === "ftyp") {
    const brand = text.slice(8, 12);
    if (NOT_VIDEO.includes(brand)) return null;
    return brand === "qt  " ? "video/quicktime" : "video/mp4";
  }
  // Old QuickTime files start with another box than ftyp.
  if (box === "moov" || box === "mdat" || box === "wide") return "video/quicktime";
  // EBML with the document type "webm"; plain Matroska is not playable in browsers.
  return text.startsWith(EBML) && text.includes("webm") ? "video/webm" : null;
}

/** Reads 64 bytes. Null as well when the file can't be read any more; whoever hashes it says so. */
export async function sniffVideo(file: Blob): Promise<VideoType | null> {
  try {
    return videoTypeOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  } catch {
    return null;
  }
}
