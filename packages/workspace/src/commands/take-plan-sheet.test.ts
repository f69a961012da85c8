import { asId, type CivilDate, type VideoId } from "@tongpin/domain/base";
import { describe, expect, it } from "vitest";
import { buildReplica } from "../replica-builder.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { createUndo } from "../undo/create-undo.ts";
import { takeBackPlanSheet, takePlanSheet } from "./take-plan-sheet.ts";
import { addVideo, updateVideo } from "./videos.ts";

const day = (text: string) => asId<CivilDate>(text);
const id = (text: string) => asId<VideoId>(text);

function planner() {
  const replica = buildReplica("lin", 1);
  const room = openPlan(replica.doc);
  addVideo(room, { id: id("v1"), title: "底妆", note: "原" }, replica.ctx());
  return { ...replica, room, undo: createUndo(room) };
}
const titles = ({ room }: ReturnType<typeof planner>) =>
  [...room.getSnapshot().videos.values()].flatMap(({ title, removedAt }) => (removedAt === null ? [title] : []));

describe("a table taken over", () => {
  it("[I1] in parts of one deed it is one undo step, and another deed is another", () => {
    const plan = planner();
    const deed = {};
    const part = (titles: readonly string[], of: object) =>
      takePlanSheet(plan.room, { adds: titles.map((title) => ({ title })), edits: [], deed: of }, plan.ctx());
    part(["一", "二"], deed);
    part(["三"], deed);
    part(["四"], {});
    expect(titles(plan)).toEqual(["底妆", "一", "二", "三", "四"]);
    const orders = [...plan.room.getSnapshot().videos.values()].map(({ order }) => order);
    expect(orders).toEqual([...orders].sort());
    plan.undo.undo();
    expect(titles(plan)).toEqual(["底妆", "一", "二", "三"]);
    plan.undo.undo();
    expect(titles(plan)).toEqual(["底妆"]);
    plan.undo.redo();
    expect(titles(plan)).toEqual(["底妆", "一", "二", "三"]);
  });

  it("[I1] taken back it removes what came and puts back what it changed, but for what was changed since", () => {
    const plan = planner();
    const edits = [{ id: id("v1"), patch: { planDate: day("2026-12-01"), note: "新" } }];
    const taken = takePlanSheet(plan.room, { adds: [{ title: "新题" }], edits, deed: {} }, plan.ctx());
    if (!taken.ok) throw new Error(taken.error.code);
    expect(plan.room.getSnapshot().videos.get(id("v1"))).toMatchObject({ planDate: "2026-12-01", note: "新" });
    updateVideo(plan.room, { videoId: id("v1"), patch: { note: "又改" } }, plan.ctx());
    takeBackPlanSheet(plan.room, { taken: taken.value, deed: {} }, plan.ctx());
    expect(plan.room.getSnapshot().videos.get(id("v1"))).toMatchObject({ planDate: null, note: "又改" });
    expect(titles(plan)).toEqual(["底妆"]);
  });

  it("[I1] one row that is refused leaves everything as it was", () => {
    const plan = planner();
    const before = plan.room.getSnapshot();
    const take = (patch: object) =>
      takePlanSheet(plan.room, { adds: [{ title: "好" }, patch], edits: [], deed: {} }, plan.ctx());
    expect(take({ title: " " })).toMatchObject({ error: { code: "title-empty" } });
    expect(take({ title: "x", channelId: "never" })).toMatchObject({ error: { code: "channel-unknown" } });
    expect(take({ title: "x", planDate: "2027-02-30" })).toMatchObject({ error: { code: "date-invalid" } });
    const unknown = takePlanSheet(plan.room, { adds: [], edits: [{ id: id("no"), patch: {} }], deed: {} }, plan.ctx());
    expect(unknown).toMatchObject({ error: { code: "video-unknown" } });
    expect(plan.room.getSnapshot()).toBe(before);
  });
});
