import type { RowId } from "@tongpin/domain/base";
import { lineSeconds, type PromptLine, secondsLeft } from "@tongpin/domain/script";
import { keepIndex } from "./keep-index.ts";
import { createLineViews, type LineView } from "./line-views.ts";

export interface PrompterProgress {
  /** Seconds, at the present speed. */
  readonly left: number;
  readonly total: number;
  /** The line in front, from 1; 0 when there is none. */
  readonly place: number;
  readonly rowId: RowId | null;
  readonly isAtEnd: boolean;
}

export interface PrompterLook {
  readonly speed: number;
  /** Height of a character, px. */
  readonly size: number;
  /** % of the height. */
  readonly line: number;
  /** Steps by lines of text instead of gliding. */
  readonly still: boolean;
}

export interface PrompterStage {
  setLines(lines: readonly PromptLine[], beatName: (line: PromptLine) => string): void;
  setLook(look: PrompterLook): void;
  setPlaying(playing: boolean): void;
  /** By so many px of the text. */
  scrollBy(pixels: number): void;
  /** To the beginning of the next line or of this one, of the one before when already there. */
  step(steps: 1 | -1): void;
  toStart(): void;
  toRow(rowId: RowId): void;
  close(): void;
}

/** A frame that took longer was a pause of the machine, ms: the text does not leap over it. */
const LONGEST_FRAME_MS = 250;
/** What is left is told so often, ms: nobody reads it faster, and the text needs the frames. */
const TELL_MS = 200;

/**
 * The moving text of a 提词器, as plain DOM: a frame costs one transform, and nothing is laid out unless words or sizes
 * changed. `offset` is the place of the text, px from its top, that stands at the reading line.
 */
export function createPrompterStage(
  stage: HTMLElement,
  content: HTMLElement,
  onProgress: (progress: PrompterProgress) => void,
  onEnd: () => void,
): PrompterStage {
  const views = createLineViews(content);
  let look: PrompterLook = { speed: 260, size: 64, line: 35, still: false };
  let stageHeight = stage.clientHeight;
  let offset = 0;
  let playing = false;
  let frame = 0;
  let before = 0;
  let told = "";
  let toldAt = 0;

  const lines = () => views.list();
  const endOf = (index: number): number => lines()[index + 1]?.top ?? views.height();
  const indexAt = (at: number): number =>
    Math.max(
      0,
      lines().findLastIndex(({ top }) => top <= at),
    );

  function paint(): void {
    const view = lines()[indexAt(offset)];
    const shown =
      look.still && view
        ? view.top + Math.floor((offset - view.top) / views.lineHeight()) * views.lineHeight()
        : offset;
    content.style.transform = `translate3d(0, ${(stageHeight * look.line) / 100 - shown}px, 0)`;
  }

  function tell(): void {
    const all = lines().map(({ line }) => line);
    const index = indexAt(offset);
    const view = lines()[index];
    const span = view ? endOf(index) - view.top : 0;
    const done = view && span > 0 ? Math.min(1, (offset - view.top) / span) : 0;
    const left = secondsLeft(all, { index, done }, look.speed);
    const progress: PrompterProgress = {
      left: Math.ceil(left - 0.05),
      total: Math.round(secondsLeft(all, { index: 0, done: 0 }, look.speed)),
      place: view ? index + 1 : 0,
      rowId: view?.line.id ?? null,
      isAtEnd: offset >= views.height(),
    };
    const now = JSON.stringify(progress);
    if (now === told) return;
    told = now;
    onProgress(progress);
  }

  /** Each line goes by in its own time, so a short line in large characters is no slower than a long one. */
  function advance(seconds: number): void {
    let rest = seconds;
    for (let index = indexAt(offset); rest > 0 && index < lines().length; index += 1) {
      const view = lines()[index];
      if (!view) return;
      const pixelsPerSecond = (endOf(index) - view.top) / lineSeconds(view.line, look.speed);
      const needed = (endOf(index) - offset) / pixelsPerSecond;
      if (needed > rest) {
        offset += rest * pixelsPerSecond;
        return;
      }
      offset = endOf(index);
      rest -= needed;
    }
  }

  function tick(now: number): void {
    frame = playing ? requestAnimationFrame(tick) : 0;
    advance(Math.min(LONGEST_FRAME_MS, now - before) / 1000);
    before = now;
    paint();
    const isOver = offset >= views.height();
    if (isOver || now - toldAt >= TELL_MS) {
      toldAt = now;
      tell();
    }
    if (playing && isOver) {
      setPlaying(false);
      onEnd();
    }
  }

  function setPlaying(next: boolean): void {
    if (next === playing) return;
    playing = next;
    cancelAnimationFrame(frame);
    frame = 0;
    if (!playing) return;
    if (offset >= views.height()) offset = 0;
    before = performance.now();
    frame = requestAnimationFrame(tick);
  }

  function goTo(next: number): void {
    offset = Math.min(views.height(), Math.max(0, next));
    paint();
    tell();
  }

  /** The words at the reading line, to be found again when everything stands elsewhere. */
  function hold(): { readonly view: LineView; readonly index: number; readonly below: number } | null {
    const view = lines()[indexAt(offset)];
    return view ? { view, ...views.characterAt(view, offset) } : null;
  }

  function keepPlace(change: () => void): void {
    const order = lines().map(({ line }) => line.id);
    const held = hold();
    const text = held?.view.line.text ?? "";
    change();
    views.measure();
    const again = held && lines().find(({ line }) => line.id === held.view.line.id);
    if (held && again) {
      goTo(views.topOfCharacter(again, keepIndex(text, again.line.text, held.index)) + held.below);
      return;
    }
    // The line was taken away: on with what came after it.
    const gone = held ? order.indexOf(held.view.line.id) : 0;
    const next = lines().find(({ line }) => order.indexOf(line.id) > gone);
    goTo(held ? (next?.top ?? views.height()) : 0);
  }

  /** When the page has been laid out anew already: the same part of the same line. */
  function keepPart(): void {
    const index = indexAt(offset);
    const top = lines()[index]?.top ?? 0;
    const done = (offset - top) / Math.max(1, endOf(index) - top);
    views.measure();
    stageHeight = stage.clientHeight;
    const now = lines()[index]?.top ?? 0;
    goTo(now + done * (endOf(index) - now));
  }

  const resized = new ResizeObserver(keepPart);
  resized.observe(stage);

  return {
    setLines: (next, beatName) => keepPlace(() => views.show(next, beatName)),
    setLook(next) {
      const isSame = next.size === look.size && content.style.fontSize !== "";
      look = next;
      if (isSame) goTo(offset);
      else keepPlace(() => content.style.setProperty("font-size", `${next.size}px`));
    },
    setPlaying,
    scrollBy: (pixels) => goTo(offset + pixels),
    step(steps) {
      const index = indexAt(offset);
      const top = lines()[index]?.top ?? 0;
      const isInside = offset - top > views.lineHeight() / 2;
      if (steps > 0) goTo(endOf(index));
      else goTo(isInside ? top : (lines()[index - 1]?.top ?? 0));
    },
    toStart: () => goTo(0),
    toRow(rowId) {
      const view = lines().find(({ line }) => line.id === rowId);
      if (view) goTo(view.top);
    },
    close() {
      playing = false;
      cancelAnimationFrame(frame);
      resized.disconnect();
    },
  };
}
