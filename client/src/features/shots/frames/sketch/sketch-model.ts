/** The paper, in its own units: 9:16, and the size of the picture it becomes. */
export const PAPER = { width: 900, height: 1600 } as const;

export const TOOLS = ["pen", "arrow", "box", "figure", "rubber"] as const;
export type Tool = (typeof TOOLS)[number];
export const COLOURS = ["ink", "red", "blue"] as const;
export type Colour = (typeof COLOURS)[number];

export interface Point {
  readonly x: number;
  readonly y: number;
  /** 0–100; 50 from a mouse. */
  readonly pressure: number;
}

/** One thing drawn. A line follows the hand, the rubber draws in paper, a shape spans two corners. */
export type Mark =
  | { readonly tool: "pen"; readonly colour: Colour; readonly points: readonly Point[] }
  | { readonly tool: "rubber"; readonly points: readonly Point[] }
  | {
      readonly tool: "arrow" | "box" | "figure";
      readonly colour: Colour;
      readonly from: Point;
      readonly to: Point;
    };

/** A drawing with what can be taken back and done again. */
export interface Sketch {
  readonly marks: readonly Mark[];
  /** Taken back, the latest last. */
  readonly undone: readonly Mark[];
}

export const EMPTY_SKETCH: Sketch = { marks: [], undone: [] };

/** So much is kept with the picture; a storyboard's frame has a few dozen marks. */
export const SKETCH_LIMITS = { marks: 1_000, points: 40_000 } as const;
/** A hand that rests adds nothing. */
const NEAR = 3;
/** A shape smaller than this was a tap. */
const SMALLEST = 12;

export function beginMark(tool: Tool, colour: Colour, at: Point): Mark {
  if (tool === "pen") return { tool, colour, points: [at] };
  if (tool === "rubber") return { tool, points: [at] };
  return { tool, colour, from: at, to: at };
}

export function extendMark(mark: Mark, to: Point): Mark {
  if (mark.tool !== "pen" && mark.tool !== "rubber") return { ...mark, to };
  const last = mark.points.at(-1);
  if (last && Math.hypot(to.x - last.x, to.y - last.y) < NEAR) return mark;
  return { ...mark, points: [...mark.points, to] };
}

/** The drawing with one more mark. A shape without extent is none; a full drawing stays as it is. */
export function addMark(sketch: Sketch, mark: Mark): Sketch {
  if (mark.tool !== "pen" && mark.tool !== "rubber") {
    if (Math.hypot(mark.to.x - mark.from.x, mark.to.y - mark.from.y) < SMALLEST) return sketch;
  }
  const marks = [...sketch.marks, mark];
  return isFull(marks) ? sketch : { marks, undone: [] };
}

export function undoMark({ marks, undone }: Sketch): Sketch {
  const last = marks.at(-1);
  return last ? { marks: marks.slice(0, -1), undone: [...undone, last] } : { marks, undone };
}

export function redoMark({ marks, undone }: Sketch): Sketch {
  const next = undone.at(-1);
  return next ? { marks: [...marks, next], undone: undone.slice(0, -1) } : { marks, undone };
}

/** Everything away; one step brings one mark back, as ever. */
export function clearMarks({ marks }: Sketch): Sketch {
  return { marks: [], undone: [...marks].reverse() };
}

function isFull(marks: readonly Mark[]): boolean {
  if (marks.length > SKETCH_LIMITS.marks) return true;
  return marks.reduce((sum, mark) => sum + ("points" in mark ? mark.points.length : 2), 0) > SKETCH_LIMITS.points;
}

const VERSION = 1;

/** The drawing as it lies in its picture. Whole numbers: tenths of a unit nobody sees. */
export function writeSketch({ marks }: Pick<Sketch, "marks">): string {
  const flat = (points: readonly Point[]) =>
    points.flatMap(({ x, y, pressure }) => [Math.round(x), Math.round(y), Math.round(pressure)]);
  const lines = marks.map((mark) => {
    if (mark.tool === "pen") return ["pen", mark.colour, flat(mark.points)];
    if (mark.tool === "rubber") return ["rubber", "ink", flat(mark.points)];
    return [mark.tool, mark.colour, flat([mark.from, mark.to])];
  });
  return JSON.stringify({ sketch: VERSION, marks: lines });
}

/** A drawing out of a picture that anybody may have made; null for anything that is none of ours. */
export function readSketch(text: string): Sketch | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("sketch" in value) || !("marks" in value)) return null;
  if (value.sketch !== VERSION || !Array.isArray(value.marks)) return null;
  const marks: Mark[] = [];
  for (const line of value.marks as readonly unknown[]) {
    const mark = readMark(line);
    if (!mark) return null;
    marks.push(mark);
  }
  return isFull(marks) ? null : { marks, undone: [] };
}

function readMark(line: unknown): Mark | null {
  if (!Array.isArray(line)) return null;
  const [name, hue, numbers] = line as readonly unknown[];
  const tool = TOOLS.find((each) => each === name);
  const colour = COLOURS.find((each) => each === hue);
  const points = readPoints(numbers);
  if (!tool || !colour || !points) return null;
  if (tool === "pen") return { tool, colour, points };
  if (tool === "rubber") return { tool, points };
  const [from, to] = points;
  return from && to && points.length === 2 ? { tool, colour, from, to } : null;
}

function readPoints(numbers: unknown): Point[] | null {
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length % 3 !== 0) return null;
  const points: Point[] = [];
  for (let at = 0; at < numbers.length; at += 3) {
    const [x, y, pressure] = numbers.slice(at, at + 3) as readonly unknown[];
    if (!isWithin(x, PAPER.width) || !isWithin(y, PAPER.height) || !isWithin(pressure, 100)) return null;
    points.push({ x, y, pressure });
  }
  return points;
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= most;
}
