import fc from "fast-check";
import { expect, it } from "vitest";
import { claimScopes, createClaimsCheck, INDUSTRIES } from "../claims/index.ts";
import { CLAIM_ENTRIES } from "./lexicon.ts";

const check = createClaimsCheck(CLAIM_ENTRIES, claimScopes(INDUSTRIES));
const words = CLAIM_ENTRIES.flatMap((entry) => entry.forms ?? []);
const text = fc
  .array(
    fc.oneof(fc.constantFrom(...words), fc.string({ unit: "grapheme", maxLength: 6 }), fc.constantFrom(" ", "·", "，")),
  )
  .map((parts) => parts.join(""));

it("[CLM4] hits stand in order, do not overlap and quote the text", () => {
  fc.assert(
    fc.property(text, (source) => {
      let end = 0;
      for (const hit of check(source)) {
        expect(hit.start).toBeGreaterThanOrEqual(end);
        expect(source.slice(hit.start, hit.end)).toBe(hit.text);
        end = hit.end;
      }
    }),
  );
});

it("[CLM2] what is found does not depend on the text around it, as long as no exception spans the border", () => {
  fc.assert(
    fc.property(text, (source) => {
      const alone = check(source).map((hit) => hit.entry.id);
      expect(check(`${source}\n\n\n`).map((hit) => hit.entry.id)).toEqual(alone);
      expect(check(`\n\n\n${source}`).map((hit) => hit.entry.id)).toEqual(alone);
    }),
  );
});
