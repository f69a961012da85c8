import {
  type CampaignId,
  type CivilDate,
  ok,
  type PhaseId,
  type Result,
  refuse,
  type VideoId,
} from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import type { CommandContext } from "../context.ts";
import { phaseKey } from "../schema/campaign.ts";
import { fieldKey } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

/** Farther than that is a slip of the hand; it also keeps every day within the years a date may have. */
export const LONGEST_SHIFT_DAYS = 3_660;

interface Days {
  readonly start: CivilDate;
  readonly end: CivilDate;
}

/** What a shift wrote, so that it can be taken back without touching what somebody else wrote since. */
export interface CampaignShift {
  readonly campaignId: CampaignId;
  readonly campaign: { readonly before: Days; readonly after: Days };
  readonly phases: readonly { readonly id: PhaseId; readonly before: Days; readonly after: Days }[];
  readonly videos: readonly { readonly id: VideoId; readonly before: CivilDate; readonly after: CivilDate }[];
}

/**
 * Moves a campaign and all of its phases by so many days (negative: earlier), and the plan dates of the named videos with
 * it; those without a plan date stay in the tray. Promise dates are other facts and stay. Refuses `campaign-unknown`,
 * `video-unknown`, `shift-too-far`, `date-invalid`.
 */
export function shiftCampaign(
  room: PlanRoom,
  args: { readonly campaignId: CampaignId; readonly days: number; readonly videoIds: readonly VideoId[] },
  ctx: CommandContext,
): Result<CampaignShift> {
  const { campaigns, videos } = room.getSnapshot();
  const campaign = campaigns.get(args.campaignId);
  if (!campaign) return refuse("campaign-unknown");
  if (!Number.isInteger(args.days) || Math.abs(args.days) > LONGEST_SHIFT_DAYS) return refuse("shift-too-far");
  const moved: CampaignShift["videos"][number][] = [];
  for (const id of args.videoIds) {
    const video = videos.get(id);
    if (!video) return refuse("video-unknown");
    if (video.planDate === null) continue;
    const after = shiftedDay(video.planDate, args.days);
    if (after === null) return refuse("date-invalid");
    moved.push({ id, before: video.planDate, after });
  }
  const own = shiftedDays(campaign, args.days);
  if (own === null) return refuse("date-invalid");
  const phases: CampaignShift["phases"][number][] = [];
  for (const phase of campaign.phases) {
    const shifted = shiftedDays(phase, args.days);
    if (shifted === null) return refuse("date-invalid");
    phases.push({ id: phase.id, ...shifted });
  }
  const shift: CampaignShift = { campaignId: args.campaignId, campaign: own, phases, videos: moved };
  if (args.days === 0) return ok(shift);
  const done = commit(room, ctx, () => writeDays(room, shift, "after"));
  return done.ok ? ok(shift) : done;
}

/** Takes a shift back. A date that has been changed since stays as it is: somebody meant it. */
export function takeBackShift(room: PlanRoom, shift: CampaignShift, ctx: CommandContext): Result<void> {
  const { campaigns, videos } = room.getSnapshot();
  const campaign = campaigns.get(shift.campaignId);
  if (!campaign) return refuse("campaign-unknown");
  const phasesById = new Map(campaign.phases.map((phase) => [phase.id, phase]));
  const left: CampaignShift = {
    campaignId: shift.campaignId,
    campaign: isSame(campaign, shift.campaign.after)
      ? shift.campaign
      : { before: { start: campaign.start, end: campaign.end }, after: { start: campaign.start, end: campaign.end } },
    phases: shift.phases.filter(({ id, after }) => isSame(phasesById.get(id), after)),
    videos: shift.videos.filter(({ id, after }) => videos.get(id)?.planDate === after),
  };
  const idle = isSame(left.campaign.before, left.campaign.after) && left.phases.length + left.videos.length === 0;
  return idle ? ok() : commit(room, ctx, () => writeDays(room, left, "before"));
}

function writeDays(room: PlanRoom, shift: CampaignShift, side: "before" | "after"): void {
  const campaigns = room.doc.getMap<unknown>("campaigns");
  const phases = room.doc.getMap<unknown>("phases");
  const videos = room.doc.getMap<unknown>("videos");
  if (!isSame(shift.campaign.before, shift.campaign.after)) {
    campaigns.set(fieldKey(shift.campaignId, "start"), shift.campaign[side].start);
    campaigns.set(fieldKey(shift.campaignId, "end"), shift.campaign[side].end);
  }
  for (const phase of shift.phases) {
    const key = phaseKey(shift.campaignId, phase.id);
    phases.set(fieldKey(key, "start"), phase[side].start);
    phases.set(fieldKey(key, "end"), phase[side].end);
  }
  for (const video of shift.videos) videos.set(fieldKey(video.id, "planDate"), video[side]);
}

function isSame(a: Days | undefined, b: Days): boolean {
  return a !== undefined && a.start === b.start && a.end === b.end;
}

function shiftedDays({ start, end }: Days, days: number): { before: Days; after: Days } | null {
  const after = { start: shiftedDay(start, days), end: shiftedDay(end, days) };
  if (after.start === null || after.end === null) return null;
  return { before: { start, end }, after: { start: after.start, end: after.end } };
}

/** Null when the day would leave the years a date may have. */
function shiftedDay(date: CivilDate, days: number): CivilDate | null {
  const year = Number(date.slice(0, 4)) + Math.sign(days) * Math.ceil(Math.abs(days) / 365);
  if (year < 1 || year > 9999) return null;
  return addDays(date, days);
}
