import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeFallback, encodeFallback, type FallbackPart } from "./fallback.ts";

const channel = fc.nat(10_000);
const part: fc.Arbitrary<FallbackPart> = fc.oneof(
  fc.record({ type: fc.constant("open" as const), channel, address: fc.string({ unit: "grapheme" }) }),
  fc.record({ type: fc.constant("message" as const), channel, message: fc.uint8Array({ maxLength: 300 }) }),
  fc.record({ type: fc.constant("close" as const), channel, code: fc.nat(4_999) }),
);

it("[http-fallback] what one end puts into a body the other reads out of it, in order", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      expect(decodeFallback(encodeFallback(parts))).toEqual(parts);
    }),
  );
});

it("[http-fallback] a body cut short anywhere inside a part is no body", () => {
  const bytes = encodeFallback([{ type: "message", channel: 3, message: Uint8Array.of(1, 2, 3) }]);
  for (let length = 1; length < bytes.length; length += 1) expect(decodeFallback(bytes.subarray(0, length))).toBeNull();
  expect(decodeFallback(Uint8Array.of(0, 9))).toBeNull();
});
