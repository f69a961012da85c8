import { ok, type Result, refuse, type Sha256, type ShotId } from "@tongpin/domain/base";
import type { ShotFrame } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { acceptFrame, frameKey, readFrameOf, writeFrame } from "../schema/shot-frame.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { framesOfShot } from "../selectors/shot-frames.ts";
import { commit } from "./commit.ts";

/**
 * Puts a picture to a shot in place of the one it had, which stays among its earlier ones. One undo step. The same bytes
 * again are the same picture. Refuses `shot-unknown`, `hash-invalid`, `number-invalid`, `choice-invalid`.
 */
export function putFrame(
  room: ScriptRoom,
  args: { readonly shotId: ShotId; readonly frame: Omit<ShotFrame, "addedAt" | "addedBy"> },
  ctx: CommandContext,
): Result<void> {
  const { shotId } = args;
  const shot = findShot(room, shotId);
  if (!shot) return refuse("shot-unknown");
  const accepted = acceptFrame({ ...args.frame, addedAt: ctx.now, addedBy: ctx.actor });
  if (!accepted.ok) return accepted;
  if (shot.frame?.sha256 === args.frame.sha256) return ok();
  return commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("shots");
    writeFrame(map, shotId, accepted.value);
    const earlier = framesOfShot(room, shotId).filter(({ sha256 }) => sha256 !== accepted.value.sha256);
    for (const { sha256 } of earlier.slice(COUNT_LIMITS.framesOfShot - 1)) map.delete(frameKey(shotId, sha256));
  });
}

/** Shows one of the shot's earlier pictures again. Refuses `shot-unknown`, `frame-unknown`. */
export function showFrame(
  room: ScriptRoom,
  args: { readonly shotId: ShotId; readonly sha256: Sha256 },
  ctx: CommandContext,
): Result<void> {
  const { shotId, sha256 } = args;
  const shot = findShot(room, shotId);
  if (!shot) return refuse("shot-unknown");
  const map = room.doc.getMap<unknown>("shots");
  const frame = readFrameOf(map, shotId, sha256);
  if (!frame) return refuse("frame-unknown");
  return shot.frame?.sha256 === sha256 ? ok() : commit(room, ctx, () => writeFrame(map, shotId, frame));
}

/** The shot shows no picture; the one it had stays among its earlier ones. Refuses `shot-unknown`. */
export function removeFrame(room: ScriptRoom, args: { readonly shotId: ShotId }, ctx: CommandContext): Result<void> {
  const shot = findShot(room, args.shotId);
  if (!shot) return refuse("shot-unknown");
  if (!shot.frame) return ok();
  return commit(room, ctx, () => writeFrame(room.doc.getMap<unknown>("shots"), args.shotId, null));
}

function findShot(room: ScriptRoom, id: ShotId) {
  return room.getSnapshot().shots.find((shot) => shot.id === id) ?? null;
}
