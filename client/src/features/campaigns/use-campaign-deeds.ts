import type { CampaignId, PhaseId, Result } from "@tongpin/domain/base";
import type { Campaign, Phase, Video } from "@tongpin/domain/video";
import {
  addCampaign,
  type CommandContext,
  type PlanRoom,
  removeCampaign,
  restoreCampaign,
  updateCampaign,
  updatePhase,
  updateVideo,
} from "@tongpin/workspace";
import { announce, refusalText, useCommands, useT, useToast } from "../../app/index.ts";
import type { CampaignDraft } from "./campaign-from-node.ts";
import type { Campaigns } from "./use-campaigns.ts";

export interface CampaignDeeds {
  /** One command makes the campaign with its phases; answers its id, or null when it was refused. */
  create(draft: CampaignDraft): CampaignId | null;
  change(campaign: Campaign, patch: Partial<Omit<Campaign, "id" | "phases">>): void;
  changePhase(campaign: Campaign, phase: Phase, patch: Partial<Omit<Phase, "id">>): void;
  remove(campaign: Campaign): void;
  /** Into a phase, from nowhere or from another one. */
  attach(video: Video, campaign: Campaign, phase: Phase): void;
  detach(video: Video, campaign: Campaign): void;
}

/** What can be done with campaigns; each says what it did and how to take it back. */
export function useCampaignDeeds({ room }: Pick<Campaigns, "room">): CampaignDeeds {
  const t = useT("campaigns");
  const tc = useT("common");
  const commands = useCommands();
  const toast = useToast();

  function run<T>(command: (room: PlanRoom, ctx: CommandContext) => Result<T>): T | null {
    if (!room) return null;
    const done = command(room, commands());
    if (done.ok) return done.value;
    toast.error({ what: refusalText(tc, done.error.code), safe: t("refused.safe"), todo: t("refused.todo") });
    return null;
  }

  function say(message: string, undo: (room: PlanRoom, ctx: CommandContext) => Result<unknown>) {
    announce(message);
    toast.undo(message, () => run(undo));
  }

  function place(video: Video, campaignId: CampaignId | null, phaseId: PhaseId | null, message: string) {
    const done = run((plan, ctx) => {
      const updated = updateVideo(plan, { videoId: video.id, patch: { campaignId, phaseId } }, ctx);
      return updated.ok ? { ok: true, value: true } : updated;
    });
    if (done) say(message, (plan, ctx) => putBack(plan, video, ctx));
  }

  return {
    create(draft) {
      const id = run((plan, ctx) => addCampaign(plan, draft, ctx));
      if (id !== null) {
        say(t("created", { name: draft.name }), (plan, ctx) => removeCampaign(plan, { campaignId: id }, ctx));
      }
      return id;
    },
    change(campaign, patch) {
      run((plan, ctx) => updateCampaign(plan, { campaignId: campaign.id, patch }, ctx));
    },
    changePhase(campaign, phase, patch) {
      run((plan, ctx) => updatePhase(plan, { campaignId: campaign.id, phaseId: phase.id, patch }, ctx));
    },
    remove(campaign) {
      run((plan, ctx) => removeCampaign(plan, { campaignId: campaign.id }, ctx));
      say(t("removed", { name: campaign.name }), (plan, ctx) =>
        restoreCampaign(plan, { campaignId: campaign.id }, ctx),
      );
    },
    attach(video, campaign, phase) {
      place(video, campaign.id, phase.id, t("attached", { title: video.title, phase: tc(`phases.${phase.kind}`) }));
    },
    detach(video, campaign) {
      place(video, null, null, t("detached", { title: video.title, name: campaign.name }));
    },
  };
}

/** To where the video was, unless that campaign is gone by now: then to none, which it was in effect. */
function putBack(plan: PlanRoom, { id, campaignId, phaseId }: Video, ctx: CommandContext): Result<void> {
  const isThere = campaignId === null || plan.getSnapshot().campaigns.has(campaignId);
  const patch = isThere ? { campaignId, phaseId } : { campaignId: null, phaseId: null };
  return updateVideo(plan, { videoId: id, patch }, ctx);
}
