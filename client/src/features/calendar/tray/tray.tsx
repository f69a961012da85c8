import type { ChannelId, CivilDate, VideoId } from "@tongpin/domain/base";
import type { PlanFilter } from "@tongpin/domain/views";
import { addVideo } from "@tongpin/workspace";
import { type FormEvent, useRef, useState } from "react";
import { useActions, useCommands, useT } from "../../../app/index.ts";
import { useGridActions } from "../../../app/item/grid-actions.ts";
import { classNames } from "../../../ui/class-names.ts";
import { Input } from "../../../ui/field.tsx";
import { useVideoDrop } from "../drag.ts";
import type { Calendar } from "../use-calendar.ts";
import { ColdTopics } from "./cold-topics.tsx";
import { HotTopics } from "./hot-topics.tsx";
import { IdeaList } from "./idea-list.tsx";
import { TrayTools } from "./tray-tools.tsx";
import { useTray } from "./use-tray.ts";

export interface TrayProps {
  readonly calendar: Calendar;
  readonly active: CivilDate;
  /** The video the keyboard moved last: shown wherever it stands. */
  readonly held: VideoId | null;
  onDrop(id: VideoId, to: CivilDate | null): void;
  onKeyMove(id: VideoId, to: CivilDate | null): void;
}

/** 选题池: what is hot on top, then what has no date yet. Drag onto a day, or Ctrl+Shift+→ to put it on the day the keyboard stands on. */
export function Tray({ calendar, active, held, onDrop, onKeyMove }: TrayProps) {
  const t = useT("calendar");
  const tt = useT("tray");
  const ref = useRef<HTMLElement>(null);
  const over = useVideoDrop(ref, (id) => onDrop(id, null));
  const tray = useTray(calendar);
  useGridActions("w");
  const search = useRef<HTMLInputElement>(null);
  useActions([
    {
      id: "calendar.tray.find",
      label: tt("find"),
      keys: "i",
      group: "view",
      when: () => search.current !== null,
      perform: () => search.current?.focus(),
    },
    ...(["score", "new", "near"] as const).map((sort) => ({
      id: `calendar.tray.${sort}`,
      label: tt("sortBy", { sort: tt(`sort.${sort}`) }),
      group: "view" as const,
      perform: () => tray.look({ sort }),
    })),
  ]);

  return (
    <aside
      ref={ref}
      data-tray
      aria-label={t("tray.label")}
      className={classNames("flex w-64 shrink-0 flex-col border-line border-r", over ? "bg-accent-soft" : "bg-page")}
    >
      <h2 className="flex items-baseline justify-between px-3 pt-2 pb-1 text-ink-2 text-small">
        <span className="font-medium">{t("tray.label")}</span>
        <span>{t("tray.count", { count: tray.all.length })}</span>
      </h2>
      <NewIdea calendar={calendar} />
      <TrayTools tray={tray} calendar={calendar} search={search} />
      <HotTopics tray={tray} calendar={calendar} />
      <IdeaList {...{ tray, calendar, active, held, onKeyMove }} />
      <ColdTopics lane={tray.lane} mayEdit={calendar.mayEdit} />
    </aside>
  );
}

/** What is added while one account is shown is that account's: it would be filtered away otherwise. */
function onlyChannel({ channels }: PlanFilter): ChannelId | null {
  return channels.length === 1 ? (channels[0] ?? null) : null;
}

function NewIdea({ calendar }: { calendar: Calendar }) {
  const { mayEdit, room, place } = calendar;
  const t = useT("calendar");
  const commands = useCommands();
  const [title, setTitle] = useState("");

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!room || title.trim() === "") return;
    const added = addVideo(room, { title, channelId: onlyChannel(place.filter) }, commands());
    if (added.ok) setTitle("");
  }

  if (!mayEdit) return null;
  return (
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
  );
}
