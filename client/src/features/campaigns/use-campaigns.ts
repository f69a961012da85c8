import { mayWriteRoom } from "@tongpin/domain/access";
import { asId, type CampaignId, type CivilDate, type PhaseId, type VideoId } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { publicationsOf } from "@tongpin/domain/review";
import type { Campaign } from "@tongpin/domain/video";
import type { PlanRoom, PlanState } from "@tongpin/workspace";
import { useMemo } from "react";
import { useApp, useGo, useLedger, useNow, usePlan, useQuery } from "../../app/index.ts";

const MINUTE = 60_000;

export interface Campaigns {
  readonly room: PlanRoom | null;
  readonly state: PlanState;
  readonly ready: boolean;
  readonly mayEdit: boolean;
  readonly today: CivilDate;
  /** Videos whose publication is recorded. */
  readonly published: ReadonlySet<VideoId>;
  /** What the address names: a campaign (which may be gone), and in it a phase. */
  readonly openedId: CampaignId | null;
  readonly opened: Campaign | null;
  readonly phaseId: PhaseId | null;
  open(id: CampaignId | null): void;
}

/** Everything the campaigns' screen shows, derived from the plan, the ledger and the address. */
export function useCampaigns(): Campaigns {
  const { role } = useApp();
  const { room, state, ready } = usePlan();
  const { entries } = useLedger();
  const today = civilDateOf(useNow(MINUTE));
  const query = useQuery();
  const go = useGo();
  const published = useMemo(() => new Set(publicationsOf(entries).map(({ videoId }) => videoId)), [entries]);
  const openedId = query["id"] ? asId<CampaignId>(query["id"]) : null;
  return {
    room,
    state,
    ready,
    mayEdit: mayWriteRoom(role, "plan") && room !== null,
    today,
    published,
    openedId,
    opened: openedId === null ? null : (state.campaigns.get(openedId) ?? null),
    phaseId: query["phase"] ? asId<PhaseId>(query["phase"]) : null,
    open: (id) => go.query({ id, phase: null }, { push: true }),
  };
}
