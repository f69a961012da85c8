import type { Sha256 } from "@tongpin/domain/base";
import { ROW_COLUMNS, SHOT_TEXT_FIELDS } from "@tongpin/domain/video";
import type { ScriptState } from "../selectors/script-state.ts";
import { canonicalJson } from "./canonical-json.ts";
import { sha256Hex } from "./content-hash.ts";

/**
 * What a version of a script holds: everything people write in it. Cuts and takes are left out: they
 * are what was done once, and stay, whatever the words around them say.
 */
export type ScriptVersion = Pick<ScriptState, "rows" | "shots" | "post" | "settings">;

export function versionOf({ rows, shots, post, settings }: ScriptVersion): ScriptVersion {
  return { rows, shots, post, settings };
}

/** The bytes a version is kept as; equal content gives equal bytes. */
export function versionText(version: ScriptVersion): string {
  return canonicalJson(versionOf(version));
}

export function versionHash(version: ScriptVersion): Sha256 {
  return sha256Hex(versionText(version));
}

/** How many characters people wrote in it: what tells a script that lost most of its content from one that was edited. */
export function versionWords({ rows, shots, post }: ScriptVersion): number {
  let words = post.title.length + post.caption.length;
  for (const topic of post.topics) words += topic.length;
  for (const { label, url } of post.links) words += label.length + url.length;
  for (const row of rows) for (const column of ROW_COLUMNS) words += row[column].length;
  for (const shot of shots) for (const field of SHOT_TEXT_FIELDS) words += shot[field].length;
  return words;
}
