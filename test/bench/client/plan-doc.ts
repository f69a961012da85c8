import { asId, type CampaignId, type ChannelId, type PhaseId, type VideoId } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { PHASE_KINDS, STAGES } from "@tongpin/domain/video";
import { addCampaign, addVideo, type CommandContext, openPlan, updateChannel } from "@tongpin/workspace";
import type * as Y from "yjs";

/** The day around which the videos are planned; pages are opened at it. */
export const TODAY = "2026-12-01";
const WORDS = ["围炉煮茶", "初雪礼盒", "探店一日", "三款怎么选", "门店幕后", "茶山清晨", "新品开箱", "年货清单"];

export function contextOf(prefix: string): CommandContext {
  let count = 0;
  return { now: Date.now(), newId: () => `${prefix}-${count++}`, actor: asId("bench") };
}

/** Videos of two years around today, all stages and channels, half of them in one of so many campaigns. */
export function fillPlanDoc(doc: Y.Doc, videos: number, campaigns = 0): void {
  const plan = openPlan(doc);
  const context = contextOf("bench");
  const phases = fillCampaigns(doc, campaigns);
  const channels: readonly (ChannelId | null)[] = [...plan.getSnapshot().channels.keys(), null];
  const batch = 500;
  for (let from = 0; from < videos; from += batch) {
    doc.transact(() => {
      for (let index = from; index < Math.min(videos, from + batch); index += 1) {
        const added = addVideo(
          plan,
          {
            id: asId<VideoId>(`bench-${index}`),
            title: `${WORDS[index % WORDS.length]} ${index}`,
            stage: STAGES[index % STAGES.length] ?? "idea",
            channelId: channels[index % channels.length] ?? null,
            ...(phases.length > 0 && index % 2 === 0 ? phases[(index / 2) % phases.length] : {}),
            planDate: index % 20 === 0 ? null : addDays(asId(TODAY), (index % 730) - 365),
          },
          context,
        );
        if (!added.ok) throw new Error(added.error.code);
      }
    });
  }
  plan.destroy();
}

type InPhase = { readonly campaignId: CampaignId; readonly phaseId: PhaseId };

/** Campaigns of four phases, spread over the two years; every channel with a promise of three a week. Answers all phases. */
function fillCampaigns(doc: Y.Doc, campaigns: number): readonly InPhase[] {
  const plan = openPlan(doc);
  const context = contextOf("bench-campaign");
  if (campaigns > 0) {
    for (const channelId of plan.getSnapshot().channels.keys()) {
      updateChannel(plan, { channelId, patch: { weeklyQuota: 3 } }, context);
    }
  }
  for (let index = 0; index < campaigns; index += 1) {
    const start = addDays(asId(TODAY), Math.round((index * 700) / campaigns) - 350);
    const added = addCampaign(
      plan,
      {
        name: `${WORDS[index % WORDS.length]}季 ${index}`,
        nodeId: null,
        start,
        end: addDays(start, 27),
        phases: PHASE_KINDS.map((kind, at) => ({
          kind,
          start: addDays(start, at * 7),
          end: addDays(start, at * 7 + 6),
          quota: 6,
          aim: "",
        })),
      },
      context,
    );
    if (!added.ok) throw new Error(added.error.code);
  }
  const found = [...plan.getSnapshot().campaigns.values()].flatMap(({ id, phases }) =>
    phases.map((phase) => ({ campaignId: id, phaseId: phase.id })),
  );
  plan.destroy();
  return campaigns > 0 ? found : [];
}
