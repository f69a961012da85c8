import { useParams } from "@tanstack/react-router";
import { asId, type ChannelId, type VideoId } from "@tongpin/domain/base";
import { publicationsOf } from "@tongpin/domain/review";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import {
  AppLink,
  Screen,
  useActions,
  useGo,
  useLedger,
  usePaths,
  usePlan,
  useQuery,
  useScripts,
  useT,
} from "../../../app/index.ts";
import { LaterVideoPanel, usePanelSoon } from "../../../app/item/later-video-panel.tsx";
import { Button } from "../../../ui/button.tsx";
import { HueDot } from "../../../ui/chip.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconBoard } from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { Select } from "../../../ui/select.tsx";
import { GRID_TIMES, type GridTime, gridOrder } from "./grid-order.ts";
import { GridTile } from "./grid-tile.tsx";

/** Six rows: what one sees of a profile before scrolling far. Each cover opens its script. */
const STEP = 18;
const COLUMNS = 3;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

/** 主页预览: an account's profile as it will look, three covers a row, what is planned before what is out (C16). */
export function ChannelGridScreen() {
  const t = useT("grid");
  const go = useGo();
  const paths = usePaths();
  const query = useQuery();
  const { channelId: param } = useParams({ strict: false }) as { channelId: string };
  const channelId = asId<ChannelId>(param);
  const { state, ready } = usePlan();
  const channel = state.channels.get(channelId);
  const time: GridTime = query["time"] === "now" ? "now" : "plan";
  const opened = state.videos.get(asId<VideoId>(query["item"] ?? "")) ?? null;
  usePanelSoon();
  const setTime = (next: GridTime) => go.query({ time: next === "plan" ? null : next });
  useActions([
    {
      id: "grid.time",
      label: t(time === "plan" ? "toNow" : "toPlan"),
      keys: "v",
      group: "view",
      perform: () => setTime(time === "plan" ? "now" : "plan"),
    },
  ]);
  if (!channel) {
    return ready ? (
      <EmptyState title={t("gone")} action={<AppLink to={paths.settings("channels")}>{t("toChannels")}</AppLink>} />
    ) : null;
  }
  const channels = [...state.channels.values()];
  return (
    <Screen
      title={t("title")}
      tools={
        <>
          <Select
            size="small"
            bare
            label={t("channel")}
            value={channelId as string}
            options={channels.map(({ id, name, hue }) => ({
              value: id as string,
              label: name,
              icon: <HueDot hue={hue} />,
            }))}
            onChange={(id) => go.to(paths.channelGrid(id))}
          />
          <Segmented<GridTime>
            label={t("time")}
            value={time}
            options={GRID_TIMES.map((value) => ({ value, label: t(`times.${value}`) }))}
            onChange={setTime}
          />
        </>
      }
      panel={
        opened ? <LaterVideoPanel key={opened.id} video={opened} onClose={() => go.query({ item: null })} /> : null
      }
    >
      <Wall
        key={`${channelId}${time}`}
        channelId={channelId}
        time={time}
        hue={channel.hue}
        openedId={opened?.id ?? null}
      />
    </Screen>
  );
}

interface WallProps {
  readonly channelId: ChannelId;
  readonly time: GridTime;
  readonly hue: number;
  readonly openedId: VideoId | null;
}

function Wall({ channelId, time, hue, openedId }: WallProps) {
  const t = useT("grid");
  const go = useGo();
  const { state } = usePlan();
  const { entries } = useLedger();
  const wall = useRef<HTMLOListElement>(null);
  const [count, setCount] = useState(STEP);
  const publications = useMemo(() => new Map(publicationsOf(entries).map((one) => [one.videoId, one])), [entries]);
  const items = useMemo(
    () => gridOrder(state.videos.values(), publications, channelId, time),
    [state.videos, publications, channelId, time],
  );
  const shown = items.slice(0, count);
  const scripts = useScripts(shown.map(({ video }) => video.id));
  const planned = items.filter(({ published }) => !published).length;

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const tiles = [...(wall.current?.querySelectorAll<HTMLElement>("button[data-video]") ?? [])];
    const next = tiles[tiles.findIndex((tile) => tile.contains(document.activeElement)) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  if (items.length === 0) {
    return <EmptyState icon={<IconBoard size={22} />} title={t("empty")} note={t("emptyNote")} />;
  }
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col gap-3 px-3 pb-16">
      <p className="text-ink-3 text-small">{t("counts", { planned, published: items.length - planned })}</p>
      <ol ref={wall} onKeyDown={onKeyDown} aria-label={t("wall")} className="grid grid-cols-3 gap-0.5">
        {shown.map((item) => (
          <GridTile
            key={item.video.id}
            item={item}
            hue={hue}
            script={scripts.get(item.video.id)?.state ?? null}
            isOpen={item.video.id === openedId}
            onOpen={() => go.query({ item: item.video.id }, { push: true })}
          />
        ))}
      </ol>
      {items.length > count ? (
        <Button tone="quiet" className="self-center" onClick={() => setCount(count + STEP)}>
          {t("more", { count: items.length - count })}
        </Button>
      ) : null}
    </div>
  );
}
