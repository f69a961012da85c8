import { CLOSE } from "@tongpin/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INITIAL_LINK, isSynced, type LinkEvent, type LinkState, step } from "./connection-machine.ts";

const event: fc.Arbitrary<LinkEvent> = fc.oneof(
  fc.constant<LinkEvent>({ type: "start", edits: 2 }),
  fc.constant<LinkEvent>({ type: "edit" }),
  fc.constant<LinkEvent>({ type: "ticket", ticket: "t", at: 1 }),
  fc.constant<LinkEvent>({ type: "opened", at: 1 }),
  fc.constantFrom<LinkEvent>({ type: "sent", frame: "step2" }, { type: "sent", frame: "update" }),
  fc.nat(12).map((frames): LinkEvent => ({ type: "acked", frames })),
  fc.constant<LinkEvent>({ type: "heard-all" }),
  fc
    .constantFrom(1006, CLOSE.ticket, CLOSE.storeReadOnly, CLOSE.goingAway)
    .map((code): LinkEvent => ({ type: "closed", code, chance: 0.3 })),
  fc.constant<LinkEvent>({ type: "retry" }),
  fc.nat(60_000).map((at): LinkEvent => ({ type: "tick", at, chance: 0.3 })),
  fc.constant<LinkEvent>({ type: "network-gone" }),
);

describe("the connection machine", () => {
  it("[acked-is-synced] never confirms more than was edited, never takes a confirmation back, never says synced while something is owed", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let state: LinkState = INITIAL_LINK;
        for (const next of events) {
          const before = state;
          state = step(state, next).state;
          expect(state.confirmed).toBeLessThanOrEqual(state.edits);
          expect(state.confirmed).toBeGreaterThanOrEqual(before.confirmed);
          expect(!isSynced(state) || (state.phase === "open" && state.edits === state.confirmed)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("[reconnect] whatever happened, a room that is not stopped gets back to synced", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state: LinkState = INITIAL_LINK;
        const send = (next: LinkEvent) => {
          state = step(state, next).state;
        };
        for (const next of events) send(next);
        send({ type: "network-gone" });
        for (const next of [
          { type: "start", edits: state.edits },
          { type: "retry" },
          { type: "ticket", ticket: "t", at: 1 },
          { type: "opened", at: 1 },
          { type: "heard-all" },
          { type: "sent", frame: "step2" },
        ] as const) {
          send(next);
        }
        send({ type: "acked", frames: state.acked + state.frames.length });
        expect(isSynced(state)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
