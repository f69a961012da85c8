import type { PersonId } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { type PlanSection, type Spend, standingOf, sumSpends, wantedOf } from "@tongpin/domain/campaigns";
import { type DocumentBlock, type DocumentSheet, exportFileName } from "@tongpin/domain/exchange";
import { useCommands, useFormat, useMembers, usePhaseName, useT } from "../../../app/index.ts";
import { fillOf, videosByPhase } from "../phase-fill.ts";
import { useDaysText } from "../use-days-text.ts";
import type { OpenPlan } from "./use-plan-doc.ts";
import { usePlanSections } from "./use-plan-sections.ts";

export interface PlanSheetMaker {
  /** The plan as it is now, in words: sections without words and rows are left out. */
  make(): DocumentSheet;
  fileName(ending: string): string;
}

type Table = Extract<DocumentBlock, { readonly type: "table" }>;
type Columns = readonly (readonly [head: string, share: number, isNumber?: "number"])[];

/** A plan document with its live tables, in the reader's language, for paper and files. */
export function usePlanSheet(open: OpenPlan, title: string): PlanSheetMaker {
  const t = useT("plan");
  const tc = useT("common");
  const format = useFormat();
  const daysText = useDaysText();
  const phaseName = usePhaseName();
  const members = useMembers();
  const context = useCommands();
  const sections = usePlanSections(open);
  const { plan, subject, campaigns, published } = open;
  const { state } = campaigns;

  const person = (id: PersonId | null) => members.find(({ personId }) => personId === id)?.name ?? "";
  const day = (value: Parameters<typeof format.dayShort>[0] | null) => (value ? format.dayShort(value) : "");
  const table = (columns: Columns, rows: readonly (readonly string[])[], foot = ""): readonly Table[] =>
    rows.length === 0
      ? []
      : [
          {
            type: "table",
            columns: columns.map(([head, share, kind]) => ({ head, share, isNumber: kind === "number" })),
            rows,
            ...(foot === "" ? {} : { foot }),
          },
        ];

  function goals(): readonly Table[] {
    const columns: Columns = [
      [t("goals.kind"), 1],
      [t("goals.text"), 4],
      [t("goals.measure"), 1.4],
      [t("goals.target"), 1.6, "number"],
      [t("kpi.actual"), 1.6, "number"],
      [t("goals.due"), 1.4],
    ];
    const rows = plan.goals.map((goal) => {
      const { actual } = standingOf(goal, published, state.figures.values());
      const say = (value: number | null) =>
        value === null ? "" : goal.measure === "sales" ? format.money(value) : value.toLocaleString("en-US");
      const measure = goal.measure ? t(`goals.measures.${goal.measure}`) : "";
      return [t(`goals.kinds.${goal.kind}`), goal.text, measure, say(goal.target), say(actual), day(goal.due)];
    });
    return table(columns, rows);
  }

  function spends(rows: readonly Spend[]): readonly Table[] {
    const sum = sumSpends(rows);
    const columns: Columns = [
      [t("spends.kind"), 1],
      [t("spends.item"), 3],
      [t("spends.channel"), 1.6],
      [t("spends.planned"), 1.6, "number"],
      [t("spends.spent"), 1.6, "number"],
      [t("owner"), 1.2],
    ];
    const cells = rows.map((row) => [
      t(`spends.kinds.${row.kind}`),
      row.tier ? `${row.item} (${t(`spends.tiers.${row.tier}`)})` : row.item,
      row.channel,
      format.money(row.planned),
      row.spent === null ? "" : format.money(row.spent),
      person(row.ownerId),
    ]);
    const foot = [
      t("spends.sumPlanned", { money: format.money(sum.planned) }),
      t("spends.sumSpent", { money: format.money(sum.spent) }),
    ];
    return table(columns, cells, sum.isExact ? foot.join("　") : "");
  }

  function rhythm(): readonly Table[] {
    if (subject.type !== "campaign") return [];
    const { campaign } = subject;
    const grouped = videosByPhase(campaign, state.videos.values());
    const columns: Columns = [
      [t("rhythm.phase"), 1.2],
      [t("rhythm.days"), 2],
      [t("rhythm.aim"), 2.8],
      [t("rhythm.quota"), 0.8, "number"],
      [t("rhythm.fill"), 2.6],
    ];
    const rows = campaign.phases.map((phase) => {
      const fill = fillOf(phase, grouped.get(phase.id) ?? [], campaigns.published);
      const wanted = wantedOf(phase);
      const words = t("rhythm.fillWords", { planned: fill.planned, settled: fill.settled, passed: fill.passed });
      return [phaseName(phase), daysText(phase), phase.aim, wanted > 0 ? String(wanted) : "", words];
    });
    return table(columns, rows);
  }

  function matrix(): readonly Table[] {
    if (subject.type !== "campaign") return [];
    const grouped = videosByPhase(subject.campaign, state.videos.values());
    const columns: Columns = [
      [t("matrix.phase"), 1.2],
      [t("matrix.video"), 4],
      [t("matrix.channel"), 1.6],
      [t("matrix.stage"), 1.2],
      [t("matrix.day"), 1.4],
    ];
    const rows = [...subject.campaign.phases, null].flatMap((phase) =>
      (grouped.get(phase?.id ?? null) ?? []).map((video) => [
        phase ? phaseName(phase) : t("matrix.noPhase"),
        video.title,
        (video.channelId && state.channels.get(video.channelId)?.name) || "",
        tc(`stages.${video.stage}`),
        day(video.planDate),
      ]),
    );
    return table(columns, rows);
  }

  function risks(): readonly Table[] {
    const columns: Columns = [
      [t("risks.kind"), 1],
      [t("risks.text"), 3],
      [t("risks.level"), 0.8],
      [t("risks.answer"), 4],
      [t("owner"), 1.2],
    ];
    const rows = plan.risks.map((risk) => [
      t(`risks.kinds.${risk.kind}`),
      risk.text,
      t(`risks.levels.${risk.level}`),
      risk.answer,
      person(risk.ownerId),
    ]);
    return table(columns, rows);
  }

  function actions(): readonly Table[] {
    const columns: Columns = [
      [t("actions.done"), 0.8],
      [t("actions.text"), 5],
      [t("owner"), 1.4],
      [t("actions.due"), 1.4],
    ];
    const rows = plan.actions.map((one) => [
      one.doneAt === null ? "" : "✓",
      one.text,
      person(one.ownerId),
      day(one.due),
    ]);
    return table(columns, rows);
  }

  function tablesOf(section: PlanSection): readonly DocumentBlock[] {
    switch (section) {
      case "goals":
      case "halfYear":
      case "kpi":
      case "analysis":
        return goals();
      case "rhythm":
        return rhythm();
      case "matrix":
      case "strategy":
        return matrix();
      case "creators":
      case "promotion":
        return spends(plan.spends.filter(({ kind }) => kind === section));
      case "budget":
        return spends(plan.spends);
      case "risks":
        return risks();
      case "review":
      case "improvement":
        return actions();
      case "creative":
      case "interaction": {
        const text = plan.activities.map((activity) => t(`activities.${activity}`)).join(t("comma"));
        return text === "" ? [] : [{ type: "words", text }];
      }
      case "message":
        return subject.type === "campaign" && subject.campaign.message !== ""
          ? [{ type: "words", text: subject.campaign.message }]
          : [];
      case "audience":
      case "direction":
      case "teamwork":
        return [];
    }
  }

  return {
    make() {
      const parts = sections.all.map((section) => ({
        heading: t(`sections.${section}`),
        blocks: [
          ...(plan.texts[section] ? [{ type: "words", text: plan.texts[section] } as const] : []),
          ...tablesOf(section),
        ],
      }));
      const facts: readonly (readonly [string, string])[] =
        subject.type === "campaign"
          ? [
              [t("facts.dates"), daysText(subject.campaign)],
              [t("facts.budget"), subject.campaign.budget > 0 ? format.money(subject.campaign.budget) : ""],
            ]
          : [[t("facts.dates"), daysText(subject.half)]];
      return {
        title,
        facts: facts.filter(([, value]) => value !== ""),
        parts: parts.filter(({ blocks }) => blocks.length > 0),
      };
    },
    fileName: (ending) => exportFileName([title, t("kind"), civilDateOf(context().now)], ending),
  };
}
