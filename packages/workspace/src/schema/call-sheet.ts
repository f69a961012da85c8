import {
  asId,
  type CallSheetId,
  type CrewId,
  type PersonId,
  refuse,
  type ShotId,
  type VideoId,
} from "@tongpin/domain/base";
import { type CallSheet, type CrewMember, type SheetShot, USUAL_MINUTES } from "@tongpin/domain/shooting";
import {
  dateField,
  type Field,
  INSTANT_FIELD,
  idField,
  integerField,
  isRecordId,
  optional,
  textField,
  timeField,
} from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { type FlatMap, fieldKey, readRecord, type Spec } from "./record.ts";

export type CallSheetFields = Omit<CallSheet, "id" | "crew" | "shots">;
/** With when somebody was put on it: the list stands in that order. */
export type CrewFields = Omit<CrewMember, "id"> & { readonly addedAt: number };

const YES_NO: Field<boolean> = {
  otherwise: false,
  read: (value) => (typeof value === "boolean" ? value : undefined),
  accept: (value) => (typeof value === "boolean" ? { ok: true, value } : refuse("choice-invalid")),
};

export const CALL_SHEET_SPEC: Spec<CallSheetFields> = {
  date: dateField(),
  title: textField(TEXT_LIMITS.title),
  meetTime: optional(timeField()),
  meetPlace: textField(TEXT_LIMITS.aim),
  startTime: optional(timeField()),
  wrapTime: optional(timeField()),
  overnight: YES_NO,
  rainPlan: textField(TEXT_LIMITS.message),
  note: textField(TEXT_LIMITS.message),
  minutesPerShot: integerField(0, 600, USUAL_MINUTES.perShot),
  minutesPerScene: integerField(0, 600, USUAL_MINUTES.perScene),
  createdAt: INSTANT_FIELD,
  createdBy: idField<PersonId>(),
};

export const CREW_SPEC: Spec<CrewFields> = {
  name: textField(TEXT_LIMITS.name, "name"),
  duty: textField(TEXT_LIMITS.name),
  contact: textField(TEXT_LIMITS.aim),
  callTime: optional(timeField()),
  addedAt: INSTANT_FIELD,
};

/** A sheet, or somebody on it, that was taken away stays in the document; the view leaves it out. */
const REMOVED_FIELD = "removed";

export function removedKey(id: string): string {
  return fieldKey(id, REMOVED_FIELD);
}

export function isMarkedRemoved(map: FlatMap, id: string): boolean {
  return map.get(removedKey(id)) === true;
}

/** Crew lives in a root of its own, so that two people who each change one line of it both keep theirs. */
export function crewKey(sheetId: string, crewId: string): string {
  return `${sheetId}:${crewId}`;
}

/** In `callShots`: whether a shot is taken on that day. A set with a key each: two people who choose both keep theirs. */
export function sheetShotKey(sheetId: string, { videoId, shotId }: SheetShot): string {
  return `${sheetId}:${videoId}:${shotId}`;
}

/** The ids in a key of several parts; null for a key nobody of ours wrote. */
export function partsOfKey(key: string, count: 2 | 3): readonly string[] | null {
  const parts = key.split(":");
  return parts.length === count && parts.every(isRecordId) ? parts : null;
}

type Placed = CrewMember & Pick<CrewFields, "addedAt">;

function compareCrew(a: Placed, b: Placed): number {
  return a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1);
}

export interface CallSheetMaps {
  readonly sheets: FlatMap;
  readonly crew: FlatMap;
  readonly shots: FlatMap;
}

export function readCallSheet(
  maps: CallSheetMaps,
  id: string,
  crewKeys: Iterable<string>,
  shotKeys: Iterable<string>,
): CallSheet {
  const crew: Placed[] = [];
  for (const key of crewKeys) {
    const crewId = partsOfKey(key, 2)?.[1];
    if (crewId === undefined || !maps.crew.has(key) || isMarkedRemoved(maps.crew, key)) continue;
    crew.push({ id: asId<CrewId>(crewId), ...readRecord(maps.crew, key, CREW_SPEC) });
  }
  const shots: SheetShot[] = [];
  for (const key of [...shotKeys].sort()) {
    const [, videoId, shotId] = partsOfKey(key, 3) ?? [];
    if (videoId === undefined || shotId === undefined || maps.shots.get(key) !== true) continue;
    shots.push({ videoId: asId<VideoId>(videoId), shotId: asId<ShotId>(shotId) });
  }
  return {
    id: asId<CallSheetId>(id),
    ...readRecord(maps.sheets, id, CALL_SHEET_SPEC),
    crew: crew.sort(compareCrew).map(({ addedAt: _place, ...member }) => member),
    shots,
  };
}
