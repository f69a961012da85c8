import { asId, type CallSheetId, type CivilDate, type CrewId, ok, type Result, refuse } from "@tongpin/domain/base";
import { type CallSheet, type CrewMember, type SheetShot, timeTroubles } from "@tongpin/domain/shooting";
import type { CommandContext } from "../context.ts";
import {
  CALL_SHEET_SPEC,
  type CallSheetFields,
  CREW_SPEC,
  type CrewFields,
  crewKey,
  isMarkedRemoved,
  removedKey,
  sheetShotKey,
} from "../schema/call-sheet.ts";
import { isRecordId } from "../schema/field.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { acceptPatch, changedFields, seedOf, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

export type CallSheetPatch = Partial<Omit<CallSheetFields, "createdAt" | "createdBy">>;

function mapOf(room: PlanRoom, name: "callSheets" | "callCrew" | "callShots") {
  return room.doc.getMap<unknown>(name);
}

function sheetOf(room: PlanRoom, id: CallSheetId): CallSheet | null {
  return room.getSnapshot().callSheets.get(id) ?? null;
}

/** A trouble that the change brings; one that a colleague's concurrent change brought does not stop other work. */
function newTrouble(before: CallSheet | null, after: Pick<CallSheet, "crew"> & CallSheetFields): Result<void> {
  const known = new Set(before ? timeTroubles(before, before.crew).map((trouble) => JSON.stringify(trouble)) : []);
  const trouble = timeTroubles(after, after.crew).find((each) => !known.has(JSON.stringify(each)));
  return trouble ? refuse(trouble.code) : ok();
}

function checkShots(shots: readonly SheetShot[], present: number): Result<void> {
  if (!shots.every(({ videoId, shotId }) => isRecordId(videoId) && isRecordId(shotId))) return refuse("id-invalid");
  const max = COUNT_LIMITS.sheetShots;
  return present + shots.length > max ? refuse("too-many-shots", { max }) : ok();
}

/**
 * A shooting day with the shots to be taken. Refuses `date-invalid`, `time-invalid`, `number-invalid`, `text-too-long`,
 * `too-many-shots`, and times that cannot be kept (SHT7).
 */
export function addCallSheet(
  room: PlanRoom,
  args: { readonly date: CivilDate; readonly shots: readonly SheetShot[] } & CallSheetPatch,
  ctx: CommandContext,
): Result<CallSheetId> {
  const { shots, ...patch } = args;
  const clean = acceptPatch<CallSheetFields>({ ...patch, createdAt: ctx.now, createdBy: ctx.actor }, CALL_SHEET_SPEC);
  if (!clean.ok) return clean;
  const fits = checkShots(shots, 0);
  if (!fits.ok) return fits;
  const times = { meetTime: null, startTime: null, wrapTime: null, overnight: false, ...clean.value };
  const trouble = timeTroubles(times, [])[0];
  if (trouble) return refuse(trouble.code);
  const id = asId<CallSheetId>(ctx.newId());
  const done = commit(room, ctx, () => {
    mapOf(room, "callSheets").set(id, seedOf(clean.value, CALL_SHEET_SPEC));
    for (const shot of shots) mapOf(room, "callShots").set(sheetShotKey(id, shot), true);
  });
  return done.ok ? { ok: true, value: id } : done;
}

/** Refuses `sheet-unknown` and as `addCallSheet`. */
export function updateCallSheet(
  room: PlanRoom,
  args: { readonly sheetId: CallSheetId; readonly patch: CallSheetPatch },
  ctx: CommandContext,
): Result<void> {
  const sheet = sheetOf(room, args.sheetId);
  if (!sheet) return refuse("sheet-unknown");
  const clean = acceptPatch<CallSheetFields>(args.patch, CALL_SHEET_SPEC);
  if (!clean.ok) return clean;
  const trouble = newTrouble(sheet, { ...sheet, ...clean.value });
  if (!trouble.ok) return trouble;
  const changes = changedFields<CallSheetFields>(clean.value, sheet);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(mapOf(room, "callSheets"), sheet.id, changes));
}

/** Puts shots on the day and takes others off it. Refuses `sheet-unknown`, `id-invalid`, `too-many-shots`. */
export function chooseSheetShots(
  room: PlanRoom,
  args: { readonly sheetId: CallSheetId; readonly add: readonly SheetShot[]; readonly remove: readonly SheetShot[] },
  ctx: CommandContext,
): Result<void> {
  const sheet = sheetOf(room, args.sheetId);
  if (!sheet) return refuse("sheet-unknown");
  const present = new Set(sheet.shots.map((shot) => sheetShotKey(sheet.id, shot)));
  const add = args.add.filter((shot) => !present.has(sheetShotKey(sheet.id, shot)));
  const remove = args.remove.filter((shot) => present.has(sheetShotKey(sheet.id, shot)));
  const fits = checkShots(add, present.size - remove.length);
  if (!fits.ok || add.length + remove.length === 0) return fits;
  return commit(room, ctx, () => {
    const map = mapOf(room, "callShots");
    for (const shot of add) map.set(sheetShotKey(sheet.id, shot), true);
    for (const shot of remove) map.set(sheetShotKey(sheet.id, shot), false);
  });
}

