import { type Result, refuse, type Sha256 } from "@tongpin/domain/base";
import { LIMITS } from "@tongpin/protocol";
import { type FileWork, hashFile } from "./hash-file.ts";
import { probeVideo } from "./probe-video.ts";
import { sniffVideo } from "./sniff-video.ts";

/** What a cut is registered with. */
export interface CutFile {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly name: string;
  readonly mime: string;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
}

const MEGABYTE = 1024 * 1024;

/**
 * Reads a chosen file as a cut. What would fail anyway is refused before a gigabyte is hashed. Refusals: `file-empty`,
 * `file-too-large` {megabytes, most}, `not-a-video`, `file-unreadable`, `cancelled`.
 */
export async function readCut(file: File, work: FileWork = {}): Promise<Result<CutFile>> {
  if (file.size === 0) return refuse("file-empty");
  if (file.size > LIMITS.cut) {
    const megabytes = Math.ceil(file.size / MEGABYTE);
    return refuse("file-too-large", { megabytes, most: LIMITS.cut / MEGABYTE });
  }
  const mime = await sniffVideo(file);
  if (!mime) return refuse("not-a-video");
  const facts = await probeVideo(file);
  if (!facts.ok) return facts;
  const hash = await hashFile(file, work);
  if (!hash.ok) return hash;
  const { size: bytes, name } = file;
  return { ok: true, value: { sha256: hash.value, bytes, name, mime, ...facts.value } };
}
