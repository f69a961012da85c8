import { describe, expect, it } from "vitest";
import { editEnd, gridAction, type KeyStroke } from "./grid-keys.ts";

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  shift: false,
  alt: false,
  mod: false,
  ...held,
});

describe("keys of the shot table", () => {
  it("[B5] letters are typed, not answered", () => {
    expect(["a", "特", "1", " "].map((key) => gridAction(stroke(key)))).toEqual([null, null, null, null]);
  });

  it("[B5] Ctrl and ⌘ answer alike, Alt+↑↓ moves the row", () => {
    expect(gridAction(stroke("D", { mod: true }))).toEqual({ type: "fill" });
    expect(gridAction(stroke("r", { mod: true }))).toEqual({ type: "fillRight" });
    expect(gridAction(stroke("r", { mod: true, shift: true }))).toBeNull();
    expect(gridAction(stroke("ArrowDown", { mod: true, shift: true }))).toMatchObject({ type: "jump", extend: true });
    expect(gridAction(stroke("z", { mod: true, shift: true }))).toEqual({ type: "redo" });
    expect(gridAction(stroke("ArrowUp", { alt: true }))).toEqual({ type: "shift", step: -1 });
    expect(gridAction(stroke("ArrowLeft", { alt: true }))).toBeNull();
  });

  it("[B5] arrows end only what was typed over a cell", () => {
    const right = { type: "move", step: { rows: 0, columns: 1 }, extend: false };
    expect(editEnd(stroke("ArrowRight"), true)).toEqual({ keep: true, next: right });
    expect(editEnd(stroke("ArrowRight"), false)).toBeNull();
  });

  it("[B5] Shift+Enter breaks the line, Enter keeps and goes down, Escape throws away", () => {
    expect(editEnd(stroke("Enter", { shift: true }), false)).toBeNull();
    expect(editEnd(stroke("Enter"), false)).toEqual({
      keep: true,
      next: { type: "enter", step: 1, typed: true },
    });
    expect(editEnd(stroke("Enter", { mod: true }), true)).toEqual({ keep: "all" });
    expect(editEnd(stroke("Escape"), true)).toEqual({ keep: false });
  });
});
