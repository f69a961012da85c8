import type { CampaignId, PhaseId, Result } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import type { Campaign, Phase, PhaseAsk, PhaseKind, Video } from "@tongpin/domain/video";
import {
  addCampaign,
  addPhase,
  type CommandContext,
  fillPhase,
  movePhase,
  type PhaseFields,
  type PlanRoom,
  removeCampaign,
  removePhase,
  restoreCampaign,
  restorePhase,
  setPhaseAsk,
  unfillPhase,
  updateCampaign,
  updatePhase,
  updateVideo,
} from "@tongpin/workspace";
import { announce, refusalText, useCommands, usePhaseName, useT, useToast } from "../../app/index.ts";
import type { CampaignDraft } from "./campaign-from-node.ts";
import type { Campaigns } from "./use-campaigns.ts";

const WEEK = 7;

export interface CampaignDeeds {
  /** One command makes the campaign with its phases; answers its id, or null when it was refused. */
  create(draft: CampaignDraft): CampaignId | null;
  change(campaign: Campaign, patch: Partial<Omit<Campaign, "id" | "phases">>): void;
  remove(campaign: Campaign): void;
  /** Brings one back that was removed. */
  restore(campaign: Pick<Campaign, "id" | "name">): void;
  /** A phase of a kind, over the week after the last one; answers its id. */
  addPhase(campaign: Campaign, kind: PhaseKind): PhaseId | null;
  changePhase(campaign: Campaign, phase: Phase, patch: Partial<PhaseFields>): void;
  removePhase(campaign: Campaign, phase: Phase): void;
  restorePhase(campaign: Campaign, phase: Pick<Phase, "id" | "kind" | "name">): void;
  /** One place up (-1) or down (1) among the phases. */
  movePhase(campaign: Campaign, phase: Phase, by: 1 | -1): void;
  ask(campaign: Campaign, phase: Phase, ask: PhaseAsk): void;
  /** Puts an idea into the tray for everything the phase lacks. */
  fill(campaign: Campaign, phase: Phase): void;
  /** Into a phase, from nowhere or from another one. */
  attach(video: Video, campaign: Campaign, phase: Phase): void;
  detach(video: Video, campaign: Campaign): void;
}

/** What can be done with campaigns; each says what it did and how to take it back. */
export function useCampaignDeeds({ room }: Pick<Campaigns, "room">): CampaignDeeds {
  const t = useT("campaigns");
  const tc = useT("common");
  const phaseName = usePhaseName();
  const commands = useCommands();
  const toast = useToast();

  function run<T>(command: (room: PlanRoom, ctx: CommandContext) => Result<T>): T | null {
    if (!room) return null;
    const done = command(room, commands());
    if (done.ok) return done.value;
    const key = `refusals.${done.error.code}`;
    const what = t.has(key) ? t(key) : refusalText(tc, done.error.code);
    toast.error({ what, safe: t("refused.safe"), todo: t("refused.todo") });
    return null;
  }

  function say(message: string, undo: (room: PlanRoom, ctx: CommandContext) => Result<unknown>) {
    announce(message);
    toast.undo(message, () => run(undo));
  }

  function place(video: Video, campaignId: CampaignId | null, phaseId: PhaseId | null, message: string) {
    const patch = { campaignId, phaseId };
    const done = run((plan, ctx) => answering(updateVideo(plan, { videoId: video.id, patch }, ctx)));
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
    remove(campaign) {
      run((plan, ctx) => removeCampaign(plan, { campaignId: campaign.id }, ctx));
      say(t("removed", { name: campaign.name }), (plan, ctx) =>
        restoreCampaign(plan, { campaignId: campaign.id }, ctx),
      );
    },
    restore({ id, name }) {
      const done = run((plan, ctx) => answering(restoreCampaign(plan, { campaignId: id }, ctx)));
      if (done) say(t("restored", { name }), (plan, ctx) => removeCampaign(plan, { campaignId: id }, ctx));
    },
    addPhase(campaign, kind) {
      const after = campaign.phases.map(({ end }) => end).sort();
      const start = addDays(after.at(-1) ?? addDays(campaign.start, -1), 1);
      const phase = { kind, start, end: addDays(start, WEEK - 1), quota: 0, aim: "" };
      const id = run((plan, ctx) => addPhase(plan, { campaignId: campaign.id, phase }, ctx));
      if (id === null) return null;
      const of = { campaignId: campaign.id, phaseId: id };
      say(t("phase.added", { phase: phaseName({ kind }) }), (plan, ctx) => removePhase(plan, of, ctx));
      return id;
    },
    changePhase(campaign, phase, patch) {
      run((plan, ctx) => updatePhase(plan, { campaignId: campaign.id, phaseId: phase.id, patch }, ctx));
    },
    removePhase(campaign, phase) {
      const of = { campaignId: campaign.id, phaseId: phase.id };
      const done = run((plan, ctx) => answering(removePhase(plan, of, ctx)));
      if (done) say(t("phase.removed", { phase: phaseName(phase) }), (plan, ctx) => restorePhase(plan, of, ctx));
    },
    restorePhase(campaign, phase) {
      const of = { campaignId: campaign.id, phaseId: phase.id };
      const done = run((plan, ctx) => answering(restorePhase(plan, of, ctx)));
      if (done) say(t("restored", { name: phaseName(phase) }), (plan, ctx) => removePhase(plan, of, ctx));
    },
    movePhase(campaign, phase, by) {
      const at = campaign.phases.findIndex(({ id }) => id === phase.id);
      const after = (place: number) => campaign.phases[place]?.id ?? null;
      if (at < 0 || at + by < 0 || at + by >= campaign.phases.length) return;
      const afterId = by === 1 ? after(at + 1) : after(at - 2);
      run((plan, ctx) => movePhase(plan, { campaignId: campaign.id, phaseId: phase.id, afterId }, ctx));
      announce(t("phase.moved", { phase: phaseName(phase), place: at + by + 1 }));
    },
    ask(campaign, phase, ask) {
      run((plan, ctx) => setPhaseAsk(plan, { campaignId: campaign.id, phaseId: phase.id, ask }, ctx));
    },
    fill(campaign, phase) {
      const of = { campaignId: campaign.id, phaseId: phase.id };
      const words = { name: campaign.name, phase: phaseName(phase) };
      const title = (n: number) => t("ideaTitle", { ...words, n });
      const ids = run((plan, ctx) => fillPhase(plan, { ...of, title }, ctx));
      if (ids && ids.length > 0) {
        say(t("filled", { count: ids.length }), (plan, ctx) => unfillPhase(plan, { ids }, ctx));
      }
    },
    attach(video, campaign, phase) {
      place(video, campaign.id, phase.id, t("attached", { title: video.title, phase: phaseName(phase) }));
    },
    detach(video, campaign) {
      place(video, null, null, t("detached", { title: video.title, name: campaign.name }));
    },
  };
}

/** A command that answers nothing, answering that it was done. */
function answering(done: Result<void>): Result<true> {
  return done.ok ? { ok: true, value: true } : done;
}

/** To where the video was, unless that campaign is gone by now: then to none, which it was in effect. */
function putBack(plan: PlanRoom, { id, campaignId, phaseId }: Video, ctx: CommandContext): Result<void> {
  const isThere = campaignId === null || plan.getSnapshot().campaigns.has(campaignId);
  const patch = isThere ? { campaignId, phaseId } : { campaignId: null, phaseId: null };
  return updateVideo(plan, { videoId: id, patch }, ctx);
}
