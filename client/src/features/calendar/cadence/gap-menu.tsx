import type { CivilDate } from "@tongpin/domain/base";
import { partsOf } from "@tongpin/domain/calendar";
import { type CadenceGap, gapsAhead } from "@tongpin/domain/scheduling";
import { useMemo, useState } from "react";
import { useActions, useFormat, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { HueDot } from "../../../ui/chip.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { postingsOf } from "../moving/move-facts.ts";
import type { Calendar } from "../use-calendar.ts";

/** Where the plan of the next eight weeks falls short of what was promised, each a jump to where it may be filled (C10). */
export function GapMenu({ calendar, onJump }: { calendar: Calendar; onJump: (day: CivilDate) => void }) {
  const t = useT("moves");
  const [open, setOpen] = useState(false);
  const { state, publications, today } = calendar;
  const gaps = useMemo(
    () => gapsAhead({ channels: state.channels.values(), postings: postingsOf({ state, publications }), today }),
    [state, publications, today],
  );
  useActions([
    { id: "calendar.gaps", label: t("gaps.title"), keys: "shift+g", group: "view", perform: () => setOpen(true) },
  ]);
  const missing = gaps.reduce((sum, { per, short }) => sum + (per === "week" ? short : 0), 0);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t("gaps.title")}
      trigger={
        <Button size="small" tone="quiet" className={gaps.length > 0 ? "text-warn" : ""}>
          {gaps.length === 0 ? t("gaps.none") : t("gaps.button", { count: missing > 0 ? missing : gaps.length })}
        </Button>
      }
    >
      {gaps.length === 0 ? (
        <p className="max-w-72 text-ink-2 text-ui">{t("gaps.allMet")}</p>
      ) : (
        <ul className="flex w-80 max-w-full flex-col">
          {gaps.map((gap) => (
            <li key={`${gap.channelId}${gap.per}${gap.start}`}>
              <GapRow
                gap={gap}
                calendar={calendar}
                onJump={() => {
                  setOpen(false);
                  onJump(gap.jumpTo);
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function GapRow({ gap, calendar, onJump }: { gap: CadenceGap; calendar: Calendar; onJump: () => void }) {
  const t = useT("moves");
  const format = useFormat();
  const channel = calendar.state.channels.get(gap.channelId);
  const { year, month } = partsOf(gap.start);
  const when =
    gap.per === "week"
      ? t("gaps.week", { from: format.dayShort(gap.start), to: format.dayShort(gap.end) })
      : t("gaps.month", { year, month });
  return (
    <button
      type="button"
      onClick={onJump}
      className="flex min-h-row w-full items-center gap-2 rounded-sm px-1 text-start text-ui hover:bg-hover"
    >
      {channel ? <HueDot hue={channel.hue} /> : null}
      <span className="min-w-0 flex-1 truncate">{channel?.name}</span>
      <span className="keep text-ink-2 text-small">{when}</span>
      <span className="keep text-small text-warn">
        {t("gaps.of", { planned: gap.planned, quota: gap.quota, short: gap.short })}
      </span>
    </button>
  );
}
