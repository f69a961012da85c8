import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { asId, type VideoId } from "@tongpin/domain/base";
import { nextStage, previousStage, STAGES, type Stage, type Video } from "@tongpin/domain/video";
import { type KeyboardEvent, startTransition, useEffect, useMemo, useRef, useState } from "react";
import { AppLink, ChannelChip, DateChip, PersonChip, StageGlyph, usePaths, useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import { useLongList } from "../../ui/use-long-list.ts";

const KIND = "board-video";
/** Of a card with its gap, px; the true one is measured. */
const CARD = 64;
/** As many as a wide window shows. */
const FIRST_COLUMNS = 6;

export interface BoardProps {
  readonly columns: ReadonlyMap<Stage, readonly Video[]>;
  readonly mayEdit: boolean;
  onStage(id: VideoId, stage: Stage): void;
}

/** A column a stage. Drag a card, or Ctrl+Shift+←/→, to hand it on. */
export function Board({ columns, mayEdit, onStage }: BoardProps) {
  const [drawn, setDrawn] = useState(FIRST_COLUMNS);
  // What is beyond the edge of the window comes right after the first paint, and gives way to whatever is done meanwhile.
  useEffect(() => startTransition(() => setDrawn(STAGES.length)), []);
  return (
    // Positioned, so that words for screen readers in far columns widen this and not the page.
    <div className="relative flex min-h-0 flex-1 snap-x scroll-px-3 gap-2 overflow-x-auto px-3 pb-3">
      {STAGES.map((stage, place) => (
        <Column
          key={stage}
          stage={stage}
          videos={columns.get(stage) ?? []}
          isDrawn={place < drawn}
          mayEdit={mayEdit}
          onStage={onStage}
        />
      ))}
    </div>
  );
}

function Column({
  stage,
  videos,
  isDrawn,
  mayEdit,
  onStage,
}: Omit<BoardProps, "columns"> & { stage: Stage; videos: readonly Video[]; isDrawn: boolean }) {
  const t = useT("common");
  const ref = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLUListElement>(null);
  const keys = useMemo(() => videos.map((video) => video.id as string), [videos]);
  const { shown, before, after, measure } = useLongList(scroller, keys, CARD);
  const cards = (isDrawn ? shown : []).flatMap((index) => {
    const video = videos[index];
    return video ? [{ index, video }] : [];
  });
  const [over, setOver] = useState(false);
  const latest = useRef(onStage);
  latest.current = onStage;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data["kind"] === KIND,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        if (typeof source.data["id"] === "string") latest.current(asId<VideoId>(source.data["id"]), stage);
      },
    });
  }, [stage]);
  return (
    <section
      ref={ref}
      aria-label={t(`stages.${stage}`)}
      data-stage={stage}
      className={classNames(
        "flex w-56 shrink-0 flex-col rounded-md max-md:w-[min(19rem,80vw)] max-md:snap-start",
        over ? "bg-accent-soft" : "bg-sunken",
      )}
    >
      <h2 className="flex h-9 items-center gap-1.5 px-2.5 text-small">
        <StageGlyph stage={stage} />
        <span className="font-medium">{t(`stages.${stage}`)}</span>
        <span className="text-ink-3">{videos.length}</span>
      </h2>
      <ul ref={scroller} className="scroll-y flex min-h-0 flex-1 flex-col px-1.5 pb-2">
        {before > 0 ? <li aria-hidden="true" className="shrink-0" style={{ height: before }} /> : null}
        {cards.map(({ index, video }) => (
          <li
            key={video.id}
            ref={measure}
            data-index={index}
            aria-setsize={videos.length}
            aria-posinset={index + 1}
            className="pb-1.5"
          >
            <Card video={video} mayEdit={mayEdit} onStage={onStage} />
          </li>
        ))}
        {after > 0 ? <li aria-hidden="true" className="shrink-0" style={{ height: after }} /> : null}
      </ul>
    </section>
  );
}

function Card({ video, mayEdit, onStage }: { video: Video } & Pick<BoardProps, "mayEdit" | "onStage">) {
  const paths = usePaths();
  const ref = useRef<HTMLAnchorElement>(null);
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || !mayEdit) return;
    return draggable({
      element,
      getInitialData: () => ({ kind: KIND, id: video.id }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
  }, [mayEdit, video.id]);

  function onKeyDown(event: KeyboardEvent) {
    if (!mayEdit || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    const to =
      event.key === "ArrowRight"
        ? nextStage(video.stage)
        : event.key === "ArrowLeft"
          ? previousStage(video.stage)
          : null;
    if (to === null) return;
    event.preventDefault();
    onStage(video.id, to);
  }

  return (
    <AppLink
      ref={ref}
      to={paths.video(video.id)}
      data-video={video.id}
      onKeyDown={onKeyDown}
      className={classNames(
        "flex flex-col gap-1 rounded-md border border-line bg-raised px-2.5 py-2 text-ui transition-colors hover:border-line-strong",
        dragging && "opacity-40",
      )}
    >
      <span className="line-clamp-2 leading-tight">{video.title}</span>
      <span className="flex min-w-0 items-center gap-2">
        <ChannelChip channelId={video.channelId} />
        <span className="flex-1" />
        {video.planDate ? <DateChip date={video.planDate} near /> : null}
        <PersonChip personId={video.ownerId} nameless />
      </span>
    </AppLink>
  );
}
