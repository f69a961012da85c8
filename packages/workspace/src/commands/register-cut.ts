import { ok, type Result, refuse } from "@tongpin/domain/base";
import type { Cut } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { CUT_SPEC, isSha256 } from "../schema/cut.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { commit } from "./commit.ts";

/**
 * Adds a version of the video file. The same bytes are the same cut: registering them again changes nothing, whoever
 * does it. Refuses `hash-invalid`, `number-invalid`, `text-too-long`.
 */
export function registerCut(
  room: ScriptRoom,
  args: Omit<Cut, "addedAt" | "addedBy">,
  ctx: CommandContext,
): Result<void> {
  if (!isSha256(args.sha256)) return refuse("hash-invalid");
  if (room.getSnapshot().cuts.some(({ sha256 }) => sha256 === args.sha256)) return ok();
  const name = CUT_SPEC.name.accept(args.name);
  if (!name.ok) return name;
  const mime = CUT_SPEC.mime.accept(args.mime);
  if (!mime.ok) return mime;
  for (const field of ["bytes", "durationMs", "width", "height"] as const) {
    const figure = CUT_SPEC[field].accept(args[field]);
    if (!figure.ok) return figure;
  }
  const cut = {
    bytes: args.bytes,
    name: name.value,
    mime: mime.value,
    durationMs: args.durationMs,
    width: args.width,
    height: args.height,
    addedAt: ctx.now,
    addedBy: ctx.actor,
  };
  return commit(room, ctx, () => room.doc.getMap<unknown>("cuts").set(args.sha256, cut));
}
