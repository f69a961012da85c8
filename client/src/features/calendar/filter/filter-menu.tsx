import { NO_FILTER } from "@tongpin/domain/views";
import { useState } from "react";
import { useActions, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { HueDot } from "../../../ui/chip.tsx";
import { IconFilter } from "../../../ui/icons/index.ts";
import { Menu, MenuCheck, MenuItem, MenuLine, MenuSub } from "../../../ui/menu.tsx";
import type { Calendar } from "../use-calendar.ts";
import { FILTER_FIELDS, type FilterField, type FilterOption, type FilterOptions, switched } from "./filter-words.ts";

/** 筛选 (C13): a field's values side by side will do, fields hold together. Key Shift+F. */
export function FilterMenu({ calendar, options }: { calendar: Calendar; options: FilterOptions }) {
  const { place, go } = calendar;
  const t = useT("views");
  const [open, setOpen] = useState(false);
  const count = FILTER_FIELDS.reduce((sum, field) => sum + place.filter[field].length, 0);
  useActions([
    { id: "calendar.filter", label: t("filter.open"), keys: "shift+f", group: "view", perform: () => setOpen(true) },
    {
      id: "calendar.clear",
      label: t("filter.clearAll"),
      keys: "shift+c",
      group: "view",
      perform: () => go({ filter: NO_FILTER }),
    },
  ]);
  return (
    <Menu
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" tone="quiet" icon={<IconFilter size={14} />}>
          {count === 0 ? t("filter.label") : t("filter.some", { count })}
        </Button>
      }
    >
      {FILTER_FIELDS.map((field) =>
        options[field].length === 0 ? null : (
          <MenuSub key={field} label={t(`field.${field}`)}>
            {options[field].map((option) => (
              <Choice key={option.value} {...{ calendar, field, option }} />
            ))}
          </MenuSub>
        ),
      )}
      <MenuLine />
      <MenuItem disabled={count === 0} keys="shift+c" onSelect={() => go({ filter: NO_FILTER })}>
        {t("filter.clearAll")}
      </MenuItem>
    </Menu>
  );
}

function Choice({ calendar, field, option }: { calendar: Calendar; field: FilterField; option: FilterOption }) {
  const { place, go } = calendar;
  const values: readonly string[] = place.filter[field];
  return (
    <MenuCheck
      checked={values.includes(option.value)}
      onChange={() => go({ filter: switched(place.filter, field, option.value) })}
    >
      <span className="inline-flex min-w-0 items-center gap-1.5">
        {option.hue === null ? null : <HueDot hue={option.hue} />}
        <span className="truncate">{option.label}</span>
      </span>
    </MenuCheck>
  );
}
