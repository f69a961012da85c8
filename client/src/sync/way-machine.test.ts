import { describe, expect, it } from "vitest";
import { FAILURES_TO_SWITCH, INITIAL_WAY, probeDelay, stepWay, type WayEvent, type WayState } from "./way-machine.ts";

function after(events: readonly WayEvent["type"][], from: WayState = INITIAL_WAY): WayState {
  return events.reduce((state, type, index) => stepWay(state, { type, at: index * 2_000 }).state, from);
}
const failed = (times: number): WayEvent["type"][] => Array.from({ length: times }, () => "socket-failed" as const);

describe("the way to the server", () => {
  it("[http-fallback] leaves sockets only after several in a row ended without a word", () => {
    expect(after(failed(FAILURES_TO_SWITCH - 1)).way).toBe("socket");
    expect(after(failed(FAILURES_TO_SWITCH)).way).toBe("http");
    expect(after([...failed(FAILURES_TO_SWITCH - 1), "socket-worked", ...failed(FAILURES_TO_SWITCH - 1)]).way).toBe(
      "socket",
    );
  });

  it("[http-fallback] comes back as soon as a socket gets through, and tells the lines over HTTP to end", () => {
    const http = after(failed(FAILURES_TO_SWITCH));
    const back = stepWay(http, { type: "probe-worked" });
    expect(back).toEqual({ state: { ...INITIAL_WAY, probes: 1 }, effects: [{ type: "leave-http" }] });
    expect(stepWay(back.state, { type: "socket-worked" })).toEqual({ state: INITIAL_WAY, effects: [] });
  });

  it("[http-fallback] probes ever more rarely, at once when the network has changed", () => {
    const http = after(failed(FAILURES_TO_SWITCH));
    expect(stepWay(http, { type: "probe-failed" }).effects).toEqual([{ type: "probe-in", ms: probeDelay(1) }]);
    expect([0, 1, 2, 50].map(probeDelay)).toEqual([30_000, 60_000, 120_000, 600_000]);
    expect(stepWay(http, { type: "network-changed" }).effects).toEqual([{ type: "probe-in", ms: 0 }]);
  });

  it("[http-fallback] ten rooms' sockets cut at one moment are one failure", () => {
    let state = INITIAL_WAY;
    for (let room = 0; room < 10; room += 1) state = stepWay(state, { type: "socket-failed", at: 5_000 + room }).state;
    expect(state).toMatchObject({ way: "socket", failures: 1 });
  });

  it("[http-fallback] a path that lets every probe through and cuts what follows is probed ever more rarely", () => {
    let state = INITIAL_WAY;
    const delays: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      for (let failure = 0; failure < FAILURES_TO_SWITCH; failure += 1) {
        const next = stepWay(state, { type: "socket-failed", at: round * 100_000 + failure * 2_000 });
        state = next.state;
        for (const effect of next.effects) if (effect.type === "probe-in") delays.push(effect.ms);
      }
      state = stepWay(state, { type: "probe-worked" }).state;
    }
    expect(delays).toEqual([30_000, 60_000, 120_000]);
  });

  it("[http-fallback] a failure heard late, on HTTP already, changes nothing", () => {
    const http = after(failed(FAILURES_TO_SWITCH));
    expect(stepWay(http, { type: "socket-failed", at: 99_000 })).toEqual({ state: http, effects: [] });
    expect(stepWay(INITIAL_WAY, { type: "probe-failed" })).toEqual({ state: INITIAL_WAY, effects: [] });
  });
});
