import { asId, type BriefItemId, type PersonId, type RowId } from "@tongpin/domain/base";
import { BRIEF_KINDS, type Brief, type BriefItem, type BriefTick } from "@tongpin/domain/brief";
import {
  choiceField,
  type Field,
  INSTANT_FIELD,
  idField,
  isRecordId,
  ORDER_FIELD,
  optional,
  textField,
} from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { comparePlaced, type Stored } from "./order.ts";
import { own } from "./plain.ts";
import { type FlatMap, fieldKey, readRecord, type Spec, splitKey } from "./record.ts";
import { wordsHash } from "./words.ts";

/** In the `brief` root: the one record beside the items. It has no seed. */
export const HEAD = "head";
/** `wordsHash` of what the remover saw: a colleague's words bring the item back. */
export const REMOVED = "removed";

export type BriefHead = Pick<Brief, "goal" | "audience">;
export const BRIEF_HEAD_SPEC: Spec<BriefHead> = {
  goal: textField(TEXT_LIMITS.message),
  audience: textField(TEXT_LIMITS.message),
};

const ROW_ID = idField<RowId>();
const PERSON_ID = idField<PersonId>();

const TICK: Field<BriefTick> = {
  otherwise: { rowId: asId<RowId>(""), by: asId<PersonId>(""), at: 0 },
  read(value) {
    const rowId = ROW_ID.read(own(value, "rowId"));
    const by = PERSON_ID.read(own(value, "by"));
    return rowId && by ? { rowId, by, at: INSTANT_FIELD.read(own(value, "at")) ?? 0 } : undefined;
  },
  accept: (value) => ({ ok: true, value }),
};

export type BriefItemRecord = Omit<BriefItem, "id"> & { readonly order: string };
export const BRIEF_ITEM_SPEC: Spec<BriefItemRecord> = {
  kind: choiceField(BRIEF_KINDS, "selling"),
  text: textField(TEXT_LIMITS.briefItem),
  url: textField(TEXT_LIMITS.url),
  tick: optional(TICK),
  order: ORDER_FIELD,
};

/** Shorter than other ids: a 禁说's answer is kept under `ban-` and this. */
const ID_MAX = TEXT_LIMITS.id - 4;

function isItemId(id: string): boolean {
  return id !== HEAD && id.length <= ID_MAX && isRecordId(id);
}

/** Every item, removed ones too, in order. One whose seed was undone lives on in words that somebody gave it meanwhile. */
export function readStoredItems(map: FlatMap): readonly Stored<BriefItem>[] {
  const ids = new Set<string>();
  for (const key of map.keys()) ids.add(splitKey(key).id);
  const items: Stored<BriefItem>[] = [];
  for (const id of ids) {
    if (!isItemId(id)) continue;
    const { order, ...fields } = readRecord(map, id, BRIEF_ITEM_SPEC);
    const content = { id: asId<BriefItemId>(id), ...fields };
    items.push({ id, order, content, hidden: map.get(fieldKey(id, REMOVED)) === itemHash(content) });
  }
  return items.sort(comparePlaced);
}

export function itemHash({ text, url }: Pick<BriefItem, "text" | "url">): string {
  return wordsHash([text, url]);
}

export function readBrief(map: FlatMap): Brief {
  return {
    ...readRecord(map, HEAD, BRIEF_HEAD_SPEC),
    items: readStoredItems(map).flatMap(({ content, hidden }) => (hidden || isEmpty(content) ? [] : [content])),
  };
}

/** What hostile or half-undone writing leaves behind. */
function isEmpty({ text, url }: BriefItem): boolean {
  return text.trim() === "" && url === "";
}
