import { PLAN_TEMPLATE_NAMES, type PlanSection, type PlanTemplate } from "@tongpin/domain/campaigns";
import { TEXT_LIMITS } from "@tongpin/workspace";
import { useEffect } from "react";
import { useActions, useGo, usePlanUndo, useQuery, useT } from "../../../app/index.ts";
import { EditableText } from "../../../app/item/editable-text.tsx";
import { Select } from "../../../ui/select.tsx";
import type { CampaignDeeds } from "../use-campaign-deeds.ts";
import type { Campaigns } from "../use-campaigns.ts";
import { SectionBody } from "./section-body.tsx";
import { SharedText } from "./shared-text.tsx";
import { type PlanDeeds, usePlanDeeds } from "./use-plan-deeds.ts";
import type { OpenPlan } from "./use-plan-doc.ts";
import { usePlanSections } from "./use-plan-sections.ts";

export interface PlanViewProps {
  readonly open: OpenPlan;
  readonly campaigns: Campaigns;
  readonly campaignDeeds: CampaignDeeds;
}

/** A plan document: its sections one below the other, everything edited where it stands, by several people at once. */
export function PlanView({ open, campaigns, campaignDeeds }: PlanViewProps) {
  const t = useT("plan");
  const go = useGo();
  const { section: named } = useQuery();
  const deeds = usePlanDeeds(campaigns.room, open.id);
  const { template, own, others, all } = usePlanSections(open);
  const { mayEdit } = campaigns;
  useEffect(() => {
    if (named) document.getElementById(`plan-${named}`)?.scrollIntoView({ block: "start" });
  }, [named]);
  useActions(
    all.map((section, index) => ({
      id: `plan.section.${section}`,
      label: t("toSection", { section: t(`sections.${section}`) }),
      ...(index < 9 ? { keys: String(index + 1) } : {}),
      group: "view" as const,
      perform: () => {
        go.query({ section });
        document.getElementById(`plan-${section}`)?.scrollIntoView({ block: "start" });
      },
    })),
  );
  const shared = { open, deeds, campaignDeeds, mayEdit };
  return (
    <div className="scroll-y min-h-0 flex-1 border-line border-t">
      <div className="mx-auto flex max-w-6xl gap-8 px-4 pt-3 pb-24">
        <nav
          aria-label={t("outline")}
          className="sticky top-3 hidden w-36 shrink-0 flex-col self-start text-small lg:flex"
        >
          {all.map((section, index) => (
            <a
              key={section}
              href={`#plan-${section}`}
              onClick={(event) => {
                event.preventDefault();
                go.query({ section });
                document.getElementById(`plan-${section}`)?.scrollIntoView({ block: "start" });
              }}
              className="flex min-h-control-sm items-center gap-2 rounded-sm px-2 text-ink-2 hover:bg-hover hover:text-ink"
            >
              <span className="w-4 text-end text-ink-3 tabular-nums">{index + 1}</span>
              {t(`sections.${section}`)}
            </a>
          ))}
        </nav>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-2 pb-2 text-ink-3 text-small">
            <span>{t("template")}</span>
            <Select<PlanTemplate>
              size="small"
              bare
              label={t("template")}
              value={template}
              disabled={!mayEdit}
              options={PLAN_TEMPLATE_NAMES.map((value) => ({ value, label: t(`templates.${value}`) }))}
              onChange={deeds.choose}
            />
            <span className="max-sm:hidden">{t("templateNote")}</span>
          </div>
          {own.map((section, index) => (
            <Section key={section} section={section} place={index + 1} {...shared} />
          ))}
          {others.length > 0 ? <p className="pt-4 text-ink-3 text-small">{t("others")}</p> : null}
          {others.map((section, index) => (
            <Section key={section} section={section} place={own.length + index + 1} {...shared} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Section({
  section,
  place,
  open,
  deeds,
  campaignDeeds,
  mayEdit,
}: {
  section: PlanSection;
  place: number;
  open: OpenPlan;
  deeds: PlanDeeds;
  campaignDeeds: CampaignDeeds;
  mayEdit: boolean;
}) {
  const t = useT("plan");
  const undo = usePlanUndo();
  const name = t(`sections.${section}`);
  const { subject, plan } = open;
  return (
    <section
      id={`plan-${section}`}
      aria-labelledby={`plan-${section}-name`}
      className="flex scroll-mt-3 flex-col gap-2 border-line border-t py-4"
    >
      <h2 id={`plan-${section}-name`} className="flex items-baseline gap-2 font-semibold text-base">
        <span aria-hidden="true" className="text-ink-3 tabular-nums">
          {place}
        </span>
        {name}
      </h2>
      {section === "message" && subject.type === "campaign" ? (
        <EditableText
          label={t("oneSentence")}
          value={subject.campaign.message}
          placeholder={t("oneSentence")}
          disabled={!mayEdit}
          onSave={(message) => campaignDeeds.change(subject.campaign, { message })}
        />
      ) : null}
      <SharedText
        label={t("words", { section: name })}
        value={plan.texts[section] ?? ""}
        placeholder={mayEdit ? t(`hints.${section}`) : t("nothingYet")}
        disabled={!mayEdit}
        max={TEXT_LIMITS.cell}
        onChange={(ops) => deeds.write(section, ops)}
        onUndo={() => undo?.undo()}
        onRedo={() => undo?.redo()}
      />
      <SectionBody section={section} open={open} deeds={deeds} campaignDeeds={campaignDeeds} mayEdit={mayEdit} />
    </section>
  );
}
