import { ok, type PlanId, type Result, refuse } from "@tongpin/domain/base";
import { PLAN_SECTIONS, type PlanSection } from "@tongpin/domain/campaigns";
import * as Y from "yjs";
import type { CommandContext } from "../context.ts";
import { isRecordId } from "../schema/field.ts";
import { TEXT_LIMITS } from "../schema/limits.ts";
import { joinPieces, piecesOf, planMapsOf, planTextKey } from "../schema/plan-doc.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { applyTextOps, safeTextOps, type TextOp } from "../text/text-ops.ts";
import { writeText } from "../text/y-text.ts";
import { commit } from "./commit.ts";

/**
 * What a change of the joined text makes of each piece. The line break between two pieces is nobody's: taking it out
 * moves the later piece's words into the earlier one.
 */
export function splitAmongPieces(pieces: readonly string[], ops: readonly TextOp[]): readonly string[] {
  const after = pieces.map(() => "");
  const joined = new Set<number>();
  let piece = 0;
  /** Within the piece; one past its end is the break after it. */
  let at = 0;
  const walk = (count: number, keep: boolean) => {
    let left = count;
    while (left > 0 && piece < pieces.length) {
      const words = pieces[piece] ?? "";
      const step = Math.min(left, words.length - at);
      if (step > 0) {
        if (keep) after[piece] += words.slice(at, at + step);
        at += step;
        left -= step;
        continue;
      }
      if (!keep) joined.add(piece);
      piece += 1;
      at = 0;
      left -= 1;
    }
  };
  for (const op of ops) {
    if ("retain" in op) walk(op.retain, true);
    else if ("delete" in op) walk(op.delete, false);
    else after[Math.min(piece, after.length - 1)] += op.insert;
  }
  walk(Number.POSITIVE_INFINITY, true);
  for (const index of [...joined].sort((a, b) => b - a)) {
    if (index + 1 >= after.length) continue;
    after[index] = `${after[index]}${after[index + 1]}`;
    after[index + 1] = "";
  }
  return after;
}

/**
 * Types into a section of a plan. `ops` are made to the section's words as they are now (`PlanDoc.texts`). Two people who
 * type merge character by character; two who begin an empty section at once both keep their words, one below the other.
 * Refuses `id-invalid`, `text-stale`, `text-too-long`.
 */
export function writePlanText(
  room: PlanRoom,
  args: { readonly planId: PlanId; readonly section: PlanSection; readonly ops: readonly TextOp[] },
  ctx: CommandContext,
): Result<void> {
  const { planId, section } = args;
  if (!isRecordId(planId) || !PLAN_SECTIONS.includes(section)) return refuse("id-invalid");
  const maps = planMapsOf(room.doc);
  const all = piecesOf(maps.texts, maps.texts.keys(), planId, section);
  const pieces = all.filter((piece) => piece.toString() !== "");
  const words = pieces.map((piece) => piece.toString());
  const before = joinPieces(words);
  const ops = safeTextOps(before, args.ops);
  const after = ops && applyTextOps(before, ops);
  if (!ops || after === null) return refuse("text-stale");
  if (after === before) return ok();
  if (after.length > TEXT_LIMITS.cell && after.length > before.length) {
    return refuse("text-too-long", { max: TEXT_LIMITS.cell, length: after.length });
  }
  const [empty] = all;
  if (pieces.length === 0 && empty) return commit(room, ctx, () => writeText(empty, after), { typing: true });
  if (pieces.length === 0) {
    const key = planTextKey(planId, section, ctx.newId());
    return commit(room, ctx, () => maps.texts.set(key, new Y.Text(after)), { typing: true });
  }
  const parts = splitAmongPieces(words, ops);
  return commit(
    room,
    ctx,
    () => {
      for (const [index, piece] of pieces.entries()) writeText(piece, parts[index] ?? "");
    },
    { typing: true },
  );
}
