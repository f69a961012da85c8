import { type Colour, type Mark, PAPER, type Point } from "./sketch-model.ts";

/** Ink on paper, the same in every theme: the picture is printed and shown to people who use another. */
const PAINT: Readonly<Record<Colour, string>> = { ink: "#1d222b", red: "#c92a2a", blue: "#1c62c7" };
const PAPER_WHITE = "#ffffff";
const LINE = 9;
const RUBBER = 64;

/** Draws all marks on fresh paper; the context's unit must be the paper's. */
export function drawSketch(context: CanvasRenderingContext2D, marks: readonly Mark[]): void {
  context.fillStyle = PAPER_WHITE;
  context.fillRect(0, 0, PAPER.width, PAPER.height);
  for (const mark of marks) drawMark(context, mark);
}

export function drawMark(context: CanvasRenderingContext2D, mark: Mark): void {
  context.lineCap = "round";
  context.lineJoin = "round";
  if (mark.tool === "rubber") {
    drawLine(context, mark.points, PAPER_WHITE, () => RUBBER);
    return;
  }
  if (mark.tool === "pen") {
    // Half the width at no pressure, half again as much at full.
    drawLine(context, mark.points, PAINT[mark.colour], ({ pressure }) => LINE * (0.5 + pressure / 100));
    return;
  }
  context.strokeStyle = PAINT[mark.colour];
  context.fillStyle = PAINT[mark.colour];
  context.lineWidth = LINE;
  if (mark.tool === "arrow") drawArrow(context, mark.from, mark.to);
  else if (mark.tool === "box") drawBox(context, mark.from, mark.to);
  else drawFigure(context, mark.from, mark.to);
}

function drawLine(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  paint: string,
  widthAt: (point: Point) => number,
): void {
  const [first] = points;
  if (!first) return;
  context.strokeStyle = paint;
  let last = first;
  for (const point of points.length === 1 ? [first] : points.slice(1)) {
    context.lineWidth = widthAt(point);
    context.beginPath();
    context.moveTo(last.x, last.y);
    // A line of no length draws its round end: a dot.
    context.lineTo(point.x, point.y);
    context.stroke();
    last = point;
  }
}

function drawArrow(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const head = Math.min(64, length * 0.45);
  const along = (reach: number, turn: number) => ({
    x: to.x - reach * Math.cos(angle + turn),
    y: to.y - reach * Math.sin(angle + turn),
  });
  const neck = along(head * 0.7, 0);
  const left = along(head, 0.45);
  const right = along(head, -0.45);
  context.lineWidth = LINE * 1.3;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(neck.x, neck.y);
  context.stroke();
  context.beginPath();
  context.moveTo(to.x, to.y);
  context.lineTo(left.x, left.y);
  context.lineTo(right.x, right.y);
  context.closePath();
  context.fill();
}

function drawBox(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  context.strokeRect(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y));
}

/** A person of sticks, as tall and wide as the box that was drawn. */
function drawFigure(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  const left = Math.min(from.x, to.x);
  const top = Math.min(from.y, to.y);
  const width = Math.abs(to.x - from.x);
  const height = Math.abs(to.y - from.y);
  const middle = left + width / 2;
  const head = Math.max(6, Math.min(height * 0.13, width * 0.5));
  const neck = top + head * 2;
  const hip = top + height * 0.62;
  const shoulder = neck + (hip - neck) * 0.15;
  context.beginPath();
  context.arc(middle, top + head, head, 0, Math.PI * 2);
  context.moveTo(middle, neck);
  context.lineTo(middle, hip);
  context.moveTo(left, shoulder + (hip - shoulder) * 0.75);
  context.lineTo(middle, shoulder);
  context.lineTo(left + width, shoulder + (hip - shoulder) * 0.75);
  context.moveTo(left + width * 0.1, top + height);
  context.lineTo(middle, hip);
  context.lineTo(left + width * 0.9, top + height);
  context.stroke();
}
