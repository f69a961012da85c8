import type { Occurrence } from "@tongpin/domain/nodes";
import type { Campaign } from "@tongpin/domain/video";
import { useNodes } from "../../app/days/use-nodes.ts";
import { refusalText, useFormat, useLocale, useT } from "../../app/index.ts";
import { DateField } from "../../app/item/dates/date-field.tsx";
import { EditableText } from "../../app/item/editable-text.tsx";
import { ItemField } from "../../app/item/item-field.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ParsedInput } from "../../ui/parsed-input.tsx";
import { DayRange } from "./day-range.tsx";
import { readMoney, typedMoney } from "./read-money.ts";
import type { CampaignDeeds } from "./use-campaign-deeds.ts";

export interface CampaignFactsProps {
  campaign: Campaign;
  node: Occurrence | null;
  mayEdit: boolean;
  deeds: CampaignDeeds;
}

/** What it is for, when, for how much, and the one sentence it says. Edited where it stands. */
export function CampaignFacts({ campaign, node, mayEdit, deeds }: CampaignFactsProps) {
  const t = useT("campaigns");
  const tc = useT("common");
  const format = useFormat();
  const locale = useLocale();
  const nodes = useNodes();
  const outside = campaign.phases.some(({ start, end }) => start < campaign.start || end > campaign.end);
  return (
    <div className="grid gap-x-8 gap-y-3 md:grid-cols-2">
      <dl className="grid grid-cols-[4rem_minmax(0,1fr)] items-center gap-x-2">
        <ItemField label={t("facts.node")}>
          {node ? (
            <span className="flex flex-wrap items-center gap-x-2 px-1">
              {node.label ?? nodes.byId.get(node.eventId)?.names[locale]}
              <span className="keep text-ink-3 text-small">{format.day(node.start)}</span>
              {node.confidence === "low" ? <Chip tone="warn">{t("node.unconfirmed")}</Chip> : null}
            </span>
          ) : (
            <span className="px-1 text-ink-3">{t("facts.noNode")}</span>
          )}
        </ItemField>
        <ItemField label={t("facts.dates")}>
          <DayRange
            label={t("facts.dates")}
            start={campaign.start}
            end={campaign.end}
            disabled={!mayEdit}
            onChange={(range) => deeds.change(campaign, range)}
          />
          {outside ? <Chip tone="warn">{t("facts.phasesOutside")}</Chip> : null}
        </ItemField>
        <ItemField label={t("facts.notBefore")}>
          <DateField
            clearable
            label={t("facts.notBefore")}
            value={campaign.notBefore}
            disabled={!mayEdit}
            onChange={(notBefore) => deeds.change(campaign, { notBefore })}
          />
        </ItemField>
        <ItemField label={t("facts.budget")}>
          <ParsedInput<number>
            label={t("facts.budget")}
            shown={campaign.budget > 0 ? format.money(campaign.budget) : ""}
            typed={typedMoney(campaign.budget)}
            placeholder={t("facts.budgetPlaceholder")}
            inputMode="decimal"
            disabled={!mayEdit}
            frame="w-60"
            read={(text) => {
              const read = readMoney(text);
              if (read.ok) return read;
              const key = `money.${read.error.code}`;
              return { ok: false, why: t.has(key) ? t(key) : refusalText(tc, read.error.code) };
            }}
            onSave={(budget) => deeds.change(campaign, { budget })}
          />
        </ItemField>
      </dl>
      <section className="flex flex-col gap-1">
        <h2 className="font-normal text-ink-3 text-small">{t("facts.message")}</h2>
        <EditableText
          label={t("facts.message")}
          value={campaign.message}
          placeholder={t("facts.messagePlaceholder")}
          multiline
          disabled={!mayEdit}
          onSave={(message) => deeds.change(campaign, { message })}
        />
      </section>
    </div>
  );
}
