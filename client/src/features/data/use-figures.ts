import { mayWriteRoom } from "@tongpin/domain/access";
import type { Instant, VideoId } from "@tongpin/domain/base";
import type { RateName } from "@tongpin/domain/metrics";
import { publicationOf, publicationsOf } from "@tongpin/domain/review";
import type { Figures, Video } from "@tongpin/domain/video";
import { recordFigures } from "@tongpin/workspace";
import { useMemo } from "react";
import { refusalText, useApp, useCommands, useLedger, useNow, usePlan, useT, useToast } from "../../app/index.ts";
import { type FigureColumn, figureColumns, publishedFigures, type RateCell, rateCells } from "./figure-table.ts";

const MINUTE = 60_000;

export interface FigureView {
  readonly video: Video;
  readonly publishedAt: Instant | null;
  readonly now: Instant;
  readonly columns: readonly FigureColumn[];
  /** By the column's days. */
  readonly rates: ReadonlyMap<number, Readonly<Record<RateName, RateCell>>>;
  readonly mayEdit: boolean;
  record(column: FigureColumn, patch: Partial<Omit<Figures, "videoId" | "checkpoint">>): void;
}

/** The figures of one video as a table, with what is usual for its account; null while the video is not known. */
export function useFigures(videoId: VideoId): FigureView | null {
  const t = useT("data");
  const tc = useT("common");
  const { role } = useApp();
  const { room, state } = usePlan();
  const { entries } = useLedger();
  const commands = useCommands();
  const toast = useToast();
  const now = useNow(MINUTE);
  const video = state.videos.get(videoId);
  const publishedAt = useMemo(() => publicationOf(entries, videoId)?.publishedAt ?? null, [entries, videoId]);
  const columns = useMemo(
    () => figureColumns(videoId, state.figures, publishedAt, now),
    [videoId, state.figures, publishedAt, now],
  );
  const history = useMemo(
    () => publishedFigures(state.figures.values(), state.videos, publicationsOf(entries)),
    [state.figures, state.videos, entries],
  );
  const rates = useMemo(
    () =>
      new Map(
        video ? columns.map((column) => [column.days, rateCells(column, video, publishedAt, history)] as const) : [],
      ),
    [columns, video, publishedAt, history],
  );
  if (!video) return null;
  return {
    video,
    publishedAt,
    now,
    columns,
    rates,
    mayEdit: mayWriteRoom(role, "plan") && room !== null,
    record(column, patch) {
      if (!room) return;
      // As they are now, not as they were drawn: a colleague's figure that came in between stays.
      const known = room.getSnapshot().figures.get(`${videoId}:${column.days}`) ?? column.figures;
      const done = recordFigures(room, { ...known, ...patch }, commands());
      if (!done.ok)
        toast.error({ what: refusalText(tc, done.error.code), safe: t("refused.safe"), todo: t("refused.todo") });
    },
  };
}
