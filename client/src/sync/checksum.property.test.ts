import fc from "fast-check";
import { expect, it } from "vitest";
import { checksum } from "./checksum.ts";

it("[corrupt-record] any one changed byte gives another checksum", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, place, by) => {
        const other = bytes.slice();
        const at = place % bytes.length;
        other[at] = (other[at] ?? 0) ^ by;
        expect(checksum(other)).not.toBe(checksum(bytes));
      },
    ),
  );
});

it("[corrupt-record] the same bytes give the same checksum wherever they lie in a buffer, and another when cut off", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.integer({ min: 0, max: 7 }), (bytes, offset) => {
      const within = new Uint8Array(offset + bytes.length);
      within.set(bytes, offset);
      expect(checksum(within.subarray(offset))).toBe(checksum(bytes));
      expect(checksum(bytes.subarray(0, -1))).not.toBe(checksum(bytes));
    }),
  );
});
