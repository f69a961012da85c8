import type { CampaignId } from "@tongpin/domain/base";
import { diffDays } from "@tongpin/domain/calendar";
import type { Campaign } from "@tongpin/domain/video";
import { shiftCampaign, takeBackShift, updatePhase } from "@tongpin/workspace";
import { useState } from "react";
import { announce, refusalText, useCommands, useFormat, usePhaseName, useT, useToast } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";
import { type BarMove, movedCampaign } from "./bar-moves.ts";
import { type CampaignFill, NO_FILL, wholeSpan } from "./campaign-fill.ts";

/** What the videos of a moved campaign do: asked the first time, then known for as long as the strip is open. */
export const VIDEO_HABITS = ["ask", "follow", "stay"] as const;
export type VideoHabit = (typeof VIDEO_HABITS)[number];

type PhaseMove = Exclude<BarMove, { readonly type: "campaign" }>;

export interface CampaignMoves {
  readonly habit: VideoHabit;
  setHabit(habit: VideoHabit): void;
  /** A move that waits for the answer what its videos do. */
  readonly asking: { readonly campaign: Campaign; readonly videos: number } | null;
  /** Null: nothing is moved after all. */
  answer(habit: Exclude<VideoHabit, "ask"> | null): void;
  request(campaignId: CampaignId, move: BarMove): void;
}

/** Moves campaigns and the ends of their phases; says what moved and how to take it back. */
export function useCampaignMoves(
  { room, state }: Pick<Calendar, "room" | "state">,
  fills: ReadonlyMap<CampaignId, CampaignFill>,
): CampaignMoves {
  const t = useT("strip");
  const tc = useT("common");
  const phaseName = usePhaseName();
  const format = useFormat();
  const commands = useCommands();
  const toast = useToast();
  const [habit, setHabit] = useState<VideoHabit>("ask");
  const [waiting, setWaiting] = useState<{ readonly campaignId: CampaignId; readonly days: number } | null>(null);
  const waitsFor = waiting === null ? undefined : state.campaigns.get(waiting.campaignId);

  function refuse(code: string) {
    toast.error({ what: refusalText(tc, code), safe: t("move.unchanged"), todo: t("move.retry") });
  }

  function shift(campaign: Campaign, days: number, withVideos: boolean) {
    if (!room) return;
    const videoIds = withVideos ? (fills.get(campaign.id) ?? NO_FILL).movable : [];
    const done = shiftCampaign(room, { campaignId: campaign.id, days, videoIds }, commands());
    if (!done.ok) {
      refuse(done.error.code);
      return;
    }
    const moved = wholeSpan(movedCampaign(campaign, { type: "campaign", days }));
    const message = t("move.campaign", {
      name: campaign.name,
      from: format.dayShort(moved.start),
      to: format.dayShort(moved.end),
      videos: done.value.videos.length,
    });
    announce(message);
    toast.undo(message, () => takeBackShift(room, done.value, commands()));
  }

  function resize(campaign: Campaign, move: PhaseMove) {
    const phase = campaign.phases.find(({ id }) => id === move.phaseId);
    const after = movedCampaign(campaign, move).phases.find(({ id }) => id === move.phaseId);
    if (!room || !phase || !after || after[move.type] === phase[move.type]) return;
    const ids = { campaignId: campaign.id, phaseId: phase.id };
    const done = updatePhase(room, { ...ids, patch: { [move.type]: after[move.type] } }, commands());
    if (!done.ok) {
      refuse(done.error.code);
      return;
    }
    const message = t(`move.${move.type}`, {
      name: campaign.name,
      phase: phaseName(phase),
      day: format.day(after[move.type]),
      days: diffDays(after.start, after.end) + 1,
    });
    announce(message);
    toast.undo(message, () => {
      const now = room
        .getSnapshot()
        .campaigns.get(campaign.id)
        ?.phases.find(({ id }) => id === phase.id);
      // Somebody who has set it since meant it.
      if (now?.[move.type] !== after[move.type]) return;
      updatePhase(room, { ...ids, patch: { [move.type]: phase[move.type] } }, commands());
    });
  }

  return {
    habit,
    setHabit,
    asking:
      waiting && waitsFor ? { campaign: waitsFor, videos: (fills.get(waitsFor.id) ?? NO_FILL).movable.length } : null,
    answer(chosen) {
      setWaiting(null);
      if (chosen === null || !waiting || !waitsFor) return;
      setHabit(chosen);
      shift(waitsFor, waiting.days, chosen === "follow");
    },
    request(campaignId, move) {
      // What the room says now: a key repeated quickly comes before the screen is drawn anew.
      const campaign = room?.getSnapshot().campaigns.get(campaignId);
      if (!campaign || move.days === 0) return;
      if (move.type !== "campaign") resize(campaign, move);
      else if (habit === "ask" && (fills.get(campaignId) ?? NO_FILL).movable.length > 0) {
        setWaiting({ campaignId, days: move.days });
      } else shift(campaign, move.days, habit === "follow");
    },
  };
}
