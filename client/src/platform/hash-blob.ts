import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { asId, type Sha256 } from "@tongpin/domain/base";

/** Bytes in memory at a time: a whole cut may be a gigabyte. */
const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * SHA-256 of a file's bytes, read piece by piece. Rejects when the file can't be read any more (a pulled-out card) or
 * `isCancelled` says so between two pieces.
 * @param onProgress told the bytes done so far
 */
export async function hashBlob(
  blob: Blob,
  onProgress: (bytes: number) => void = () => {},
  isCancelled: () => boolean = () => false,
): Promise<Sha256> {
  const hash = sha256.create();
  for (let start = 0; start < blob.size; start += CHUNK_BYTES) {
    if (isCancelled()) throw new DOMException("hashing was cancelled", "AbortError");
    const piece = await blob.slice(start, start + CHUNK_BYTES).arrayBuffer();
    hash.update(new Uint8Array(piece));
    onProgress(Math.min(blob.size, start + piece.byteLength));
  }
  return asId<Sha256>(bytesToHex(hash.digest()));
}
