import type { ChannelId, CivilDate, VideoId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import type { PlanFilter } from "@tongpin/domain/views";
import { addVideo } from "@tongpin/workspace";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { StageGlyph, useCommands, useFormat, useT } from "../../app/index.ts";
import { hueStyle } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Input } from "../../ui/field.tsx";
import { GrowingItems } from "../../ui/growing-items.tsx";
import { useVideoDrag, useVideoDrop } from "./drag.ts";
import type { Calendar } from "./use-calendar.ts";

export interface TrayProps {
  readonly calendar: Calendar;
  readonly active: CivilDate;
  onDrop(id: VideoId, to: CivilDate | null): void;
  onKeyMove(id: VideoId, to: CivilDate | null): void;
}

/** 选题池: what has no date yet, best score first. Drag onto a day, or Ctrl+Shift+→ to put it on the day the keyboard stands on. */
export function Tray({ calendar, active, onDrop, onKeyMove }: TrayProps) {
  const { arrangement, mayEdit, room } = calendar;
  const t = useT("calendar");
  const commands = useCommands();
  const ref = useRef<HTMLElement>(null);
  const over = useVideoDrop(ref, (id) => onDrop(id, null));
  const [title, setTitle] = useState("");

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!room || title.trim() === "") return;
    const added = addVideo(room, { title, channelId: onlyChannel(calendar.place.filter) }, commands());
    if (added.ok) setTitle("");
  }

  return (
    <aside
      ref={ref}
      data-tray
      aria-label={t("tray.label")}
      className={classNames("flex w-60 shrink-0 flex-col border-line border-r", over ? "bg-accent-soft" : "bg-page")}
    >
      <h2 className="flex items-baseline justify-between px-3 pt-2 pb-1 text-ink-2 text-small">
        <span className="font-medium">{t("tray.label")}</span>
        <span>{t("tray.count", { count: arrangement.tray.length })}</span>
      </h2>
      {mayEdit ? (
        <form onSubmit={onSubmit} className="px-2 pb-1">
          <Input
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            placeholder={t("tray.add")}
            aria-label={t("tray.add")}
            disabled={!room}
            data-new-video
          />
        </form>
      ) : null}
      <ul className="scroll-y flex min-h-0 flex-1 flex-col gap-0.5 px-2 pb-2">
        <GrowingItems
          items={arrangement.tray}
          render={(video) => (
            <li key={video.id}>
              <TrayItem {...{ calendar, video, active, onKeyMove }} />
            </li>
          )}
        />
        {arrangement.tray.length === 0 ? <li className="px-1 py-2 text-ink-3 text-small">{t("tray.empty")}</li> : null}
      </ul>
    </aside>
  );
}

/** What is added while one account is shown is that account's: it would be filtered away otherwise. */
function onlyChannel({ channels }: PlanFilter): ChannelId | null {
  return channels.length === 1 ? (channels[0] ?? null) : null;
}

function TrayItem({
  calendar,
  video,
  active,
  onKeyMove,
}: Pick<TrayProps, "calendar" | "active" | "onKeyMove"> & { video: Video }) {
  const t = useT("calendar");
  const format = useFormat();
  const ref = useRef<HTMLButtonElement>(null);
  const dragging = useVideoDrag(ref, video.id, calendar.mayEdit);
  const channel = video.channelId === null ? undefined : calendar.state.channels.get(video.channelId);

  function onKeyDown(event: KeyboardEvent) {
    if (!calendar.mayEdit || !event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key !== "ArrowRight") return;
    event.preventDefault();
    onKeyMove(video.id, active);
  }

  return (
    <button
      ref={ref}
      type="button"
      data-video={video.id}
      onClick={() => calendar.go({ item: video.id }, true)}
      onKeyDown={onKeyDown}
      title={t("tray.hint", { day: format.day(active) })}
      style={channel ? hueStyle(channel.hue) : undefined}
      className={classNames(
        "flex min-h-row w-full items-center gap-1.5 rounded-sm border-l-2 px-2 py-1 text-start text-ui hover:bg-hover",
        channel ? "hue-edge" : "border-line-strong",
        calendar.place.item === video.id && "bg-hover",
        dragging && "opacity-40",
      )}
    >
      <StageGlyph stage={video.stage} size={12} />
      <span className="min-w-0 flex-1 truncate">{video.title}</span>
      {video.score === null ? null : <span className="shrink-0 text-ink-3 text-mini">{video.score}</span>}
    </button>
  );
}
