import { dayKind, lunarLabel } from "@tongpin/domain/calendar";
import type { KeyboardEvent, Ref } from "react";
import { ChannelChip, DateChip, PersonChip, StageChip, useFormat, useLocale, useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { IconAlert } from "../../../ui/icons/index.ts";
import { AttentionGlyph } from "../marks/attention-glyph.tsx";
import { CoverPicture } from "../marks/cover-picture.tsx";
import { KindGlyph } from "../marks/kind-glyph.tsx";
import type { Calendar } from "../use-calendar.ts";
import type { ListLine, ListRow } from "./list-rows.ts";

export interface ListLineRowProps {
  readonly calendar: Calendar;
  readonly line: ListLine;
  readonly index: number;
  /** The one row that Tab reaches. */
  readonly isReachable: boolean;
  readonly ref: Ref<HTMLTableRowElement> | undefined;
  onActive(key: string): void;
  onKeyDown(event: KeyboardEvent, index: number): void;
}

/** A line of the list: a day, or a video's date on it. */
export function ListLineRow({ calendar, line, index, isReachable, ref, onActive, onKeyDown }: ListLineRowProps) {
  if (line.type === "day") {
    return (
      <tr ref={ref} data-index={index} aria-rowindex={index + 2} className="scroll-mt-8 border-line border-b bg-sunken">
        <th scope="rowgroup" colSpan={7} className="px-3 py-1 text-start font-medium text-small">
          <DayWords calendar={calendar} line={line} />
        </th>
      </tr>
    );
  }
  const { row } = line;
  const { video } = row;
  const isOpened = calendar.place.item === video.id;
  return (
    <tr
      ref={ref}
      data-index={index}
      data-date={row.date}
      aria-rowindex={index + 2}
      className={classNames("h-row scroll-mt-8 border-line border-b hover:bg-hover", isOpened && "bg-accent-soft")}
    >
      <td className="keep px-3 text-ink-2 text-small">
        {calendar.place.sort.by === "date" ? null : <DateChip date={row.date} />}{" "}
        {row.time ?? (calendar.place.sort.by === "date" ? <span className="text-ink-3">—</span> : null)}
      </td>
      <td className="w-full max-w-0 px-1 md:w-2/5">
        <TitleButton {...{ calendar, row, index, isReachable, isOpened, onActive, onKeyDown }} />
      </td>
      <td className="max-w-40 px-3 max-md:hidden">
        <Account calendar={calendar} row={row} />
      </td>
      <td className="px-3 max-md:hidden">
        <span className="flex">
          <StageChip stage={video.stage} />
        </span>
      </td>
      <td className="px-3 max-md:hidden">
        <Cover calendar={calendar} row={row} />
      </td>
      <td className="px-3 max-md:hidden">
        <span className="flex">
          <PersonChip personId={video.ownerId} />
        </span>
      </td>
      <td className="max-w-48 truncate px-3 text-ink-2 text-small max-md:hidden">
        <CampaignWords calendar={calendar} row={row} />
      </td>
    </tr>
  );
}

function DayWords({ calendar, line }: { calendar: Calendar; line: Extract<ListLine, { type: "day" }> }) {
  const t = useT("calendar");
  const tv = useT("views");
  const format = useFormat();
  const locale = useLocale();
  const { date, count } = line;
  const { kind } = dayKind(date, calendar.table);
  return (
    <span className="flex items-baseline gap-2">
      <span className={date === calendar.today ? "text-accent-text" : undefined}>{format.dayNear(date)}</span>
      {locale === "en" ? null : <span className="font-normal text-ink-3 text-mini">{lunarLabel(date, locale)}</span>}
      {kind === "holiday" ? <span className="text-good text-mini">{t("day.off")}</span> : null}
      {kind === "makeup" ? <span className="text-mini text-warn">{t("day.makeup")}</span> : null}
      <span className="font-normal text-ink-3 text-mini">{tv("list.count", { count })}</span>
    </span>
  );
}

function TitleButton({
  calendar,
  row,
  index,
  isReachable,
  isOpened,
  onActive,
  onKeyDown,
}: Pick<ListLineRowProps, "calendar" | "index" | "isReachable" | "onActive" | "onKeyDown"> & {
  row: ListRow;
  isOpened: boolean;
}) {
  const t = useT("views");
  const { video, kind, tile, isTrouble } = row;
  const attention = tile?.kind === "plan" ? calendar.facts.attentionOf(video) : null;
  const state = tile === null ? null : tile.kind === "ghost" ? t("list.ghost") : null;
  return (
    <button
      type="button"
      data-video={video.id}
      data-kind={tile?.kind ?? kind}
      data-line={row.key}
      tabIndex={isReachable ? 0 : -1}
      aria-pressed={isOpened}
      onFocus={() => onActive(row.key)}
      onKeyDown={(event) => onKeyDown(event, index)}
      onClick={() => calendar.go({ item: video.id }, true)}
      className="flex min-h-7 w-full min-w-0 scroll-mt-12 items-center gap-1.5 rounded-sm px-2 text-start"
    >
      <KindGlyph kind={kind} />
      <span className="sr-only">{t(`kind.${kind}`)}</span>
      {attention ? (
        <>
          <AttentionGlyph attention={attention} />
          <span className="sr-only">{t(`attention.${attention}`)}</span>
        </>
      ) : null}
      {isTrouble ? (
        <span className="flex text-danger" title={t("list.trouble")}>
          <IconAlert size={12} />
          <span className="sr-only">{t("list.trouble")}</span>
        </span>
      ) : null}
      <span
        className={classNames(
          "min-w-0 max-md:line-clamp-2 max-md:py-1.5 max-md:leading-tight md:truncate",
          tile?.kind === "ghost" ? "text-ink-3 line-through" : "font-medium",
        )}
      >
        {video.title}
      </span>
      {state === null ? null : <span className="shrink-0 text-ink-3 text-mini">{state}</span>}
    </button>
  );
}

function Account({ calendar, row }: { calendar: Calendar; row: ListRow }) {
  const tc = useT("common");
  const { channelId } = row.video;
  const channel = channelId === null ? undefined : calendar.state.channels.get(channelId);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ChannelChip channelId={channelId} />
      {channel ? <span className="shrink-0 text-ink-3 text-mini">{tc(`platforms.${channel.platform}`)}</span> : null}
    </span>
  );
}

/** Whether a cover is chosen, with what the video looks like; nothing where this device does not know. */
function Cover({ calendar, row }: { calendar: Calendar; row: ListRow }) {
  const t = useT("views");
  const glance = calendar.glances.get(row.video.id);
  if (!glance || row.tile === null) return null;
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-small">
      <CoverPicture picture={glance.picture} isLarge={false} />
      {glance.hasCover ? (
        <span className="text-ink-2">{t("list.hasCover")}</span>
      ) : row.tile.kind === "plan" ? (
        <span className="text-warn">{t("list.noCover")}</span>
      ) : null}
    </span>
  );
}

function CampaignWords({ calendar, row }: { calendar: Calendar; row: ListRow }) {
  const tc = useT("common");
  const { campaignId, phaseId } = row.video;
  const campaign = campaignId === null ? undefined : calendar.state.campaigns.get(campaignId);
  if (!campaign) return null;
  const phase = campaign.phases.find(({ id }) => id === phaseId);
  return phase ? `${campaign.name} · ${phase.name ?? tc(`phases.${phase.kind}`)}` : campaign.name;
}
