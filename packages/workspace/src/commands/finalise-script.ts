import { ok, type Result, refuse } from "@tongpin/domain/base";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { FINAL_KEY, rowsHash, type StoredFinal } from "../schema/final-mark.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { commit } from "./commit.ts";

/**
 * 定稿 (S12): the rows as they stand are final, and locked for everybody. Said again of rows that overtook an earlier one,
 * it is the next round. Refuses `script-empty`.
 */
export function finaliseScript(
  room: ScriptRoom,
  _args: Readonly<Record<never, never>>,
  ctx: CommandContext,
): Result<void> {
  const { rows, final } = room.getSnapshot();
  if (final?.type === "final") return ok();
  if (!rows.some((row) => ROW_COLUMNS.some((column) => row[column].trim() !== ""))) return refuse("script-empty");
  return writeFinal(room, { round: (final?.round ?? 0) + 1, words: rowsHash(rows) }, ctx);
}

/** 修改: the script is open to everybody again, for its next round. Without a 定稿 nothing happens. */
export function reopenScript(
  room: ScriptRoom,
  _args: Readonly<Record<never, never>>,
  ctx: CommandContext,
): Result<void> {
  const { final } = room.getSnapshot();
  if (final === null || final.type === "open") return ok();
  return writeFinal(room, { round: final.round, words: "" }, ctx);
}

function writeFinal(room: ScriptRoom, said: Pick<StoredFinal, "round" | "words">, ctx: CommandContext): Result<void> {
  const mark: StoredFinal = { ...said, by: ctx.actor, at: ctx.now };
  return commit(room, ctx, () => room.doc.getMap<unknown>("settings").set(FINAL_KEY, mark));
}
