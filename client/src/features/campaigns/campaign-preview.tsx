import type { CivilDate } from "@tongpin/domain/base";
import { diffDays } from "@tongpin/domain/calendar";
import { useMemo } from "react";
import { useNodes } from "../../app/days/use-nodes.ts";
import { useFormat, useLocale, useT } from "../../app/index.ts";
import { DateField } from "../../app/item/dates/date-field.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Field, Input } from "../../ui/field.tsx";
import type { CampaignDraft } from "./campaign-from-node.ts";
import { cautionsBetween } from "./cautions.ts";
import { axisOf, spanOn } from "./day-axis.ts";
import { type NodeChoice, nameOfNode } from "./node-choices.ts";
import { PHASE_TONES } from "./phase-tones.ts";
import { useDaysText } from "./use-days-text.ts";

export interface CampaignPreviewProps {
  choice: NodeChoice;
  /** Null while something is missing, or the days are over. */
  draft: CampaignDraft | null;
  name: string;
  ownDay: CivilDate;
  onName(name: string): void;
  onOwnDay(day: CivilDate): void;
}

/** What the chosen node would become: its name, its phases over their days, and what to be careful about. */
export function CampaignPreview({ choice, draft, name, ownDay, onName, onOwnDay }: CampaignPreviewProps) {
  const t = useT("campaigns");
  const { occurrence } = choice;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Field label={t("name")} error={name.trim() === "" ? t("new.nameNeeded") : null}>
        {(control) => (
          <Input {...control} value={name} maxLength={80} onChange={(event) => onName(event.target.value)} />
        )}
      </Field>
      {occurrence ? null : (
        <div className="flex flex-col gap-1">
          <span className="text-ink-2 text-small">{t("new.dayOf")}</span>
          <DateField label={t("new.dayOf")} value={ownDay} onChange={(day) => day && onOwnDay(day)} />
          <p className="text-ink-3 text-small">{t("new.ownDayHint")}</p>
        </div>
      )}
      {draft ? <DraftPhases draft={draft} /> : null}
      {!draft && !occurrence ? <p className="text-small text-warn">{t("new.tooLate")}</p> : null}
      <ul className="flex flex-col gap-1 text-small text-warn empty:hidden">
        {occurrence && occurrence.tone !== "celebrate" ? <li>{t(`new.tone.${occurrence.tone}`)}</li> : null}
        {occurrence?.confidence === "low" ? <li>{t("new.unconfirmed")}</li> : null}
        {choice.taken ? <li>{t("new.taken")}</li> : null}
        {draft ? <Cautions draft={draft} nodeId={occurrence?.eventId ?? null} /> : null}
      </ul>
    </div>
  );
}

function DraftPhases({ draft }: { draft: CampaignDraft }) {
  const t = useT("campaigns");
  const tc = useT("common");
  const daysText = useDaysText();
  const axis = axisOf(draft);
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden="true" className="relative h-2 overflow-hidden rounded-full bg-hover">
        {draft.phases.map(({ kind, start, end }) => {
          const span = spanOn(axis, start, end);
          return span ? (
            <span
              key={kind}
              style={{ left: `${span.left}%`, width: `calc(${span.width}% - 1px)` }}
              className={classNames("absolute inset-y-0 rounded-sm", PHASE_TONES[kind])}
            />
          ) : null;
        })}
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 text-ui">
        {draft.phases.map(({ kind, start, end }) => (
          <div key={kind} className="contents">
            <dt className="flex items-center gap-2">
              <span aria-hidden="true" className={classNames("size-2.5 rounded-sm", PHASE_TONES[kind])} />
              {tc(`phases.${kind}`)}
            </dt>
            <dd className="keep">{daysText({ start, end })}</dd>
            <dd className="text-end text-ink-3 text-small">{t("days", { days: diffDays(start, end) + 1 })}</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-3 text-small">{t("new.windowsNote")}</p>
    </div>
  );
}

function Cautions({ draft, nodeId }: { draft: CampaignDraft; nodeId: string | null }) {
  const t = useT("campaigns");
  const format = useFormat();
  const locale = useLocale();
  const nodes = useNodes();
  const found = useMemo(() => cautionsBetween(draft.start, draft.end, nodes), [draft.start, draft.end, nodes]);
  return found
    .filter(({ eventId }) => eventId !== nodeId)
    .map((one) => (
      <li key={`${one.eventId}${one.start}`}>
        {t(`caution.${one.tone}`, { day: format.dayShort(one.start), name: nameOfNode(one, nodes, locale) })}
      </li>
    ));
}
