import { asId, type Sha256, type VideoId } from "@tongpin/domain/base";
import type { PinnedContent } from "@tongpin/domain/records";
import type { Cut } from "@tongpin/domain/video";
import { digest } from "lib0/hash/sha256";
import { encodeUtf8 } from "lib0/string";
import type { ScriptState } from "../selectors/script-state.ts";
import { canonicalJson } from "./canonical-json.ts";

/** Lower-case hex SHA-256 of bytes, or of a text in UTF-8. Synchronous, so that a badge can be computed on render. */
export function sha256Hex(data: string | Uint8Array): Sha256 {
  const bytes = digest(typeof data === "string" ? encodeUtf8(data) : data);
  return asId<Sha256>(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
}

function pinCut(cut: Cut): NonNullable<PinnedContent["cut"]> {
  const { sha256, bytes, name, mime, durationMs, width, height } = cut;
  return { sha256, bytes, name, mime, durationMs, width, height };
}

/**
 * 定版: exactly what a decision is about. `cutSha256` names one of the cuts; null means the latest. A cut that is not
 * there pins none, which hashes differently from any content that had it.
 */
export function pinContent(state: ScriptState, videoId: VideoId, cutSha256: Sha256 | null): PinnedContent {
  const cut = cutSha256 === null ? state.cuts.at(-1) : state.cuts.find(({ sha256 }) => sha256 === cutSha256);
  return {
    schema: 1,
    videoId,
    cut: cut ? pinCut(cut) : null,
    script: state.rows.map(({ id, visual, voice, caption }) => ({ id, visual, voice, caption })),
    post: state.post,
  };
}

export function contentHash(content: PinnedContent): Sha256 {
  return sha256Hex(`approval/v1\n${canonicalJson(content)}`);
}
