import { asId, type CampaignId, type CivilDate, must, type PersonId } from "@tongpin/domain/base";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { addCampaign, addVideo, type CommandContext, openPlan, removeCampaign, restoreCampaign } from "../index.ts";

let count = 0;
const ctx: CommandContext = { now: 0, newId: () => `id-${++count}`, actor: asId<PersonId>("tester") };
const day = (value: string) => asId<CivilDate>(value);

function planWithCampaign() {
  const room = openPlan(new Y.Doc());
  const span = { start: day("2026-12-01"), end: day("2026-12-12") };
  const phases = [{ kind: "burst" as const, ...span, quota: 2, aim: "成交" }];
  const added = addCampaign(room, { name: "双12", nodeId: null, ...span, phases }, ctx);
  return { room, campaignId: must(added.ok ? added.value : null) };
}

it("[C7] a removed campaign comes back whole, its videos with it", () => {
  const { room, campaignId } = planWithCampaign();
  const before = room.getSnapshot().campaigns.get(campaignId);
  const phaseId = must(before?.phases[0]).id;
  addVideo(room, { title: "礼盒", campaignId, phaseId }, ctx);
  removeCampaign(room, { campaignId }, ctx);
  expect(room.getSnapshot().campaigns.size).toBe(0);
  expect(restoreCampaign(room, { campaignId }, ctx).ok).toBe(true);
  expect(room.getSnapshot().campaigns.get(campaignId)).toEqual(before);
  expect([...room.getSnapshot().videos.values()]).toMatchObject([{ campaignId, phaseId }]);
});

it("[C7] restoring what is there writes nothing; what never was is refused", () => {
  const { room, campaignId } = planWithCampaign();
  const state = Y.encodeStateVector(room.doc);
  expect(restoreCampaign(room, { campaignId }, ctx).ok).toBe(true);
  expect(Y.encodeStateVector(room.doc)).toEqual(state);
  expect(restoreCampaign(room, { campaignId: asId<CampaignId>("never") }, ctx)).toMatchObject({
    ok: false,
    error: { code: "campaign-unknown" },
  });
});
