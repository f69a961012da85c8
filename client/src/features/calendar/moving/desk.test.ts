import { asId, type VideoId } from "@tongpin/domain/base";
import { expect, it, vi } from "vitest";
import { createDesk } from "./desk.ts";

const ids = (...names: string[]) => names.map((name) => asId<VideoId>(name));
const [A, B, C, D, E] = ids("a", "b", "c", "d", "e") as [VideoId, VideoId, VideoId, VideoId, VideoId];
const ORDER = [A, B, C, D, E];

it("[C12] Ctrl+click adds and takes away; Shift reaches from the one chosen last, both ways, and keeps what was chosen before", () => {
  const desk = createDesk();
  desk.toggle(A);
  desk.toggle(C);
  desk.reach(E, ORDER);
  expect([...desk.selected()].sort()).toEqual([A, C, D, E]);
  desk.reach(B, ORDER);
  expect([...desk.selected()].sort()).toEqual([A, B, C]);
  desk.toggle(A);
  expect([...desk.selected()].sort()).toEqual([B, C]);
});

it("[C12] a reach without a start, or from one that is shown no more, begins with its own end", () => {
  const desk = createDesk();
  desk.reach(D, ORDER);
  expect([...desk.selected()]).toEqual([D]);
  desk.reach(B, [A, B, C]);
  expect([...desk.selected()].sort()).toEqual([B, D]);
});

it("[C12] clearing tells once, and not at all when nothing is chosen", () => {
  const desk = createDesk();
  const heard = vi.fn();
  desk.subscribe(heard);
  desk.clear();
  expect(heard).not.toHaveBeenCalled();
  desk.choose(ORDER);
  desk.clear();
  expect(desk.selected().size).toBe(0);
  expect(heard).toHaveBeenCalledTimes(2);
});
