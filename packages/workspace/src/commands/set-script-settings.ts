import { ok, type Result } from "@tongpin/domain/base";
import type { ScriptSettings } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { SETTINGS_SPEC } from "../schema/post.ts";
import { acceptPatch, changedFields } from "../schema/record.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { commit } from "./commit.ts";

/** Target length (seconds) and speaking speed (characters a minute) of one script. Refuses `number-invalid`. */
export function setScriptSettings(
  room: ScriptRoom,
  args: { readonly patch: Partial<ScriptSettings> },
  ctx: CommandContext,
): Result<void> {
  const clean = acceptPatch<ScriptSettings>(args.patch, SETTINGS_SPEC);
  if (!clean.ok) return clean;
  const changes = changedFields<ScriptSettings>(clean.value, room.getSnapshot().settings);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("settings");
    for (const [name, value] of changes) map.set(name, value);
  });
}
