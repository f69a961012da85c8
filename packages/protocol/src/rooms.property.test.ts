import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRoom, isRoomId, parseRoom, ROOM_KINDS } from "./rooms.ts";

const id = fc.stringMatching(/^[0-9A-Za-z_-]{1,40}$/);
const address = fc.record({ brandId: id, kind: fc.constantFrom(...ROOM_KINDS), docId: id });
const noise = fc.constantFrom("%2f", "..", "/", ":", "\0", " ", "\u200b", "İ", "ſ", "é", "\n", "%00", "A̸");

describe("room names", () => {
  it("[room-name] a name has one spelling: what is formatted is parsed back", () => {
    fc.assert(
      fc.property(address, (room) => {
        expect(parseRoom(formatRoom(room))).toEqual(room);
      }),
    );
  });

  it("[room-name] any other spelling is no room, or the room it spells letter by letter", () => {
    fc.assert(
      fc.property(address, fc.nat(), noise, (room, at, extra) => {
        const name = formatRoom(room);
        const spelled = name.slice(0, at % (name.length + 1)) + extra + name.slice(at % (name.length + 1));
        const parsed = parseRoom(spelled);
        expect(parsed === null || formatRoom(parsed) === spelled).toBe(true);
        if (extra !== ":") expect(parsed).toBeNull();
      }),
      { numRuns: 5_000 },
    );
  });

  it("[room-name] ids are 1 to 40 letters, digits, - and _", () => {
    expect(isRoomId("")).toBe(false);
    expect(isRoomId("x".repeat(40))).toBe(true);
    expect(isRoomId("x".repeat(41))).toBe(false);
    for (const kind of ["PLAN", "Plan", "plan ", "comments", ""]) expect(parseRoom(`b:${kind}:main`)).toBeNull();
  });
});
