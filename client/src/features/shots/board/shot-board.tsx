import { useVirtualizer } from "@tanstack/react-virtual";
import type { ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { announce, useActions, useT } from "../../../app/index.ts";
import { pictureOf } from "../../../platform/clipboard-picture.ts";
import { useFileDrops } from "../frames/use-file-drops.ts";
import type { FrameDeeds } from "../frames/use-frame-deeds.ts";
import { BoardBar } from "./board-bar.tsx";
import { BoardCard } from "./board-card.tsx";
import { acceptCardDrops } from "./board-drag.ts";
import {
  type BoardLook,
  boardGrid,
  CARD_WIDTHS,
  cardAfterKey,
  GAP,
  keepBoardLook,
  readBoardLook,
} from "./board-size.ts";
import "./board.css";

export interface ShotBoardProps {
  readonly shots: readonly Shot[];
  /** The shot an address leads to. */
  readonly openedId: ShotId | null;
  readonly deeds: FrameDeeds;
  readonly mayWrite: boolean;
  readonly isNarrow: boolean;
  readonly onOpen: (id: ShotId) => void;
  readonly onMove: (id: ShotId, afterId: ShotId | null) => void;
}

/** The shots as pictures, 9:16, in the order of the film. Arrows walk, Enter opens, Alt and arrows move a shot. */
export function ShotBoard({ shots, openedId, deeds, mayWrite, isNarrow, onOpen, onMove }: ShotBoardProps) {
  const t = useT("frames");
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [look, setLook] = useState(readBoardLook);
  const [currentId, setCurrentId] = useState<ShotId | null>(openedId);
  /** The card that is to get the focus once it is in the page. */
  const wanted = useRef<ShotId | null>(openedId);
  const found = shots.findIndex(({ id }) => id === currentId);
  const current = Math.max(0, found);
  const { columns, rowHeight } = boardGrid(width, look.size, isNarrow);

  const change = (patch: Partial<BoardLook>) => {
    const next = { ...look, ...patch };
    setLook(next);
    keepBoardLook(next);
  };
  useActions([
    {
      id: "frames.safeArea",
      label: t("safeArea"),
      keys: "a",
      group: "view",
      perform: () => change({ safeArea: !look.safeArea }),
    },
    { id: "frames.cover", label: t("cover"), keys: "c", group: "view", perform: () => change({ cover: !look.cover }) },
    {
      id: "frames.larger",
      label: t("larger"),
      keys: "+",
      group: "view",
      when: () => !isNarrow && look.size < CARD_WIDTHS.length - 1,
      perform: () => change({ size: look.size + 1 }),
    },
    {
      id: "frames.smaller",
      label: t("smaller"),
      keys: "-",
      group: "view",
      when: () => !isNarrow && look.size > 0,
      perform: () => change({ size: look.size - 1 }),
    },
  ]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const virtual = useVirtualizer({
    count: Math.ceil(shots.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
    initialRect: { width: 0, height: 900 },
  });
  // Rows of another height stand elsewhere.
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);

  // A key or an address may lead to a card that is not in the page yet.
  useLayoutEffect(() => {
    const id = wanted.current;
    if (id === null || width === 0) return;
    const card = list.current?.querySelector<HTMLElement>(`[data-open="${CSS.escape(id)}"]`);
    if (!card) {
      const index = shots.findIndex((shot) => shot.id === id);
      if (index < 0) wanted.current = null;
      else virtual.scrollToIndex(Math.floor(index / columns));
      return;
    }
    wanted.current = null;
    card.focus({ preventScroll: true });
    void card.scrollIntoView({ block: "nearest" });
  });

  const move = useRef(onMove);
  move.current = onMove;
  useEffect(() => {
    if (list.current && mayWrite) return acceptCardDrops(list.current, (id, afterId) => move.current(id, afterId));
  }, [mayWrite]);

  function walk(index: number) {
    const shot = shots[index];
    if (!shot) return;
    setCurrentId(shot.id);
    wanted.current = shot.id;
  }
  function shift(index: number, to: number) {
    const shot = shots[index];
    if (!shot || to === index) return;
    wanted.current = shot.id;
    setCurrentId(shot.id);
    const rest = shots.filter((_, at) => at !== index);
    onMove(shot.id, rest[to - 1]?.id ?? null);
    announce(t("moved", { place: to + 1 }));
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const index = indexOf(event.target);
    if (index < 0) return;
    const to = cardAfterKey(event.key, index, columns, shots.length);
    if (to === null) {
      const shot = shots[index];
      const isAway = event.key === "Delete" || event.key === "Backspace";
      if (!isAway || !mayWrite || !shot?.frame) return;
      event.preventDefault();
      deeds.remove(shot.id);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (!event.altKey) walk(to);
    else if (mayWrite) shift(index, to);
  }
  function indexOf(target: EventTarget): number {
    const id = cardOf(target)?.dataset["shot"];
    return id === undefined ? -1 : shots.findIndex((shot) => shot.id === id);
  }
  function onClick(event: MouseEvent<HTMLElement>) {
    const shot = shots[indexOf(event.target)];
    if (!shot || !(event.target instanceof Element) || !event.target.closest("[data-open]")) return;
    setCurrentId(shot.id);
    onOpen(shot.id);
  }
  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const shot = shots[indexOf(event.target)];
    const picture = mayWrite && shot ? pictureOf(event.clipboardData) : null;
    if (!shot || !picture) return;
    event.preventDefault();
    void deeds.put(shot.id, picture);
  }
  const files = useFileDrops("[data-shot]", mayWrite ? (id, file) => void deeds.put(id, file) : null);

  const items = virtual.getVirtualItems();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <BoardBar look={look} isNarrow={isNarrow} onChange={change} />
      <div ref={scroller} className="board-scroller px-4 pt-1 pb-8">
        {/* biome-ignore lint/a11y/useSemanticElements: rows stand between the list and its items, which ul forbids */}
        <div
          ref={list}
          role="list"
          aria-label={t("board")}
          className="relative"
          style={{ height: virtual.getTotalSize() }}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          {...files}
        >
          {items.map((row) => (
            <div
              key={row.key}
              role="presentation"
              className="board-row"
              style={{
                transform: `translateY(${row.start}px)`,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                gap: GAP,
              }}
            >
              {shots.slice(row.index * columns, (row.index + 1) * columns).map((shot, at) => {
                const index = row.index * columns + at;
                return (
                  <BoardCard
                    key={shot.id}
                    shot={shot}
                    place={index + 1}
                    count={shots.length}
                    beforeId={shots[index - 1]?.id ?? null}
                    isCurrent={index === current}
                    safeArea={look.safeArea}
                    cover={look.cover}
                    mayWrite={mayWrite}
                  />
                );
              })}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function cardOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-shot]") : null;
}
