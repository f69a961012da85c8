import { asId, type Instant, type PersonId, type ProposalId, type RowId } from "@tongpin/domain/base";
import { type Beat, ROW_COLUMNS, type RowColumn } from "@tongpin/domain/video";
import * as Y from "yjs";
import type { CharAnchor, CharIds } from "../text/char-ids.ts";
import { readText } from "../text/y-text.ts";
import { choiceField, INSTANT_FIELD, idField, isRecordId, numberField, ORDER_FIELD } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { own } from "./plain.ts";
import { ROW_FIELDS } from "./row.ts";

/** Keys of a proposal's map in the `proposals` root. */
export const PROPOSAL_KEY = {
  /** What is proposed for which row, by whom. Written once; an undo never takes it away (`mayDelete`). */
  about: "about",
  /** True while the making of it stands. */
  made: "made",
  /** Words: where they would stand. Only ever replaced. */
  place: "place",
  /** Words: which characters would go. */
  cut: "cut",
  /** Words: a Y.Text with those that would come. */
  words: "words",
  /** A row's move: where it would stand. */
  order: "order",
  /** A row's figures. */
  seconds: "seconds",
  beat: "beat",
  /** `<personId>` → true: has written in it too. */
  withPrefix: "with/",
  /** `<acceptance>` → which characters of `words` became which of the cell. */
  takenPrefix: "taken/",
  /** About a row: decided. */
  closed: "closed",
} as const;

export const PROPOSAL_TYPES = ["words", "add-row", "remove-row", "move-row", "set-row"] as const;
export type ProposalType = (typeof PROPOSAL_TYPES)[number];

/** What never changes about a proposal. `group` names those that came of one gesture and are decided together. */
export interface ProposalAbout {
  readonly type: ProposalType;
  readonly rowId: RowId;
  readonly column: RowColumn;
  readonly by: PersonId;
  readonly at: Instant;
  readonly group: ProposalId;
}

export interface StoredProposal extends ProposalAbout {
  readonly id: ProposalId;
  readonly helpers: readonly PersonId[];
  readonly anchor: CharAnchor;
  readonly rank: number;
  readonly cut: CharIds;
  readonly words: string;
  readonly order: string;
  readonly fields: { readonly seconds?: number | null; readonly beat?: Beat | null };
  /** Whether there is still something to decide, as far as the record itself knows. */
  readonly open: boolean;
  /** Taken up more than once: two people did so before they had heard of each other. */
  readonly doubled: boolean;
}

/** No command writes as much; a page that drew more would stand still (script-gate.ts). */
const LONGEST_WORDS = 4 * TEXT_LIMITS.cell;

const TYPE = choiceField(PROPOSAL_TYPES, "words");
const COLUMN = choiceField(ROW_COLUMNS, "voice");
const PERSON = idField<PersonId>();
const RANK = numberField(-1e9, 1e9, 0);

/** The proposal under a key of the root; null for anything that is none. */
export function readProposal(proposals: Y.Map<unknown>, id: string): StoredProposal | null {
  const map = proposals.get(id);
  if (!isRecordId(id) || !(map instanceof Y.Map)) return null;
  const about = map.get(PROPOSAL_KEY.about);
  const type = TYPE.read(own(about, "type"));
  const rowId = own(about, "rowId");
  const by = PERSON.read(own(about, "by"));
  if (type === undefined || !isRecordId(rowId) || by === undefined) return null;
  const place = map.get(PROPOSAL_KEY.place);
  const group = own(about, "group");
  const words = readText(map.get(PROPOSAL_KEY.words));
  const cut = readIds(map.get(PROPOSAL_KEY.cut));
  const made = map.get(PROPOSAL_KEY.made) === true;
  const keys = [...map.keys()];
  if (words.length > LONGEST_WORDS) return null;
  const isOpen = type === "words" ? words !== "" || (made && cut.length > 0) : made && !map.has(PROPOSAL_KEY.closed);
  return {
    id: asId<ProposalId>(id),
    type,
    rowId: asId<RowId>(rowId),
    column: COLUMN.read(own(about, "column")) ?? "voice",
    by,
    at: INSTANT_FIELD.read(own(about, "at")) ?? 0,
    group: asId<ProposalId>(isRecordId(group) ? group : id),
    helpers: suffixes(keys, PROPOSAL_KEY.withPrefix).flatMap((person) => PERSON.read(person) ?? []),
    anchor: readAnchor(own(place, "after")),
    rank: RANK.read(own(place, "rank")) ?? 0,
    cut,
    words,
    order: ORDER_FIELD.read(map.get(PROPOSAL_KEY.order)) ?? "",
    fields: readFields(map),
    open: isOpen,
    doubled: overlap(readTakings(map)),
  };
}

function readFields(map: Y.Map<unknown>): StoredProposal["fields"] {
  const seconds = ROW_FIELDS.seconds.read(map.get(PROPOSAL_KEY.seconds));
  const beat = ROW_FIELDS.beat.read(map.get(PROPOSAL_KEY.beat));
  return { ...(seconds === undefined ? {} : { seconds }), ...(beat === undefined ? {} : { beat }) };
}

export function suffixes(keys: Iterable<string>, prefix: string): readonly string[] {
  return [...keys].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

function readAnchor(value: unknown): CharAnchor {
  return Array.isArray(value) && isCount(value[0]) && isCount(value[1]) ? [value[0], value[1]] : null;
}

/** As many stretches as a cell of short edits can have; whoever writes more went round the commands. */
const MAX_RANGES = 5_000;

export function readIds(value: unknown): CharIds {
  if (!Array.isArray(value) || value.length > MAX_RANGES) return [];
  return value.flatMap((range: unknown) => {
    if (!Array.isArray(range)) return [];
    const [client, clock, length]: readonly unknown[] = range;
    return isCount(client) && isCount(clock) && isCount(length) && length > 0 ? [[client, clock, length] as const] : [];
  });
}

/** Which characters of a proposal's words became which of the cell, in the same order. */
export interface Taking {
  readonly key: string;
  readonly from: CharIds;
  readonly to: CharIds;
}

/** Every taking up of a proposal, in an order that all devices agree on. */
export function readTakings(map: Y.Map<unknown>): readonly Taking[] {
  return [...suffixes(map.keys(), PROPOSAL_KEY.takenPrefix)].sort().map((name) => {
    const key = PROPOSAL_KEY.takenPrefix + name;
    const value = map.get(key);
    return { key, from: readIds(own(value, "from")), to: readIds(own(value, "to")) };
  });
}

/** Each character as a word of its own, to tell whether two lists share one. */
export function eachChar(ids: CharIds): readonly string[] {
  return ids.flatMap(([client, clock, length]) => Array.from({ length }, (_, at) => `${client}:${clock + at}`));
}

function overlap(takings: readonly Taking[]): boolean {
  if (takings.length < 2) return false;
  const all = takings.flatMap(({ from }) => eachChar(from));
  return new Set(all).size < all.length;
}
