import { asId, ok, type Result, type RowId } from "@tongpin/domain/base";
import { type Cue, rowsOfCues } from "@tongpin/domain/exchange";
import { applyScriptChanges, type CommandContext, type ScriptChange, type ScriptRoom } from "@tongpin/workspace";
import { emptyRow } from "../core/row-edits.ts";

export interface CueTerms {
  /** Where the words go. */
  readonly into: "voice" | "caption" | "both";
  /** Each row keeps the time of its subtitle; otherwise it is counted from its words. */
  readonly keepTimes: boolean;
}

/** Subtitles as new rows below the last, in one undo step. Answers how to take them back. */
export function insertCues(
  room: ScriptRoom,
  cues: readonly Cue[],
  { into, keepTimes }: CueTerms,
  context: () => CommandContext,
): Result<() => void> {
  const ctx = context();
  let afterId: RowId | null = room.getSnapshot().rows.at(-1)?.id ?? null;
  const made: RowId[] = [];
  const changes = rowsOfCues(cues).map(({ words, seconds }): ScriptChange => {
    const id = asId<RowId>(ctx.newId());
    const row = {
      ...emptyRow(id),
      voice: into === "caption" ? "" : words,
      caption: into === "voice" ? "" : words,
      seconds: keepTimes ? seconds : null,
    };
    const change: ScriptChange = { type: "insert-row", row, afterId };
    afterId = id;
    made.push(id);
    return change;
  });
  const done = applyScriptChanges(room, { changes, source: null }, ctx);
  return done.ok ? ok(() => removeRows(room, made, context())) : done;
}

/** A row that a colleague has written in since comes back by itself, with their words (see SCHEMA.md, removal). */
function removeRows(room: ScriptRoom, ids: readonly RowId[], ctx: CommandContext): void {
  const there = new Set(room.getSnapshot().rows.map(({ id }) => id));
  const changes = ids.filter((id) => there.has(id)).map((id): ScriptChange => ({ type: "remove-row", id }));
  if (changes.length > 0) applyScriptChanges(room, { changes, source: null }, ctx);
}
