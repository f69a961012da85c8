import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addPngNote, readPngNote } from "./png-note.ts";

/** One white pixel, as every encoder writes it. */
const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsAA1iAAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);

describe("a note inside a PNG", () => {
  it("[B7] any note comes back as it was, and the picture's own chunks stay", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (note) => {
        const written = addPngNote(PNG, note);
        expect(written && readPngNote(written)).toBe(note);
        expect(written?.subarray(0, 40)).toEqual(PNG.subarray(0, 40));
        expect(written?.subarray(-12)).toEqual(PNG.subarray(-12));
      }),
    );
  });

  it("[B7] a picture without one, a damaged one and one cut off have none", () => {
    expect(readPngNote(PNG)).toBeNull();
    const written = addPngNote(PNG, "笔画") as Uint8Array;
    const damaged = Uint8Array.from(written);
    const at = written.length - 18;
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(readPngNote(damaged)).toBeNull();
    expect(readPngNote(written.subarray(0, written.length - 14))).toBeNull();
    expect(addPngNote(Uint8Array.of(1, 2, 3), "x")).toBeNull();
  });

  it("[B7] whatever the bytes, reading answers and does not throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, behindHead) => {
        const file = behindHead ? Uint8Array.from([...PNG.subarray(0, 8), ...bytes]) : bytes;
        expect(typeof readPngNote(file) === "string" || readPngNote(file) === null).toBe(true);
      }),
    );
  });
});
