import { describe, expect, it } from "vitest";
import { readPeers } from "./presence.ts";

const user = { personId: "bo", name: "Bo", hue: 12 };

describe("who is here", () => {
  it("[presence] one's own client is left out, others come in a steady order", () => {
    const states = new Map([
      [9, { user, at: { videoId: "v" } }],
      [3, { user, at: { screen: "calendar" } }],
      [5, { user, at: null }],
    ]);
    expect(readPeers(states, 5).map((peer) => [peer.clientId, peer.at])).toEqual([
      [3, { screen: "calendar" }],
      [9, { videoId: "v" }],
    ]);
  });

  it("[presence-spoof] a state the server has not signed is nobody", () => {
    const states = new Map<number, unknown>([
      [1, { at: { videoId: "v" } }],
      [2, { user: { name: "x" } }],
      [3, null],
      [4, "ghost"],
    ]);
    expect(readPeers(states, 0)).toEqual([]);
  });

  it.each([
    [
      { rowId: "r", column: "voice", anchor: 1, head: 2, extra: true },
      { rowId: "r", column: "voice", anchor: 1, head: 2 },
    ],
    [{ rowId: "r", column: "voice", anchor: -1, head: 2 }, null],
    [{ rowId: "r", column: "voice", anchor: 1.5, head: 2 }, null],
    [{ rowId: "r", column: "voice" }, null],
    [
      { shotId: "s", field: "size" },
      { shotId: "s", field: "size" },
    ],
    [{ shotId: { toString: "x" } }, null],
    ["here", null],
    [["r"], null],
  ])("[presence-spoof] a place of %j is read as %j", (at, place) => {
    expect(readPeers(new Map([[1, { user, at }]]), 0)[0]?.at).toEqual(place);
  });
});
