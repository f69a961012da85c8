import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeAwareness, encodeAwarenessStates } from "./awareness.ts";
import {
  decodeMessage,
  encodeAck,
  encodeAwareness,
  encodeBeacon,
  encodeDiverged,
  encodeQueryAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  type Message,
} from "./messages.ts";

const bytes = fc.uint8Array({ maxLength: 300 });
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });
const encoded: fc.Arbitrary<{ message: Message; frame: Uint8Array }> = fc.oneof(
  bytes.map((stateVector) => ({ message: { type: "step1", stateVector } as const, frame: encodeStep1(stateVector) })),
  bytes.map((update) => ({ message: { type: "step2", update } as const, frame: encodeStep2(update) })),
  bytes.map((update) => ({ message: { type: "update", update } as const, frame: encodeUpdate(update) })),
  bytes.map((states) => ({ message: { type: "awareness", states } as const, frame: encodeAwareness(states) })),
  fc.constant({ message: { type: "query-awareness" } as const, frame: encodeQueryAwareness() }),
  fc.maxSafeNat().map((frames) => ({ message: { type: "ack", frames } as const, frame: encodeAck(frames) })),
  fc.tuple(digest, digest).map(([mark, hash]) => ({
    message: { type: "beacon", mark, hash } as const,
    frame: encodeBeacon(mark, hash),
  })),
  digest.map((mark) => ({ message: { type: "diverged", mark } as const, frame: encodeDiverged(mark) })),
);

describe("messages", () => {
  it("[wire-round-trip] what is encoded is decoded", () => {
    fc.assert(
      fc.property(encoded, ({ message, frame }) => {
        expect(decodeMessage(frame)).toEqual(message);
      }),
    );
  });

  it("[wire-cut] a frame cut short or with a byte more is no message", () => {
    fc.assert(
      fc.property(encoded, fc.nat(), ({ frame }, at) => {
        expect(decodeMessage(frame.subarray(0, at % frame.length))).toBeNull();
        expect(decodeMessage(Uint8Array.from([...frame, 0]))).toBeNull();
      }),
    );
  });

  it("[wire-garbage] any bytes are a message or none, never an error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (frame) => {
        const message = decodeMessage(frame);
        expect(message === null || typeof message.type === "string").toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("[wire-unknown] unknown types are told apart from broken ones", () => {
    expect(decodeMessage(Uint8Array.of(55, 1, 2, 3))).toEqual({ type: "unknown", code: 55 });
    expect(decodeMessage(Uint8Array.of(0, 9))).toBeNull();
    expect(decodeMessage(Uint8Array.of())).toBeNull();
  });
});

describe("awareness", () => {
  const state = fc.record({ client: fc.nat(2 ** 31 - 1), clock: fc.nat(), json: fc.json() });

  it("[wire-round-trip] states are decoded as they were encoded", () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 5 }), (states) => {
        expect(decodeAwareness(encodeAwarenessStates(states), 5)).toEqual(states);
      }),
    );
  });

  it("[wire-cut] more states than allowed, cut and trailing bytes are refused", () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 5 }), fc.nat(), (states, at) => {
        const frame = encodeAwarenessStates(states);
        expect(decodeAwareness(frame, states.length - 1)).toBeNull();
        expect(decodeAwareness(frame.subarray(0, at % frame.length), 9)).toBeNull();
        expect(decodeAwareness(Uint8Array.from([...frame, 0]), 9)).toBeNull();
      }),
    );
  });
});
