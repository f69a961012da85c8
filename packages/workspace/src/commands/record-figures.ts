import { ok, type Result, refuse } from "@tongpin/domain/base";
import type { Figures } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { CHECKPOINTS, FIGURES_SPEC, figuresKey } from "../schema/figures.ts";
import { acceptPatch, changedFields, seedOf, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type FiguresFields = Omit<Figures, "videoId" | "checkpoint">;

/**
 * Figures of a video at a checkpoint (1, 3, 7 or 30 days). Two people who type different figures of one checkpoint
 * both keep theirs. Refuses `video-unknown`, `checkpoint-unknown`, `number-invalid`.
 */
export function recordFigures(room: PlanRoom, args: Figures, ctx: CommandContext): Result<void> {
  const state = room.getSnapshot();
  if (!state.videos.has(args.videoId)) return refuse("video-unknown");
  if (!CHECKPOINTS.some((known) => known === args.checkpoint)) return refuse("checkpoint-unknown");
  const clean = acceptPatch<FiguresFields>(args, FIGURES_SPEC);
  if (!clean.ok) return clean;
  const key = figuresKey(args.videoId, args.checkpoint);
  const map = room.doc.getMap<unknown>("figures");
  const before = state.figures.get(key);
  if (before) {
    const changes = changedFields<FiguresFields>(clean.value, before);
    return changes.length === 0 ? ok() : commit(room, ctx, () => writeFields(map, key, changes));
  }
  // The seed only says that the checkpoint exists: figures are edits, so concurrent first entries merge.
  return commit(room, ctx, () => {
    map.set(key, {});
    writeFields(map, key, Object.entries(seedOf(clean.value, FIGURES_SPEC)));
  });
}
