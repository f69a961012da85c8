import type { Comment } from "@tongpin/domain/records";
import { isSha256 } from "./cut.ts";
import { own, plainJson } from "./plain.ts";

/** A stored comment, or null for anything that is none. */
export function readComment(stored: unknown): Comment | null {
  const comment = plainJson(stored);
  const get = (key: string) => own(comment, key);
  const author = get("author");
  const isText = (value: unknown) => typeof value === "string";
  const isNullOr = (value: unknown, type: "string" | "number") => value === null || typeof value === type;
  const sound =
    isText(get("id")) &&
    isText(get("videoId")) &&
    isNullOr(get("parentId"), "string") &&
    (get("cutSha256") === null || isSha256(get("cutSha256"))) &&
    isNullOr(get("atMs"), "number") &&
    isText(get("text")) &&
    (get("level") === "must" || get("level") === "should") &&
    isText(own(author, "id")) &&
    isText(own(author, "name")) &&
    isText(own(author, "kind")) &&
    typeof get("at") === "number" &&
    isNullOr(get("resolvedAt"), "number");
  return sound ? (comment as Comment) : null;
}
