import {
  asId,
  type CampaignId,
  type ChannelId,
  type CivilDate,
  type PhaseId,
  type PlanId,
  type PlanRowId,
} from "@tongpin/domain/base";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { mergePlan } from "../merge/merge-plan.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { openPlan, type PlanRoom } from "../selectors/open-plan.ts";
import { diffText } from "../text/text-ops.ts";
import { createUndo } from "../undo/create-undo.ts";
import { addCampaign } from "./campaigns.ts";
import { addChannel } from "./channels.ts";
import { fillPhase, lacksOf, unfillPhase } from "./fill-phase.ts";
import { addPhase, movePhase, removePhase, restorePhase, setPhaseAsk, updatePhase } from "./phases.ts";
import {
  addPlanRow,
  removePlanRow,
  restorePlanRow,
  setPlanActivity,
  setPlanTemplate,
  updatePlanRow,
} from "./plan-docs.ts";
import { writePlanText } from "./plan-texts.ts";
import { updateVideo } from "./videos.ts";

interface Planner extends Replica {
  readonly room: PlanRoom;
}

function planner(name: string, clientID: number): Planner {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const day = (value: string) => asId<CivilDate>(value);
const PLAN = asId<PlanId>("k1");

let lin: Planner;
let zhou: Planner;
const plan = (who: Planner) => who.room.getSnapshot().plans.get(PLAN);
const words = (who: Planner) => plan(who)?.texts.audience ?? "";
const type = (who: Planner, next: string) =>
  writePlanText(who.room, { planId: PLAN, section: "audience", ops: diffText(words(who), next) }, who.ctx());

beforeEach(() => {
  lin = planner("lin", 1);
  zhou = planner("zhou", 2);
});

describe("sections that people write together", () => {
  it("[C9] two who type in one section merge character by character", () => {
    must(type(lin, "二线城市的新手妈妈"));
    syncAll([lin, zhou]);
    must(type(lin, "二线城市的新手妈妈，睡得少"));
    must(type(zhou, "一二线城市的新手妈妈"));
    syncAll([lin, zhou]);
    expect(words(lin)).toBe("一二线城市的新手妈妈，睡得少");
    expect(words(zhou)).toBe(words(lin));
  });

  it("[C9] two who begin an empty section at once both keep their words, and go on in one text", () => {
    must(type(lin, "新手妈妈"));
    must(type(zhou, "送礼的人"));
    syncAll([lin, zhou]);
    const both = words(lin);
    expect(both.split("\n").sort()).toEqual(["新手妈妈", "送礼的人"]);
    expect(words(zhou)).toBe(both);
    must(type(lin, both.replace("\n", "、")));
    syncAll([lin, zhou]);
    expect(words(zhou)).toBe(both.replace("\n", "、"));
    must(type(zhou, ""));
    syncAll([lin, zhou]);
    expect(words(lin)).toBe("");
    must(type(lin, "重新写"));
    expect([...lin.doc.getMap("planTexts").keys()]).toHaveLength(2);
  });

  it("[C9] a change to words that are not there any more is refused and writes nothing", () => {
    must(type(lin, "短"));
    const ops = [{ retain: 10 }, { insert: "x" }];
    expect(writePlanText(lin.room, { planId: PLAN, section: "audience", ops }, lin.ctx())).toMatchObject({
      ok: false,
      error: { code: "text-stale" },
    });
    expect(words(lin)).toBe("短");
  });

  it("[C9] undo takes back one's own typing and leaves a colleague's", () => {
    must(type(zhou, "周野写的。"));
    syncAll([lin, zhou]);
    const undo = createUndo(lin.room);
    must(type(lin, "周野写的。林夏写的。"));
    syncAll([lin, zhou]);
    must(type(zhou, "周野先写的。林夏写的。"));
    syncAll([lin, zhou]);
    expect(undo.undo()).toBe(true);
    expect(words(lin)).toBe("周野先写的。");
    expect(undo.redo()).toBe(true);
    expect(words(lin)).toBe("周野先写的。林夏写的。");
  });
});

describe("tables of a plan", () => {
  it("[PLN7] two people who each change a field of one line both keep theirs; a removed line comes back whole", () => {
    const id = must(addPlanRow(lin.room, { planId: PLAN, table: "spends", row: { item: "千川" } }, lin.ctx()));
    syncAll([lin, zhou]);
    const of = { planId: PLAN, table: "spends", id } as const;
    must(updatePlanRow(lin.room, { ...of, patch: { planned: 100_000 } }, lin.ctx()));
    must(updatePlanRow(zhou.room, { ...of, patch: { channel: "巨量千川" } }, zhou.ctx()));
    syncAll([lin, zhou]);
    expect(plan(zhou)?.spends).toMatchObject([{ item: "千川", planned: 100_000, channel: "巨量千川", spent: null }]);
    must(removePlanRow(zhou.room, of, zhou.ctx()));
    must(updatePlanRow(lin.room, { ...of, patch: { spent: 98_000 } }, lin.ctx()));
    syncAll([lin, zhou]);
    expect(plan(lin)).toBeUndefined();
    must(restorePlanRow(lin.room, of, lin.ctx()));
    expect(plan(lin)?.spends).toMatchObject([{ planned: 100_000, spent: 98_000 }]);
  });

  it("[PLN7] amounts are whole fen, days run forward; anything else is refused", () => {
    const add = (row: object) => addPlanRow(lin.room, { planId: PLAN, table: "spends", row }, lin.ctx());
    expect(add({ planned: 0.5 })).toMatchObject({ ok: false, error: { code: "number-invalid" } });
    expect(add({ planned: -1 })).toMatchObject({ ok: false, error: { code: "number-invalid" } });
    expect(add({ start: day("2026-12-02"), end: day("2026-12-01") })).toMatchObject({
      ok: false,
      error: { code: "range-inverted" },
    });
    expect(plan(lin)).toBeUndefined();
  });

  it("[PLN1] a goal never serves itself, by however many steps", () => {
    const goals = ["year", "june"].map((text) =>
      must(addPlanRow(lin.room, { planId: PLAN, table: "goals", row: { text } }, lin.ctx())),
    );
    const [year, june] = goals as [PlanRowId, PlanRowId];
    const serve = (id: PlanRowId, parent: PlanRowId) =>
      updatePlanRow(lin.room, { planId: PLAN, table: "goals", id, patch: { parent } }, lin.ctx());
    must(serve(june, year));
    expect(serve(year, june)).toMatchObject({ ok: false, error: { code: "goal-circle" } });
    expect(serve(year, year)).toMatchObject({ ok: false, error: { code: "goal-circle" } });
  });

  it("[PLN4] the template changes which sections there are and touches no words", () => {
    must(type(lin, "新手妈妈"));
    must(setPlanTemplate(lin.room, { planId: PLAN, template: "account" }, lin.ctx()));
    must(setPlanActivity(lin.room, { planId: PLAN, activity: "duet", on: true }, lin.ctx()));
    must(setPlanActivity(lin.room, { planId: PLAN, activity: "challenge", on: true }, lin.ctx()));
    expect(plan(lin)).toMatchObject({
      template: "account",
      activities: ["challenge", "duet"],
      texts: { audience: "新手妈妈" },
    });
  });

  it("[L7] a copy brings back what is missing, and its words only where there are none", () => {
    must(type(lin, "旧的人群"));
    const spend = { planId: PLAN, table: "spends", row: { item: "千川", planned: 5 } } as const;
    const id = must(addPlanRow(lin.room, spend, lin.ctx()));
    must(setPlanTemplate(lin.room, { planId: PLAN, template: "account" }, lin.ctx()));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(lin.doc));
    const from = openPlan(copy);
    must(removePlanRow(lin.room, { planId: PLAN, table: "spends", id }, lin.ctx()));
    must(type(lin, "新的人群"));
    expect(mergePlan(lin.room, { from, prefer: "present" }, lin.ctx())).toEqual({
      ok: true,
      value: { added: 1, changed: 0 },
    });
    expect(plan(lin)).toMatchObject({ texts: { audience: "新的人群" }, spends: [{ item: "千川" }] });
    must(mergePlan(lin.room, { from, prefer: "incoming" }, lin.ctx()));
    expect(words(lin)).toBe("旧的人群");
    const empty = planner("wang", 3);
    must(mergePlan(empty.room, { from, prefer: "present" }, empty.ctx()));
    expect(plan(empty)).toEqual(from.getSnapshot().plans.get(PLAN));
  });
});

