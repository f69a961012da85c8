import { digest } from "lib0/hash/sha256";
import { encodeUtf8 } from "lib0/string";
import { describe, expect, it } from "vitest";
import { encodeAwarenessStates } from "./awareness.ts";
import { encodeFallback } from "./fallback.ts";
import { CLOSE, LIMITS, WIRE_VERSION } from "./frames.ts";
import {
  EMPTY_UPDATE,
  encodeAck,
  encodeAwareness,
  encodeBeacon,
  encodeDiverged,
  encodeQueryAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from "./messages.ts";
import { formatRoom, ROOM_KINDS, SYNC_PATH } from "./rooms.ts";

/** One of each frame, with lengths and numbers on both sides of a byte. */
const FRAMES: Readonly<Record<string, Uint8Array>> = {
  step1: encodeStep1(Uint8Array.of(1, 5, 7)),
  step2: encodeStep2(EMPTY_UPDATE),
  update: encodeUpdate(new Uint8Array(300).fill(7)),
  awareness: encodeAwareness(
    encodeAwarenessStates([
      { client: 2 ** 32 - 1, clock: 300, json: '{"user":{"name":"同频"}}' },
      { client: 1, clock: 0, json: "null" },
    ]),
  ),
  queryAwareness: encodeQueryAwareness(),
  ack: encodeAck(1),
  bigAck: encodeAck(2 ** 40),
  beacon: encodeBeacon(new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)),
  diverged: encodeDiverged(new Uint8Array(32).fill(1)),
  fallback: encodeFallback([
    { type: "open", channel: 1, address: "b:plan:main?ticket=t&v=1" },
    { type: "message", channel: 1, message: Uint8Array.of(3) },
    { type: "close", channel: 300, code: 4403 },
  ]),
};

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

describe("wire format", () => {
  it("[wire-bytes] the small frames are these bytes", () => {
    expect(hex(FRAMES["step1"] ?? EMPTY_UPDATE)).toBe("000003010507");
    expect(hex(FRAMES["step2"] ?? EMPTY_UPDATE)).toBe("0001020000");
    expect(hex(FRAMES["ack"] ?? EMPTY_UPDATE)).toBe("6401");
    expect(hex(FRAMES["bigAck"] ?? EMPTY_UPDATE)).toBe("64808080808020");
    expect(hex(FRAMES["queryAwareness"] ?? EMPTY_UPDATE)).toBe("03");
  });

  // A red test here means: old clients and new servers no longer understand each other the same way. If that is meant,
  // raise WIRE_VERSION, add a line to the version history of PROTOCOL.md, and only then the new hash.
  it("[wire-hash] version 2 is this hash", () => {
    const words = [
      WIRE_VERSION,
      ...Object.entries(FRAMES).map(([name, frame]) => `${name}=${hex(frame)}`),
      JSON.stringify(CLOSE),
      JSON.stringify(LIMITS),
      ROOM_KINDS.join(),
      SYNC_PATH,
      formatRoom({ brandId: "b", kind: "plan", docId: "main" }),
    ].join("\n");
    expect(hex(digest(encodeUtf8(words)))).toBe("81446106b2f45f4d8581a639ac7f7d830a1dd569eb398f71b54c4534a10b5e2d");
  });
});
