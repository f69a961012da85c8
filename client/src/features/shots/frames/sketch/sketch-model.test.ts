import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMark,
  beginMark,
  COLOURS,
  clearMarks,
  EMPTY_SKETCH,
  extendMark,
  type Mark,
  PAPER,
  readSketch,
  redoMark,
  SKETCH_LIMITS,
  TOOLS,
  undoMark,
  writeSketch,
} from "./sketch-model.ts";

const point = fc.record({
  x: fc.nat({ max: PAPER.width }),
  y: fc.nat({ max: PAPER.height }),
  pressure: fc.nat({ max: 100 }),
});
const mark: fc.Arbitrary<Mark> = fc
  .tuple(fc.constantFrom(...TOOLS), fc.constantFrom(...COLOURS), fc.array(point, { minLength: 2, maxLength: 20 }))
  .map(([tool, colour, [first, ...rest]]) =>
    rest.reduce(extendMark, beginMark(tool, colour, first ?? { x: 0, y: 0, pressure: 50 })),
  );

describe("a sketch", () => {
  it("[B7] what is drawn is read back from its picture as it was", () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 30 }), (marks) => {
        const drawn = marks.reduce(addMark, EMPTY_SKETCH);
        expect(readSketch(writeSketch(drawn))).toEqual({ marks: drawn.marks, undone: [] });
      }),
    );
  });

  it("[B7] undo and redo walk the same steps; a new mark ends what was undone; clearing can be taken back", () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 12 }), fc.nat(12), (marks, steps) => {
        const drawn = marks.reduce(addMark, EMPTY_SKETCH);
        let walked = drawn;
        for (let n = 0; n < steps; n += 1) walked = undoMark(walked);
        for (let n = 0; n < steps; n += 1) walked = redoMark(walked);
        expect(walked.marks).toEqual(drawn.marks);
        let back = clearMarks(drawn);
        expect(back.marks).toEqual([]);
        for (const _ of marks) back = redoMark(back);
        expect(back.marks).toEqual(drawn.marks);
      }),
    );
    const pen = beginMark("pen", "red", { x: 1, y: 1, pressure: 50 });
    expect(redoMark(addMark(undoMark(addMark(EMPTY_SKETCH, pen)), pen)).marks).toHaveLength(1);
  });

  it("[B7] a tap draws a dot with the pen and no shape; a resting hand adds no points", () => {
    const at = { x: 100, y: 100, pressure: 50 };
    expect(addMark(EMPTY_SKETCH, beginMark("pen", "ink", at)).marks).toHaveLength(1);
    expect(addMark(EMPTY_SKETCH, beginMark("box", "ink", at)).marks).toHaveLength(0);
    expect(extendMark(beginMark("pen", "ink", at), { ...at, x: 101 })).toEqual(beginMark("pen", "ink", at));
  });

  it("[B7] a drawing does not grow without end", () => {
    const at = { x: 1, y: 1, pressure: 50 };
    let sketch = EMPTY_SKETCH;
    for (let n = 0; n < SKETCH_LIMITS.marks + 10; n += 1) sketch = addMark(sketch, beginMark("pen", "ink", at));
    expect(sketch.marks).toHaveLength(SKETCH_LIMITS.marks);
  });

  it.each([
    "",
    "null",
    "[]",
    '{"sketch":2,"marks":[]}',
    '{"sketch":1,"marks":[["pen","ink",[1,2]]]}',
    '{"sketch":1,"marks":[["pen","ink",[1,2,null]]]}',
    '{"sketch":1,"marks":[["pen","green",[1,2,3]]]}',
    '{"sketch":1,"marks":[["box","ink",[1,2,3]]]}',
    '{"sketch":1,"marks":[["pen","ink",[99999,2,3]]]}',
    '{"sketch":1,"marks":[["pen","ink",[]]]}',
  ])("[B7] %s is no sketch of ours", (text) => {
    expect(readSketch(text)).toBeNull();
  });
});
