import type { CivilDate } from "@tongpin/domain/base";
import { addDays, diffDays } from "@tongpin/domain/calendar";
import type { FixedItem } from "@tongpin/domain/nodes";
import { useT } from "../../../app/index.ts";
import { DateField } from "../../../app/item/dates/date-field.tsx";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconPlus, IconTrash } from "../../../ui/icons/index.ts";

const YEAR = 365;
const MAX_LABEL = 80;

export interface FixedItemsProps {
  readonly items: readonly FixedItem[];
  readonly near: CivilDate;
  onChange(items: readonly FixedItem[]): void;
}

/** Dates of an event that follows no rule: each time with its days, and how it is called when not as the event. */
export function FixedItems({ items, near, onChange }: FixedItemsProps) {
  const t = useT("days");
  const put = (at: number, patch: Partial<FixedItem>) =>
    onChange(items.map((item, place) => (place === at ? { ...item, ...patch } : item)));
  const add = () => {
    const last = items.at(-1);
    const start = last ? addDays(last.start, YEAR) : near;
    onChange([...items, { start, end: last ? addDays(last.end, YEAR) : near, label: "" }]);
  };
  return (
    <fieldset className="flex min-w-0 flex-1 flex-col gap-1.5">
      <legend className="mb-1 text-ink-2 text-small">{t("rule.dates")}</legend>
      {items.map((item, at) => (
        // Items have no ids: their place is who they are.
        <div key={at} className="flex flex-wrap items-center gap-1.5">
          <DateField
            label={t("rule.startOf", { n: at + 1 })}
            value={item.start}
            onChange={(start) =>
              // A start set past the end takes the end along.
              start &&
              put(at, { start, end: start > item.end ? addDays(start, diffDays(item.start, item.end)) : item.end })
            }
          />
          <span aria-hidden="true" className="text-ink-3">
            –
          </span>
          <DateField
            label={t("rule.endOf", { n: at + 1 })}
            value={item.end}
            min={item.start}
            onChange={(end) => end && put(at, { end })}
          />
          <Input
            aria-label={t("rule.labelOf", { n: at + 1 })}
            placeholder={t("rule.labelPlaceholder")}
            value={item.label}
            maxLength={MAX_LABEL}
            onChange={(event) => put(at, { label: event.target.value })}
            className="max-w-40 flex-1"
          />
          {items.length > 1 ? (
            <IconButton
              size="small"
              tip="left"
              label={t("rule.dropDate", { n: at + 1 })}
              icon={<IconTrash size={14} />}
              onClick={() => onChange(items.filter((_, place) => place !== at))}
            />
          ) : null}
        </div>
      ))}
      <Button size="small" tone="quiet" icon={<IconPlus size={12} />} className="self-start" onClick={add}>
        {t("rule.addDate")}
      </Button>
    </fieldset>
  );
}