/** Hides a day; everything on it stays for `restoreCallSheet`. Refuses `sheet-unknown`. */
export function removeCallSheet(
  room: PlanRoom,
  args: { readonly sheetId: CallSheetId },
  ctx: CommandContext,
): Result<void> {
  if (!sheetOf(room, args.sheetId)) return refuse("sheet-unknown");
  return commit(room, ctx, () => mapOf(room, "callSheets").set(removedKey(args.sheetId), true));
}

export function restoreCallSheet(
  room: PlanRoom,
  args: { readonly sheetId: CallSheetId },
  ctx: CommandContext,
): Result<void> {
  const map = mapOf(room, "callSheets");
  if (!map.has(args.sheetId)) return refuse("sheet-unknown");
  return isMarkedRemoved(map, args.sheetId) ? commit(room, ctx, () => map.set(removedKey(args.sheetId), false)) : ok();
}

/** Somebody who has to be there. Refuses `sheet-unknown`, `name-empty`, `name-too-long`, `call-after-wrap`, `too-many-people`. */
export function addCrew(
  room: PlanRoom,
  args: { readonly sheetId: CallSheetId } & Pick<CrewMember, "name"> & Partial<Omit<CrewMember, "id">>,
  ctx: CommandContext,
): Result<CrewId> {
  const sheet = sheetOf(room, args.sheetId);
  if (!sheet) return refuse("sheet-unknown");
  const max = COUNT_LIMITS.crew;
  if (sheet.crew.length >= max) return refuse("too-many-people", { max });
  const clean = acceptPatch<CrewFields>({ ...args, addedAt: ctx.now }, CREW_SPEC);
  if (!clean.ok) return clean;
  const id = asId<CrewId>(ctx.newId());
  const trouble = newTrouble(sheet, {
    ...sheet,
    crew: [...sheet.crew, { id, name: "", duty: "", contact: "", callTime: null, ...clean.value }],
  });
  if (!trouble.ok) return trouble;
  const done = commit(room, ctx, () =>
    mapOf(room, "callCrew").set(crewKey(sheet.id, id), seedOf(clean.value, CREW_SPEC)),
  );
  return done.ok ? { ok: true, value: id } : done;
}

export interface CrewPlace {
  readonly sheetId: CallSheetId;
  readonly crewId: CrewId;
}

/** Refuses `person-unknown` and as `addCrew`. */
export function updateCrew(
  room: PlanRoom,
  args: CrewPlace & { readonly patch: Partial<Omit<CrewMember, "id">> },
  ctx: CommandContext,
): Result<void> {
  const sheet = sheetOf(room, args.sheetId);
  const member = sheet?.crew.find(({ id }) => id === args.crewId);
  if (!sheet || !member) return refuse("person-unknown");
  const clean = acceptPatch<Omit<CrewMember, "id">>(args.patch, CREW_SPEC);
  if (!clean.ok) return clean;
  const crew = sheet.crew.map((each) => (each === member ? { ...each, ...clean.value } : each));
  const trouble = newTrouble(sheet, { ...sheet, crew });
  if (!trouble.ok) return trouble;
  const changes = changedFields<Omit<CrewMember, "id">>(clean.value, member);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(mapOf(room, "callCrew"), crewKey(sheet.id, member.id), changes));
}

/** Refuses `person-unknown`. */
export function removeCrew(room: PlanRoom, args: CrewPlace, ctx: CommandContext): Result<void> {
  const known = sheetOf(room, args.sheetId)?.crew.some(({ id }) => id === args.crewId);
  if (!known) return refuse("person-unknown");
  const key = crewKey(args.sheetId, args.crewId);
  return commit(room, ctx, () => mapOf(room, "callCrew").set(removedKey(key), true));
}

/** Refuses `person-unknown`. */
export function restoreCrew(room: PlanRoom, args: CrewPlace, ctx: CommandContext): Result<void> {
  const map = mapOf(room, "callCrew");
  const key = crewKey(args.sheetId, args.crewId);
  if (!map.has(key)) return refuse("person-unknown");
  return isMarkedRemoved(map, key) ? commit(room, ctx, () => map.set(removedKey(key), false)) : ok();
}
