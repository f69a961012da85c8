import { type GoalBranch, goalTree, type HalfYear, standingOf } from "@tongpin/domain/campaigns";
import type { Campaign } from "@tongpin/domain/video";
import { useMemo } from "react";
import { AppLink, useFormat, usePaths, useT } from "../../../app/index.ts";
import { useDaysText } from "../use-days-text.ts";
import { GoalTable } from "./goal-table.tsx";
import type { TableProps } from "./section-body.tsx";
import type { OpenPlan } from "./use-plan-doc.ts";

/** 半年规划: the half-year's goals, the campaigns' goals that serve them, its campaigns, and the months without any. */
export function HalfYearBody(props: TableProps) {
  const { subject } = props.open;
  return (
    <div className="flex flex-col gap-4">
      <GoalTable {...props} />
      {subject.type === "halfYear" ? (
        <>
          <GoalTree open={props.open} />
          <HalfYearCampaigns open={props.open} half={subject.half} />
        </>
      ) : null}
    </div>
  );
}

function GoalTree({ open }: { open: OpenPlan }) {
  const t = useT("plan");
  const { plans } = open.campaigns.state;
  const own = new Set(open.plan.goals.map(({ id }) => id));
  const tree = useMemo(() => goalTree([...plans.values()].flatMap(({ goals }) => goals)), [plans]);
  const branches = tree.filter(({ goal, parts }) => own.has(goal.id) && parts.length > 0);
  if (branches.length === 0) return null;
  return (
    <section aria-label={t("halfYear.tree")}>
      <h3 className="text-ink-2 text-small">{t("halfYear.tree")}</h3>
      <Branches branches={branches} open={open} />
    </section>
  );
}

function Branches({ branches, open }: { branches: readonly GoalBranch[]; open: OpenPlan }) {
  const t = useT("plan");
  const format = useFormat();
  const { figures } = open.campaigns.state;
  return (
    <ul className="[&_ul]:ml-4 [&_ul]:border-line [&_ul]:border-l [&_ul]:pl-3">
      {branches.map(({ goal, parts }) => {
        // Only what is typed by hand is known here: whose videos count is the campaign's affair.
        const { actual } = standingOf(goal, [], figures.values());
        const say = (value: number) => (goal.measure === "sales" ? format.money(value) : value.toLocaleString("en-US"));
        return (
          <li key={goal.id} className="text-ui">
            <span className="flex flex-wrap items-baseline gap-x-2 py-0.5">
              <span className="wrap-anywhere">{goal.text || t("halfYear.unnamed")}</span>
              {goal.target !== null && goal.measure ? (
                <span className="keep text-ink-3 text-small">
                  {t(`goals.measures.${goal.measure}`)} {actual && goal.actual !== null ? `${say(actual)} / ` : ""}
                  {say(goal.target)}
                </span>
              ) : null}
              {goal.due ? <span className="keep text-ink-3 text-small">{format.dayShort(goal.due)}</span> : null}
            </span>
            {parts.length > 0 ? <Branches branches={parts} open={open} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function HalfYearCampaigns({ open, half }: { open: OpenPlan; half: HalfYear }) {
  const t = useT("plan");
  const format = useFormat();
  const paths = usePaths();
  const daysText = useDaysText();
  const { campaigns } = open.campaigns.state;
  const within = useMemo(() => campaignsOf(half, campaigns.values()), [half, campaigns]);
  const empty = monthsWithout(half, within);
  return (
    <section aria-label={t("halfYear.campaigns")} className="flex flex-col gap-1">
      <h3 className="text-ink-2 text-small">{t("halfYear.campaigns")}</h3>
      <ul className="border-line border-t">
        {within.map((campaign) => (
          <li key={campaign.id} className="flex min-h-row flex-wrap items-center gap-x-3 border-line border-b text-ui">
            <AppLink
              to={paths.campaigns}
              query={{ id: campaign.id, tab: "plan" }}
              className="min-w-0 flex-1 basis-40 truncate hover:underline"
            >
              {campaign.name}
            </AppLink>
            <span className="keep text-ink-2 text-small">{daysText(campaign)}</span>
            <span className="keep w-28 text-end text-ink-3 text-small">
              {campaign.budget > 0 ? format.money(campaign.budget) : ""}
            </span>
          </li>
        ))}
      </ul>
      {empty.length > 0 ? (
        <p className="text-small text-warn">
          {t("halfYear.emptyMonths", { months: empty.map((month) => t("halfYear.month", { month })).join(t("comma")) })}
        </p>
      ) : null}
    </section>
  );
}

function campaignsOf({ start, end }: HalfYear, campaigns: Iterable<Campaign>): readonly Campaign[] {
  return [...campaigns]
    .filter((campaign) => campaign.start <= end && campaign.end >= start)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
}

/** Months of the half-year that no campaign touches (PLN-01). */
function monthsWithout({ year, half }: HalfYear, campaigns: readonly Campaign[]): readonly number[] {
  return Array.from({ length: 6 }, (_, index) => index + (half === 1 ? 1 : 7)).filter((month) => {
    const of = `${year}-${String(month).padStart(2, "0")}`;
    return !campaigns.some(({ start, end }) => start.slice(0, 7) <= of && end.slice(0, 7) >= of);
  });
}
