import { asId, type CivilTime, type PaceId } from "@tongpin/domain/base";
import { DEFAULT_LEAD_TIMES, leadTimesOf } from "@tongpin/domain/calendar";
import { expect, it } from "vitest";
import { mergePlan } from "../merge/merge-plan.ts";
import { buildReplica, syncAll } from "../replica-builder.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { createUndo } from "../undo/create-undo.ts";
import { addChannel, updateChannel } from "./channels.ts";
import { addPace, removePace, updatePace } from "./paces.ts";

function build(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}
const QUICK = asId<PaceId>("quick");

it("[C5] [DL9] two people set two steps of one shipped pace and both hold; the rest stays as shipped; undo takes back", () => {
  const lin = build("lin", 1);
  const zhou = build("zhou", 2);
  const undo = createUndo(lin.room);
  updatePace(lin.room, { paceId: QUICK, patch: { script: 3 } }, lin.ctx());
  updatePace(zhou.room, { paceId: QUICK, patch: { shoot: 2 } }, zhou.ctx());
  syncAll([lin, zhou]);
  const { paces } = lin.room.getSnapshot();
  expect(leadTimesOf(QUICK, paces)).toEqual({ script: 3, shots: 0, shoot: 2, roughCut: 0, fineCut: 1, brandReview: 1 });
  expect(zhou.room.getSnapshot().paces).toEqual(paces);
  undo.undo();
  expect(leadTimesOf(QUICK, lin.room.getSnapshot().paces).script).toBe(1);
});

it("[C5] a pace of one's own is added, renamed, removed and comes back; what is wrong is refused", () => {
  const lin = build("lin", 1);
  const made = addPace(lin.room, { name: " 大片 ", leadTimes: { ...DEFAULT_LEAD_TIMES, shoot: 6 } }, lin.ctx());
  if (!made.ok) throw new Error(made.error.code);
  const pace = () => lin.room.getSnapshot().paces.get(made.value);
  expect(pace()).toMatchObject({ name: "大片", leadTimes: { shoot: 6, script: 2 }, isRemoved: false });
  updatePace(lin.room, { paceId: made.value, patch: { name: "大制作" } }, lin.ctx());
  removePace(lin.room, { paceId: made.value, isRemoved: true }, lin.ctx());
  expect(pace()).toMatchObject({ name: "大制作", isRemoved: true });
  removePace(lin.room, { paceId: made.value, isRemoved: false }, lin.ctx());
  expect(pace()?.isRemoved).toBe(false);
  const codeOf = (result: ReturnType<typeof updatePace>) => (result.ok ? "ok" : result.error.code);
  expect(codeOf(updatePace(lin.room, { paceId: made.value, patch: { script: 61 } }, lin.ctx()))).toBe("number-invalid");
  expect(codeOf(updatePace(lin.room, { paceId: asId<PaceId>("x"), patch: {} }, lin.ctx()))).toBe("pace-unknown");
  expect(codeOf(removePace(lin.room, { paceId: QUICK, isRemoved: true }, lin.ctx()))).toBe("pace-unknown");
  expect(addPace(lin.room, { name: " ", leadTimes: DEFAULT_LEAD_TIMES }, lin.ctx()).ok).toBe(false);
});

it("[C5] [C10] [L7] a backup brings paces and posting slots; slots stand in the order of the week, each once", () => {
  const lin = build("lin", 1);
  addPace(lin.room, { name: "大片", leadTimes: DEFAULT_LEAD_TIMES }, lin.ctx());
  const time = (text: string) => text as CivilTime;
  const channel = addChannel(lin.room, { name: "主号", platform: "douyin" }, lin.ctx());
  if (!channel.ok) throw new Error(channel.error.code);
  const late = { weekday: 5, time: time("20:00") };
  const noon = { weekday: 5, time: time("12:00") };
  const monday = { weekday: 1, time: time("20:00") };
  updateChannel(lin.room, { channelId: channel.value, patch: { slots: [late, monday, noon, late] } }, lin.ctx());
  const empty = build("wu", 3);
  mergePlan(empty.room, { from: lin.room, prefer: "incoming" }, empty.ctx());
  expect(empty.room.getSnapshot().paces).toEqual(lin.room.getSnapshot().paces);
  expect(empty.room.getSnapshot().channels.get(channel.value)?.slots).toEqual([monday, noon, late]);
  const wrong = updateChannel(
    lin.room,
    { channelId: channel.value, patch: { slots: [{ ...noon, weekday: 8 }] } },
    lin.ctx(),
  );
  expect(wrong.ok).toBe(false);
});
