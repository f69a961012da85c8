import { useState } from "react";
import { useActions, useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { IconArrowDown, IconArrowUp, IconSettings } from "../../../ui/icons/index.ts";
import { Popover } from "../../../ui/popover.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import {
  type ColumnView,
  isFixed,
  isUsualView,
  moveColumn,
  resizeColumn,
  shownColumns,
  toggleColumn,
  USUAL_VIEW,
} from "../core/column-view.ts";
import { SHOT_COLUMNS } from "../core/shot-columns.ts";

interface ColumnMenuProps {
  readonly view: ColumnView;
  readonly onChange: (view: ColumnView) => void;
}

/** Which columns are shown, in which order and how wide: everything the mouse can do in the head, by key too. */
export function ColumnMenu({ view, onChange }: ColumnMenuProps) {
  const t = useT("shots");
  const [open, setOpen] = useState(false);
  const shown = shownColumns(view);
  useActions([
    {
      id: "shots.columns",
      keys: "mod+alt+c",
      whileTyping: true,
      label: t("columnsOpen"),
      group: "do",
      perform: () => setOpen(true),
    },
  ]);
  const widthOf = (name: (typeof view.order)[number]) =>
    view.widths[name] ?? SHOT_COLUMNS.find((column) => column.name === name)?.width ?? 0;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t("columnsTitle")}
      align="end"
      trigger={<IconButton label={t("columnsOpen")} icon={<IconSettings />} />}
    >
      <ul className="flex w-72 max-w-full flex-col" aria-label={t("columnsTitle")}>
        {view.order.map((name, index) => {
          const label = t(`columns.${name}`);
          return (
            <li key={name} className="flex min-h-control-sm items-center gap-1">
              <Checkbox
                className="min-w-0 flex-1"
                checked={shown.some((column) => column.name === name)}
                disabled={isFixed(name)}
                onChange={() => onChange(toggleColumn(view, name))}
              >
                {label}
              </Checkbox>
              <input
                type="range"
                min={3}
                max={40}
                step={0.5}
                value={widthOf(name)}
                aria-label={t("columnWidth", { column: label })}
                onChange={(event) => onChange(resizeColumn(view, name, event.currentTarget.valueAsNumber))}
                className="h-6 w-20 accent-accent"
              />
              <IconButton
                size="small"
                label={t("columnUp", { column: label })}
                icon={<IconArrowUp size={14} />}
                disabled={isFixed(name) || index <= 1}
                onClick={() => onChange(moveColumn(view, name, -1))}
              />
              <IconButton
                size="small"
                label={t("columnDown", { column: label })}
                icon={<IconArrowDown size={14} />}
                disabled={isFixed(name) || index === view.order.length - 1}
                onClick={() => onChange(moveColumn(view, name, 1))}
              />
            </li>
          );
        })}
      </ul>
      <div className="mt-2 flex items-center justify-between gap-3">
        <p className="text-ink-3 text-mini">{t("columnsNote")}</p>
        <Button size="small" disabled={isUsualView(view)} onClick={() => onChange(USUAL_VIEW)}>
          {t("columnsReset")}
        </Button>
      </div>
    </Popover>
  );
}