describe("phases", () => {
  let campaignId: CampaignId;
  const phases = (who: Planner) => who.room.getSnapshot().campaigns.get(campaignId)?.phases ?? [];
  const first = () => phases(lin)[0]?.id ?? asId<PhaseId>("");
  const names = (who: Planner) => phases(who).map(({ kind, name }) => name ?? kind);

  beforeEach(() => {
    const span = { start: day("2026-12-01"), end: day("2026-12-12") };
    campaignId = must(
      addCampaign(
        lin.room,
        {
          name: "双12",
          nodeId: null,
          ...span,
          phases: [
            { kind: "warmup", start: day("2026-12-01"), end: day("2026-12-07"), quota: 3, aim: "" },
            { kind: "burst", start: day("2026-12-08"), end: day("2026-12-12"), quota: 2, aim: "" },
          ],
        },
        lin.ctx(),
      ),
    );
    syncAll([lin, zhou]);
  });

  it("[C7] a phase more, with a name of its own, stands by its dates; moved ones stay where they were put", () => {
    const span = { start: day("2026-11-24"), end: day("2026-11-30") };
    const phase = { kind: "seed", ...span, quota: 0, aim: "", name: "老客预售" } as const;
    const id = must(addPhase(lin.room, { campaignId, phase }, lin.ctx()));
    expect(names(lin)).toEqual(["老客预售", "warmup", "burst"]);
    const last = phases(lin).at(-1);
    must(movePhase(lin.room, { campaignId, phaseId: id, afterId: last?.id ?? null }, lin.ctx()));
    expect(names(lin)).toEqual(["warmup", "burst", "老客预售"]);
    must(movePhase(lin.room, { campaignId, phaseId: id, afterId: null }, lin.ctx()));
    expect(names(lin)).toEqual(["老客预售", "warmup", "burst"]);
    const encore = { ...phase, kind: "encore", name: "" } as const;
    must(addPhase(lin.room, { campaignId, phase: encore }, lin.ctx()));
    expect(names(lin)).toEqual(["老客预售", "warmup", "burst", "encore"]);
    must(updatePhase(lin.room, { campaignId, phaseId: id, patch: { name: "" } }, lin.ctx()));
    expect(names(lin)[0]).toBe("seed");
    expect(phases(lin)[0]).not.toHaveProperty("name");
  });

  it("[C7] a removed phase comes back with its asks, and a colleague's edit made meanwhile", () => {
    const phaseId = first();
    const ask = { form: "live", channelId: null, count: 1 } as const;
    must(setPhaseAsk(lin.room, { campaignId, phaseId, ask }, lin.ctx()));
    syncAll([lin, zhou]);
    must(removePhase(lin.room, { campaignId, phaseId }, lin.ctx()));
    must(updatePhase(zhou.room, { campaignId, phaseId, patch: { aim: "预约" } }, zhou.ctx()));
    syncAll([lin, zhou]);
    expect(names(zhou)).toEqual(["burst"]);
    must(restorePhase(zhou.room, { campaignId, phaseId }, zhou.ctx()));
    expect(phases(zhou)[0]).toMatchObject({ kind: "warmup", aim: "预约", asks: [ask] });
  });

  it("[CPN2] one press puts into the tray what the phase lacks, by form and account; undone ideas somebody placed stay", () => {
    const channelId = must(addChannel(lin.room, { name: "主号", platform: "douyin" }, lin.ctx())) as ChannelId;
    const phaseId = first();
    must(setPhaseAsk(lin.room, { campaignId, phaseId, ask: { form: "live", channelId, count: 1 } }, lin.ctx()));
    expect(must(lacksOf(lin.room, campaignId, phaseId)).reduce((sum, { count }) => sum + count, 0)).toBe(3);
    const args = { campaignId, phaseId, title: (n: number) => `预热选题 ${n}` };
    const ids = must(fillPhase(lin.room, args, lin.ctx()));
    const made = ids.map((id) => lin.room.getSnapshot().videos.get(id));
    expect(made).toMatchObject([
      { title: "预热选题 1", form: "live", channelId, stage: "idea", planDate: null, phaseId },
      { title: "预热选题 2", form: "video", channelId: null },
      { title: "预热选题 3", form: "video" },
    ]);
    expect(must(fillPhase(lin.room, args, lin.ctx()))).toEqual([]);
    must(updateVideo(lin.room, { videoId: ids[1] ?? asId(""), patch: { title: "礼盒亮相" } }, lin.ctx()));
    must(unfillPhase(lin.room, { ids }, lin.ctx()));
    const left = ids.filter((id) => lin.room.getSnapshot().videos.get(id)?.removedAt === null);
    expect(left).toEqual([ids[1]]);
  });

  it("[CPN2] the same ask of two people is one, two kinds of asks both stay", () => {
    const phaseId = first();
    const ask = (form: "live" | "image", count: number) => ({ form, channelId: null, count });
    must(setPhaseAsk(lin.room, { campaignId, phaseId, ask: ask("live", 1) }, lin.ctx()));
    must(setPhaseAsk(zhou.room, { campaignId, phaseId, ask: ask("image", 2) }, zhou.ctx()));
    syncAll([lin, zhou]);
    expect(phases(zhou)[0]?.asks).toEqual([ask("image", 2), ask("live", 1)]);
    must(setPhaseAsk(zhou.room, { campaignId, phaseId, ask: ask("live", 0) }, zhou.ctx()));
    expect(phases(zhou)[0]?.asks).toEqual([ask("image", 2)]);
  });
});
