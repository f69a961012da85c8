import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { addMonths, civilTimeOf, partsOf } from "@tongpin/domain/calendar";
import { type FreeSlot, nextFreeSlot } from "@tongpin/domain/scheduling";
import type { Video } from "@tongpin/domain/video";
import { useCallback } from "react";
import { useCommands, useT, useToast } from "../../../app/index.ts";
import { type MovePlan, occurrencesOfYear, postingsOf } from "../moving/move-facts.ts";
import type { Move } from "../use-moves.ts";

/** How far ahead a free slot is looked for. */
const MONTHS_AHEAD = 12;

/** The next free slot of a video's channel after a moment of today. */
export function slotFor(
  plan: MovePlan,
  video: Video,
  from: { readonly date: CivilDate; readonly time: FreeSlot["time"] },
) {
  const channel = video.channelId === null ? undefined : plan.state.channels.get(video.channelId);
  if (!channel) return null;
  const postings = postingsOf(plan).get(channel.id);
  const campaign = video.campaignId === null ? undefined : plan.state.campaigns.get(video.campaignId);
  const embargoes = [video.notBefore, campaign?.notBefore ?? null].filter((date) => date !== null).sort();
  const { year } = partsOf(from.date);
  return nextFreeSlot({
    slots: channel.slots,
    postingsOn: (date) => (postings?.get(date) ?? []).filter(({ videoId }) => videoId !== video.id),
    from,
    until: addMonths(from.date, MONTHS_AHEAD),
    table: plan.table,
    occurrences: [...occurrencesOfYear(plan.nodes, year), ...occurrencesOfYear(plan.nodes, year + 1)],
    notBefore: embargoes.at(-1) ?? null,
  });
}

/** Puts a video into its channel's next free slot (C10), or says why there is none. */
export function useNextSlot(plan: MovePlan, move: Move): (id: VideoId) => FreeSlot | null {
  const t = useT("moves");
  const commands = useCommands();
  const toast = useToast();
  return useCallback(
    (id) => {
      const video = plan.state.videos.get(id);
      if (!video) return null;
      const channel = video.channelId === null ? undefined : plan.state.channels.get(video.channelId);
      const refuse = (why: string) => {
        toast.error({
          what: t(`slot.${why}.what`, { title: video.title, channel: channel?.name ?? "" }),
          safe: t("slot.safe"),
          todo: t(`slot.${why}.todo`),
        });
        return null;
      };
      if (!channel) return refuse("noChannel");
      if (channel.slots.length === 0) return refuse("noSlots");
      const slot = slotFor(plan, video, { date: plan.today, time: civilTimeOf(commands().now) });
      if (!slot) return refuse("none");
      return move(id, slot.date, slot.time) ? slot : null;
    },
    [plan, move, commands, toast, t],
  );
}
