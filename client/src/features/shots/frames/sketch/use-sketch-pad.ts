import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { drawMark, drawSketch } from "./draw-sketch.ts";
import {
  addMark,
  beginMark,
  type Colour,
  extendMark,
  type Mark,
  PAPER,
  type Point,
  type Sketch,
  type Tool,
} from "./sketch-model.ts";

interface UseSketchPad {
  readonly sketch: Sketch;
  readonly tool: Tool;
  readonly colour: Colour;
  readonly onChange: (sketch: Sketch) => void;
}

const MOUSE_PRESSURE = 50;
const STEP = 20;
const FAR_STEP = 100;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export interface SketchPad {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Where the keys' crosshair stands, in hundredths of the paper; null while a hand draws. */
  readonly cross: { readonly left: number; readonly top: number; readonly isDown: boolean } | null;
  onPointerDown(event: PointerEvent<HTMLCanvasElement>): void;
  onPointerMove(event: PointerEvent<HTMLCanvasElement>): void;
  onPointerUp(event: PointerEvent<HTMLCanvasElement>): void;
  onPointerCancel(event: PointerEvent<HTMLCanvasElement>): void;
  onKeyDown(event: KeyboardEvent<HTMLCanvasElement>): void;
}

/**
 * Drawing with a hand or with keys: arrows move a crosshair, Space puts the pen down and lifts it. What is being drawn
 * is painted at once and becomes part of the sketch when it is finished.
 */
export function useSketchPad({ sketch, tool, colour, onChange }: UseSketchPad): SketchPad {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<{ readonly pointer: number | null; mark: Mark } | null>(null);
  const [cross, setCross] = useState<Point | null>(null);
  const [isDown, setIsDown] = useState(false);

  function paint(mark: Mark | null): void {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    drawSketch(context, sketch.marks);
    if (mark) drawMark(context, mark);
  }
  const repaint = useRef(paint);
  repaint.current = paint;
  useLayoutEffect(() => repaint.current(drawing.current?.mark ?? null), [sketch]);

  // Another tool in the middle of a shape drawn by keys: the shape is given up, not turned into something else.
  useEffect(() => {
    if (drawing.current?.mark.tool === tool) return;
    drawing.current = null;
    setIsDown(false);
    repaint.current(null);
  }, [tool]);

  function begin(at: Point, pointer: number | null): void {
    drawing.current = { pointer, mark: beginMark(tool, colour, at) };
    paint(drawing.current.mark);
  }
  function extend(at: Point): void {
    if (!drawing.current) return;
    drawing.current.mark = extendMark(drawing.current.mark, at);
    paint(drawing.current.mark);
  }
  function end(): void {
    const mark = drawing.current?.mark;
    drawing.current = null;
    setIsDown(false);
    if (!mark) return;
    const next = addMark(sketch, mark);
    if (next === sketch) paint(null);
    else onChange(next);
  }

  function moveCross([right, down]: readonly [number, number], step: number): void {
    const from = cross ?? { x: PAPER.width / 2, y: PAPER.height / 2, pressure: MOUSE_PRESSURE };
    const to = {
      ...from,
      x: within(from.x + right * step, PAPER.width),
      y: within(from.y + down * step, PAPER.height),
    };
    setCross(to);
    if (isDown) extend(to);
  }

  return {
    canvas,
    cross: cross && { left: (cross.x / PAPER.width) * 100, top: (cross.y / PAPER.height) * 100, isDown },
    onPointerDown(event) {
      if (event.button !== 0 || (drawing.current && drawing.current.pointer !== null)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setCross(null);
      begin(pointOf(event.nativeEvent, event.currentTarget), event.pointerId);
    },
    onPointerMove(event) {
      if (drawing.current?.pointer !== event.pointerId) return;
      // All places the hand was at since the last frame: else quick curves get corners.
      const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
      for (const each of passed.length > 0 ? passed : [event.nativeEvent]) extend(pointOf(each, event.currentTarget));
    },
    onPointerUp(event) {
      if (drawing.current?.pointer === event.pointerId) end();
    },
    onPointerCancel(event) {
      if (drawing.current?.pointer === event.pointerId) end();
    },
    onKeyDown(event) {
      const arrow = ARROWS[event.key];
      if (arrow) {
        event.preventDefault();
        moveCross(arrow, event.shiftKey ? FAR_STEP : STEP);
      } else if (event.key === " ") {
        event.preventDefault();
        if (isDown) return end();
        const at = cross ?? { x: PAPER.width / 2, y: PAPER.height / 2, pressure: MOUSE_PRESSURE };
        setCross(at);
        setIsDown(true);
        begin(at, null);
      }
    },
  };
}

function pointOf(event: globalThis.PointerEvent, canvas: HTMLCanvasElement): Point {
  const box = canvas.getBoundingClientRect();
  return {
    x: within(((event.clientX - box.left) / box.width) * PAPER.width, PAPER.width),
    y: within(((event.clientY - box.top) / box.height) * PAPER.height, PAPER.height),
    // A mouse has none, and says a half; some pens say 0 as they touch.
    pressure: event.pointerType === "mouse" ? MOUSE_PRESSURE : within(event.pressure * 100, 100),
  };
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
