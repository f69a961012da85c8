import {
  asId,
  type CallSheetId,
  type CivilDate,
  type CivilTime,
  type ShotId,
  type VideoId,
} from "@tongpin/domain/base";
import { timeTroubles } from "@tongpin/domain/shooting";
import { beforeEach, describe, expect, it } from "vitest";
import { mergePlan } from "../merge/merge-plan.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { openPlan, type PlanRoom } from "../selectors/open-plan.ts";
import { createUndo } from "../undo/create-undo.ts";
import {
  addCallSheet,
  addCrew,
  chooseSheetShots,
  removeCallSheet,
  removeCrew,
  restoreCallSheet,
  restoreCrew,
  updateCallSheet,
  updateCrew,
} from "./call-sheets.ts";

interface Person extends Replica {
  readonly room: PlanRoom;
}

function person(name: string, clientID: number): Person {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const day = asId<CivilDate>("2026-12-05");
const time = (text: string) => asId<CivilTime>(text);
const shot = (video: string, id: string) => ({ videoId: asId<VideoId>(video), shotId: asId<ShotId>(id) });

describe("call sheets", () => {
  let lin: Person;
  let zhou: Person;
  let id: CallSheetId;
  const sheet = (who: Person) => who.room.getSnapshot().callSheets.get(id);

  beforeEach(() => {
    lin = person("lin", 1);
    zhou = person("zhou", 2);
    const times = { meetTime: time("07:30"), wrapTime: time("18:00") };
    id = must(addCallSheet(lin.room, { date: day, ...times, shots: [shot("v1", "a"), shot("v2", "b")] }, lin.ctx()));
    syncAll([lin, zhou]);
  });

  it("[B11] several videos share a day; a day taken away comes back whole", () => {
    expect(sheet(zhou)).toMatchObject({
      date: day,
      meetTime: "07:30",
      createdBy: "lin",
      shots: [shot("v1", "a"), shot("v2", "b")],
      crew: [],
    });
    must(addCrew(lin.room, { sheetId: id, name: "陈默", duty: "摄影", contact: "138" }, lin.ctx()));
    removeCallSheet(lin.room, { sheetId: id }, lin.ctx());
    expect(sheet(lin)).toBeUndefined();
    restoreCallSheet(lin.room, { sheetId: id }, lin.ctx());
    expect(sheet(lin)?.crew).toMatchObject([{ name: "陈默", duty: "摄影", contact: "138", callTime: null }]);
  });

  it("[B11] two people who work on one day at once both keep theirs", () => {
    const crewId = must(addCrew(lin.room, { sheetId: id, name: "陈默" }, lin.ctx()));
    syncAll([lin, zhou]);
    updateCallSheet(lin.room, { sheetId: id, patch: { meetPlace: "静安寺 2 号口" } }, lin.ctx());
    updateCrew(lin.room, { sheetId: id, crewId, patch: { duty: "摄影" } }, lin.ctx());
    chooseSheetShots(lin.room, { sheetId: id, add: [shot("v1", "c")], remove: [] }, lin.ctx());
    updateCallSheet(zhou.room, { sheetId: id, patch: { rainPlan: "改棚拍" } }, zhou.ctx());
    updateCrew(zhou.room, { sheetId: id, crewId, patch: { contact: "138" } }, zhou.ctx());
    must(addCrew(zhou.room, { sheetId: id, name: "王琳" }, zhou.ctx()));
    chooseSheetShots(zhou.room, { sheetId: id, add: [shot("v2", "d")], remove: [shot("v1", "a")] }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(sheet(lin)).toEqual(sheet(zhou));
    expect(sheet(lin)).toMatchObject({ meetPlace: "静安寺 2 号口", rainPlan: "改棚拍" });
    expect(sheet(lin)?.crew).toMatchObject([{ name: "陈默", duty: "摄影", contact: "138" }, { name: "王琳" }]);
    expect(sheet(lin)?.shots).toEqual([shot("v1", "c"), shot("v2", "b"), shot("v2", "d")]);
  });

  it("[SHT7] times that cannot be kept are refused, and what two people bring about together stops no other work", () => {
    const refused = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;
    const update = (patch: object, who = lin) => refused(updateCallSheet(who.room, { sheetId: id, patch }, who.ctx()));
    expect(update({ wrapTime: "07:00" })).toBe("wrap-before-start");
    expect(update({ startTime: "07:00" })).toBe("start-before-meet");
    expect(update({ wrapTime: "25:00" })).toBe("time-invalid");
    expect(update({ date: "2026-02-30" })).toBe("date-invalid");
    expect(refused(addCrew(lin.room, { sheetId: id, name: "陈默", callTime: time("18:30") }, lin.ctx()))).toBe(
      "call-after-wrap",
    );
    expect(refused(addCrew(lin.room, { sheetId: id, name: " " }, lin.ctx()))).toBe("name-empty");
    const late = { date: day, meetTime: time("18:00"), wrapTime: time("02:00"), shots: [] };
    expect(refused(addCallSheet(lin.room, late, lin.ctx()))).toBe("wrap-before-start");
    expect(addCallSheet(lin.room, { ...late, overnight: true }, lin.ctx()).ok).toBe(true);

    expect(update({ wrapTime: "10:00" })).toBeUndefined();
    expect(update({ meetTime: "12:00" }, zhou)).toBeUndefined();
    syncAll([lin, zhou]);
    const merged = sheet(lin);
    expect(merged && timeTroubles(merged, merged.crew)).toEqual([{ code: "wrap-before-start" }]);
    expect(update({ note: "带深色衣服" })).toBeUndefined();
    expect(update({ wrapTime: "20:00" })).toBeUndefined();
  });

  it("[U4] each step is taken back alone, a colleague's stays", () => {
    const undo = createUndo(lin.room);
    const crewId = must(addCrew(lin.room, { sheetId: id, name: "陈默" }, lin.ctx()));
    updateCallSheet(lin.room, { sheetId: id, patch: { note: "带伞" } }, lin.ctx());
    syncAll([lin, zhou]);
    updateCallSheet(zhou.room, { sheetId: id, patch: { meetPlace: "南门" } }, zhou.ctx());
    syncAll([lin, zhou]);
    undo.undo();
    expect(sheet(lin)).toMatchObject({ note: "", meetPlace: "南门" });
    undo.undo();
    expect(sheet(lin)?.crew).toEqual([]);
    undo.redo();
    removeCrew(lin.room, { sheetId: id, crewId }, lin.ctx());
    expect(sheet(lin)?.crew).toEqual([]);
    restoreCrew(lin.room, { sheetId: id, crewId }, lin.ctx());
    expect(sheet(lin)?.crew).toHaveLength(1);
  });

  it("[L7] a backup brings days back with their people and shots", () => {
    must(addCrew(lin.room, { sheetId: id, name: "陈默" }, lin.ctx()));
    const before = sheet(lin);
    const empty = person("empty", 7);
    mergePlan(empty.room, { from: lin.room, prefer: "present" }, empty.ctx());
    expect(empty.room.getSnapshot().callSheets.get(id)).toEqual(before);
    removeCallSheet(zhou.room, { sheetId: id }, zhou.ctx());
    mergePlan(zhou.room, { from: lin.room, prefer: "present" }, zhou.ctx());
    expect(sheet(zhou)).toEqual(before);
  });
});
