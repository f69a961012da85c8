import type { CivilDate } from "@tongpin/domain/base";
import { diffDays } from "@tongpin/domain/calendar";
import type { Campaign, Phase } from "@tongpin/domain/video";
import { AppLink, usePaths, usePhaseName, useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import { PHASE_TONES } from "./phase-tones.ts";
import type { Calendar } from "./use-calendar.ts";

/** Campaign phases that touch a week, as bars above its days, with how many videos stand in them (C7). */
export function PhaseBars({ calendar, week }: { calendar: Calendar; week: readonly CivilDate[] }) {
  const t = useT("calendar");
  const phaseName = usePhaseName();
  const paths = usePaths();
  const bars = barsOf(calendar.state.campaigns.values(), week);
  const [monday] = week;
  if (bars.length === 0 || !monday) return null;
  return (
    <tr className="h-5">
      <td colSpan={7} className="border-line border-r p-0 pt-0.5 align-top">
        <div className="grid grid-cols-7 gap-y-px">
          {bars.map(({ campaign, phase, from, days }) => {
            const planned = plannedIn(calendar, phase);
            return (
              <AppLink
                key={phase.id}
                to={paths.campaigns}
                query={{ id: campaign.id }}
                style={{ gridColumn: `${from + 1} / span ${days}` }}
                className={classNames(
                  "mx-0.5 truncate rounded-sm px-1.5 text-mini leading-tight",
                  PHASE_TONES[phase.kind],
                )}
              >
                {t("grid.phase", {
                  campaign: campaign.name,
                  phase: phaseName(phase),
                  planned,
                  quota: phase.quota,
                })}
              </AppLink>
            );
          })}
        </div>
      </td>
      <td className="p-0" />
    </tr>
  );
}

interface Bar {
  readonly campaign: Campaign;
  readonly phase: Phase;
  /** Column 0–6 where it begins in this week. */
  readonly from: number;
  readonly days: number;
}

function barsOf(campaigns: Iterable<Campaign>, week: readonly CivilDate[]): readonly Bar[] {
  const [monday] = week;
  const sunday = week.at(-1);
  if (!monday || !sunday) return [];
  return [...campaigns].flatMap((campaign) =>
    campaign.phases
      .filter((phase) => phase.start <= sunday && phase.end >= monday)
      .map((phase) => {
        const from = Math.max(0, diffDays(monday, phase.start));
        const to = Math.min(6, diffDays(monday, phase.end));
        return { campaign, phase, from, days: to - from + 1 };
      }),
  );
}

function plannedIn({ state }: Calendar, phase: Phase): number {
  let planned = 0;
  for (const video of state.videos.values()) {
    if (video.removedAt === null && video.phaseId === phase.id && video.planDate !== null) planned += 1;
  }
  return planned;
}
