import type { PinnedContent } from "../records/model.ts";
import type { ClaimsCheck } from "./find-claims.ts";
import type { ClaimHit } from "./model.ts";

/** Where in a video's content a wording stands. */
export type ClaimPlace =
  | {
      readonly type: "row";
      readonly rowId: PinnedContent["script"][number]["id"];
      readonly column: "voice" | "caption";
    }
  | { readonly type: "title" }
  | { readonly type: "caption" }
  | { readonly type: "topic"; readonly topic: string };

export interface PlacedClaim {
  readonly place: ClaimPlace;
  readonly hit: ClaimHit;
}

/**
 * The limited wordings of all that the public hears or reads: spoken words, subtitles, title, caption, topics (S7,
 * CNT-10). What the camera shows (画面) is a note to the crew and is not looked at.
 */
export function claimsIn(content: Pick<PinnedContent, "script" | "post">, check: ClaimsCheck): readonly PlacedClaim[] {
  const at = (place: ClaimPlace, text: string) => check(text).map((hit) => ({ place, hit }));
  return [
    ...at({ type: "title" }, content.post.title),
    ...content.script.flatMap((row) => [
      ...at({ type: "row", rowId: row.id, column: "voice" }, row.voice),
      ...at({ type: "row", rowId: row.id, column: "caption" }, row.caption),
    ]),
    ...at({ type: "caption" }, content.post.caption),
    ...content.post.topics.flatMap((topic) => at({ type: "topic", topic }, topic)),
  ];
}

/**
 * The wordings that stop 送审: prohibited ones for which nobody has written down why they may stand here. `allowed` holds
 * the entries that somebody has answered for in this video.
 */
export function openBlocks(claims: readonly PlacedClaim[], allowed: ReadonlySet<string>): readonly PlacedClaim[] {
  return claims.filter(({ hit }) => hit.entry.severity === "block" && !allowed.has(hit.entry.id));
}
