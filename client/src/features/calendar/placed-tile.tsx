import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { type Tile, timeOf } from "./arrange.ts";
import type { Calendar } from "./use-calendar.ts";
import { type TileShape, VideoTile } from "./video-tile.tsx";

export interface PlacedTileProps {
  readonly calendar: Calendar;
  readonly tile: Tile;
  readonly date: CivilDate;
  readonly shape: TileShape;
  /** Where up and down mean a time of the day. */
  onTime?(direction: 1 | -1): void;
  /** Left out: it stays where it is (on a phone, in the tray's list). */
  onKeyMove?(id: VideoId, to: CivilDate | null): void;
}

/** A video where it stands, with what the plan says about its account and the calendar about its state. */
export function PlacedTile({ calendar, tile, date, shape, onKeyMove, onTime }: PlacedTileProps) {
  const { state, place, mayEdit, facts, publications, glances, go } = calendar;
  const { video } = tile;
  const channel = video.channelId === null ? undefined : state.channels.get(video.channelId);
  return (
    <VideoTile
      tile={tile}
      date={date}
      time={timeOf(tile, publications)}
      channel={channel ?? null}
      attention={tile.kind === "plan" ? facts.attentionOf(video) : null}
      picture={glances.get(video.id)?.picture ?? null}
      clashed={state.videoClashes.has(video.id)}
      opened={place.item === video.id}
      mayEdit={mayEdit && onKeyMove !== undefined}
      shape={shape}
      onOpen={() => go({ item: video.id }, true)}
      {...(onTime ? { onTime } : {})}
      onMove={(to) => onKeyMove?.(video.id, to)}
    />
  );
}
