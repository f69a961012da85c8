import { asId, type ChannelId, type VideoId } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { STAGES } from "@tongpin/domain/video";
import { addVideo, type CommandContext, openPlan } from "@tongpin/workspace";
import type * as Y from "yjs";

/** The day around which the videos are planned; pages are opened at it. */
export const TODAY = "2026-12-01";
const WORDS = ["围炉煮茶", "初雪礼盒", "探店一日", "三款怎么选", "门店幕后", "茶山清晨", "新品开箱", "年货清单"];

export function contextOf(prefix: string): CommandContext {
  let count = 0;
  return { now: Date.now(), newId: () => `${prefix}-${count++}`, actor: asId("bench") };
}

/** Videos of two years around today, all stages and channels. */
export function fillPlanDoc(doc: Y.Doc, videos: number): void {
  const plan = openPlan(doc);
  const context = contextOf("bench");
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
