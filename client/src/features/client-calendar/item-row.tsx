import type { SharedChannel, SharedItem } from "@tongpin/domain/calendar-link";
import { useFormat, useT } from "../../app/index.ts";
import { Chip, HueDot, type Tone } from "../../ui/chip.tsx";
import { IconExternal } from "../../ui/icons/index.ts";
import type { ShownItem } from "./arrange-items.ts";

export type Channels = ReadonlyMap<string, SharedChannel>;

const TONES: Readonly<Record<NonNullable<SharedItem["state"]>, Tone>> = {
  planned: "neutral",
  making: "neutral",
  withBrand: "accent",
  approved: "good",
  published: "good",
};

/** One entry of the list: when, what, where, how it stands. */
export function ItemRow({ item, channels }: { item: ShownItem; channels: Channels }) {
  const t = useT("client-calendar");
  const tc = useT("common");
  const format = useFormat();
  const channel = item.channelId === null ? undefined : channels.get(item.channelId);
  return (
    <li className="flex items-start gap-3 border-line border-b py-2.5 last:border-b-0">
      <span className="w-12 shrink-0 pt-px text-ink-3 tabular-nums">{item.time ?? t("allDay")}</span>
      <div className="min-w-0 flex-1">
        <p className="break-words text-read leading-tight">
          <span className="text-ink-3">
            {item.promised ? t("onPromise", { kind: t(`kinds.${item.kind}`) }) : t(`kinds.${item.kind}`)}
          </span>{" "}
          <span className="font-medium">{item.title}</span>
          {item.phase ? <span className="text-ink-2"> {tc(`phases.${item.phase}`)}</span> : null}
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-2 text-small">
          {item.start === item.end ? null : <span>{t("until", { day: format.day(item.end) })}</span>}
          {channel ? (
            <span className="inline-flex items-center gap-1.5">
              <HueDot hue={channel.hue} />
              {channel.name} · {tc(`platforms.${channel.platform}`)}
            </span>
          ) : null}
          {item.stage ? <span>{tc(`stages.${item.stage}`)}</span> : null}
          {item.owner ? <span>{item.owner}</span> : null}
          {item.address ? (
            <a
              href={item.address}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 text-accent-text underline-offset-2 hover:underline"
            >
              {t("watch")}
              <IconExternal size={12} />
            </a>
          ) : null}
        </p>
        {item.note ? <p className="mt-1 whitespace-pre-wrap break-words text-ink-2 text-small">{item.note}</p> : null}
      </div>
      {item.state ? <Chip tone={TONES[item.state]}>{t(`states.${item.state}`)}</Chip> : null}
    </li>
  );
}
