import { asId, type PlanId, type VideoId } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { emptyPlan, type HalfYear, type PlanDoc, readHalfYear } from "@tongpin/domain/campaigns";
import { publicationsOf } from "@tongpin/domain/review";
import type { Campaign } from "@tongpin/domain/video";
import { useMemo } from "react";
import { useLedger } from "../../../app/index.ts";
import type { Campaigns } from "../use-campaigns.ts";

/** What a plan document is about: a campaign, or a half-year of the brand. */
export type PlanSubject =
  | { readonly type: "campaign"; readonly campaign: Campaign }
  | { readonly type: "halfYear"; readonly half: HalfYear };

export interface OpenPlan {
  readonly id: PlanId;
  readonly subject: PlanSubject;
  readonly plan: PlanDoc;
  readonly campaigns: Campaigns;
  /** Videos it is about that are out. */
  readonly published: readonly VideoId[];
}

export function idOf(subject: PlanSubject): PlanId {
  return subject.type === "campaign" ? asId<PlanId>(subject.campaign.id) : subject.half.id;
}

export function usePlanDoc(subject: PlanSubject, campaigns: Campaigns): OpenPlan {
  const { entries } = useLedger();
  const { state } = campaigns;
  const id = idOf(subject);
  const of = subject.type === "campaign" ? subject.campaign.id : null;
  const published = useMemo(() => {
    const half = readHalfYear(id);
    const out = new Map(publicationsOf(entries).map((publication) => [publication.videoId, publication]));
    return [...out.values()].flatMap(({ videoId, publishedAt }) => {
      const day = civilDateOf(publishedAt);
      const isOf = half ? day >= half.start && day <= half.end : state.videos.get(videoId)?.campaignId === of;
      return isOf ? [videoId] : [];
    });
  }, [entries, id, of, state.videos]);
  return { id, subject, plan: state.plans.get(id) ?? emptyPlan(id), campaigns, published };
}
