import { asId, type RowId, type ShotId } from "@tongpin/domain/base";
import { SHOT_TEXT_FIELDS, type Shot } from "@tongpin/domain/video";
import {
  choiceField,
  type Field,
  idField,
  isRecordId,
  numberField,
  ORDER_FIELD,
  optional,
  textField,
} from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import type { Stored } from "./order.ts";
import { type FlatMap, fieldKey, readRecord, type Spec } from "./record.ts";
import { readFrame } from "./shot-frame.ts";
import { wordsHash } from "./words.ts";

const STATUSES = ["open", "done", "retake", "dropped"] as const;

const TEXT: Field<string> = textField(TEXT_LIMITS.shotField);

/** What of a shot is a cell: everything but the picture, which has keys of its own (shot-frame.ts). */
export type ShotFields = Omit<Shot, "id" | "frame">;

export const SHOT_SPEC: Spec<ShotFields> = {
  number: TEXT,
  scene: TEXT,
  size: TEXT,
  angle: TEXT,
  movement: TEXT,
  picture: textField(TEXT_LIMITS.cell),
  line: textField(TEXT_LIMITS.cell),
  caption: textField(TEXT_LIMITS.cell),
  sound: TEXT,
  seconds: optional(numberField(0, 36_000, 0)),
  cast: TEXT,
  props: TEXT,
  transition: TEXT,
  note: TEXT,
  status: choiceField(STATUSES, "open"),
  rowId: optional(idField<RowId>()),
  rowText: optional(textField(TEXT_LIMITS.cell * 3 + 2)),
};

/** A shot with its place, as seeds and edits hold it. */
export type ShotRecord = ShotFields & { readonly order: string };
export const SHOT_RECORD_SPEC: Spec<ShotRecord> = { ...SHOT_SPEC, order: ORDER_FIELD };

/** Key of a removal: `wordsHash` of what the remover saw, or "" once it is back. */
export const REMOVED_FIELD = "removed";

/** Everything a person may have written into a shot: a change of any of it brings a removed shot back. */
function wordsOfShot(shot: Shot): readonly string[] {
  const words = [...SHOT_TEXT_FIELDS.map((field) => shot[field]), String(shot.seconds), shot.status];
  // Only where there is one: shots removed before there were pictures stay removed.
  return shot.frame ? [...words, shot.frame.sha256] : words;
}

/** In a shot: the take that was recorded last. It says nothing by itself; a removal that did not see it does not hold. */
export const LAST_TAKE_FIELD = "take";

/** What a removal keeps of what its remover saw: the words, and whether a take had been shot meanwhile. */
export function shotHash(shots: FlatMap, shot: Shot): string {
  const take = shots.get(fieldKey(shot.id, LAST_TAKE_FIELD));
  return wordsHash(typeof take === "string" && take !== "" ? [...wordsOfShot(shot), take] : wordsOfShot(shot));
}

export function readStoredShot(shots: FlatMap, id: string): Stored<Shot> | null {
  if (!isRecordId(id)) return null;
  const { order, ...fields } = readRecord(shots, id, SHOT_RECORD_SPEC);
  const frame = readFrame(shots, id);
  const shot: Shot = { id: asId<ShotId>(id), ...fields, ...(frame ? { frame } : {}) };
  const removed = shots.get(fieldKey(id, REMOVED_FIELD));
  const hidden = typeof removed === "string" && removed !== "" && removed === shotHash(shots, shot);
  return { id: shot.id, order, content: shot, hidden };
}

/** Id of the shot made from a row: two people who press at once make one shot. */
export function shotIdOfRow(rowId: RowId): ShotId {
  return asId<ShotId>(`row-${rowId}`);
}
