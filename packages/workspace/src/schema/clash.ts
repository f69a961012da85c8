import { asId, type ShotId } from "@tongpin/domain/base";
import { SHOT_TEXT_FIELDS, type Shot, type ShotTextField } from "@tongpin/domain/video";
import { isRecordId } from "./field.ts";
import { own } from "./plain.ts";
import { type FlatMap, fieldKey, splitKey } from "./record.ts";
import { SHOT_SPEC } from "./shot.ts";

/** Cells that people type into: two who write one at the same time both have a point. */
export type ClashField = ShotTextField | "seconds";

/** What somebody wrote into a cell while somebody else, unseen, wrote what stands there now (T7). */
export interface ShotClash {
  /** Its key in the `shots` root; the same on every device that saw the two meet. */
  readonly key: string;
  readonly shotId: ShotId;
  readonly field: ClashField;
  readonly value: Shot[ClashField];
}

/** As it is stored, with the write it was. */
export interface StoredClash extends ShotClash {
  readonly item: string;
}

const PREFIX = "clash.";
const FIELDS: ReadonlySet<string> = new Set<ClashField>([...SHOT_TEXT_FIELDS, "seconds"]);

function isClashField(value: unknown): value is ClashField {
  return typeof value === "string" && FIELDS.has(value);
}

/** `<shotId>/clash.<item>` → `{field, value}`, or null once somebody has chosen. `item` names the overruled write. */
export function clashKey(shotId: string, item: string): string {
  return fieldKey(shotId, PREFIX + item);
}

export function isClashKey(key: string): boolean {
  return splitKey(key).field?.startsWith(PREFIX) ?? false;
}

/** The cell a key of the `shots` root holds, or null for keys that are no cell. */
export function cellOfKey(key: string): { readonly shotId: ShotId; readonly field: ClashField } | null {
  const { id, field } = splitKey(key);
  return isRecordId(id) && isClashField(field) ? { shotId: asId<ShotId>(id), field } : null;
}

export function readClash(shots: FlatMap, key: string): StoredClash | null {
  const stored = shots.get(key);
  const field = own(stored, "field");
  const { id, field: name } = splitKey(key);
  if (!isRecordId(id) || !isClashField(field) || !name?.startsWith(PREFIX)) return null;
  const value = SHOT_SPEC[field].read(own(stored, "value"));
  return value === undefined ? null : { key, shotId: asId<ShotId>(id), field, value, item: name.slice(PREFIX.length) };
}
