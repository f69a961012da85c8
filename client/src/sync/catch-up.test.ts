import { expect, it, vi } from "vitest";
import { createCatchUp } from "./catch-up.ts";

it("[L2] a room that could not be fetched is tried again, one that is here is not", async () => {
  const tries: string[] = [];
  let isThere = false;
  const catchUp = createCatchUp(
    async (room) => {
      tries.push(room);
      return room === "near" || isThere;
    },
    () => true,
  );
  catchUp.want(["near", "far", "near"]);
  await vi.waitFor(() => expect(tries).toEqual(["near", "far"]));
  catchUp.want(["near", "far"]);
  isThere = true;
  await vi.waitFor(() => {
    catchUp.again();
    expect(tries).toEqual(["near", "far", "far"]);
  });
  catchUp.again();
  catchUp.stop();
  expect(tries).toHaveLength(3);
});

it("[L2] nothing is fetched while the line is not worth trying, and all of it afterwards", async () => {
  const tries: string[] = [];
  let mayRun = false;
  const catchUp = createCatchUp(
    async (room) => {
      tries.push(room);
      return true;
    },
    () => mayRun,
  );
  catchUp.want(["a", "b", "c"]);
  catchUp.again();
  expect(tries).toEqual([]);
  mayRun = true;
  catchUp.again();
  await vi.waitFor(() => expect(tries).toEqual(["a", "b", "c"]));
});
