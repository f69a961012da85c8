import type { RefObject } from "react";
import { useT } from "../../../app/index.ts";
import { HueDot } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Select } from "../../../ui/select.tsx";
import type { Calendar } from "../use-calendar.ts";
import { TraySearch } from "./tray-search.tsx";
import { TRAY_SORTS, type TraySort } from "./tray-view.ts";
import type { Tray } from "./use-tray.ts";

/** Under so few ideas there is nothing to look for. */
const WORTH_SEARCHING = 2;

/** Search, order and accounts of the tray. */
export function TrayTools({
  tray,
  calendar,
  search,
}: {
  tray: Tray;
  calendar: Calendar;
  search?: RefObject<HTMLInputElement | null>;
}) {
  const t = useT("tray");
  const { view, all, counts, look } = tray;
  if (all.length < WORTH_SEARCHING && view.find === "" && view.pool === null) return null;
  return (
    <div className="flex flex-col gap-1 px-2 pb-1.5">
      <div className="flex items-center gap-1">
        <TraySearch {...(search ? { search } : {})} text={view.find} onSearch={(find) => look({ find })} />
        <Select<TraySort>
          size="small"
          bare
          label={t("sort.label")}
          value={view.sort}
          options={TRAY_SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          onChange={(sort) => look({ sort })}
        />
      </div>
      {counts.length > 1 ? (
        <ul aria-label={t("pools")} className="flex flex-wrap gap-1">
          {counts.map(({ pool, count }) => {
            const channel = pool === "none" ? undefined : calendar.state.channels.get(pool);
            const name = channel?.name ?? t("noChannel");
            const isOn = view.pool === pool;
            return (
              <li key={pool} className="min-w-0">
                <button
                  type="button"
                  aria-pressed={isOn}
                  aria-label={t("pool", { name, count })}
                  onClick={() => look({ pool: isOn ? null : pool })}
                  className={classNames(
                    "flex h-6 min-w-0 max-w-full items-center gap-1 rounded-sm px-1.5 text-mini pointer-coarse:h-11",
                    isOn ? "bg-accent-soft text-accent-text" : "bg-hover text-ink-2 hover:text-ink",
                  )}
                >
                  {channel ? <HueDot hue={channel.hue} /> : null}
                  <span className="truncate">{name}</span>
                  <span className="tabular-nums">{count}</span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
