import { CLOSE } from "@tongpin/protocol";
import { describe, expect, it } from "vitest";
import {
  DEAD_AFTER_MS,
  INITIAL_LINK,
  isOffline,
  isSynced,
  type LinkEvent,
  type LinkState,
  PROBE_AFTER_MS,
  retryDelay,
  type Step,
  step,
} from "./connection-machine.ts";

/** Plays events in order and returns the last step. */
function play(events: readonly LinkEvent[], from: LinkState = INITIAL_LINK): Step {
  return events.reduce<Step>((last, event) => step(last.state, event), { state: from, effects: [] });
}

const start = (edits = 0): LinkEvent => ({ type: "start", edits });
const ticket: LinkEvent = { type: "ticket", ticket: "t", at: 100 };
const opened: LinkEvent = { type: "opened", at: 200 };
const edit: LinkEvent = { type: "edit" };
const step2: LinkEvent = { type: "sent", frame: "step2" };
const update: LinkEvent = { type: "sent", frame: "update" };
const heardAll: LinkEvent = { type: "heard-all" };
const acked = (frames: number): LinkEvent => ({ type: "acked", frames });
const closed = (code: number): LinkEvent => ({ type: "closed", code, chance: 0.5 });
const tick = (at: number): LinkEvent => ({ type: "tick", at, chance: 0.5 });
/** One tick a second, as the driver gives them. */
const ticks = (from: number, to: number): LinkEvent[] =>
  Array.from({ length: Math.floor((to - from) / 1000) }, (_, index) => tick(from + (index + 1) * 1000));

const open = play([start(), ticket, opened, step2, heardAll, acked(1)]).state;

describe("what counts as synced", () => {
  it("[acked-is-synced] what is owed is not synced before the step 2 is acked and the server was heard out", () => {
    const arrived = [start(1), ticket, opened] as const;
    expect(isSynced(play([...arrived]).state)).toBe(false);
    expect(isSynced(play([...arrived, heardAll]).state)).toBe(false);
    expect(isSynced(play([...arrived, step2, heardAll]).state)).toBe(false);
    expect(isSynced(play([...arrived, step2, acked(1)]).state)).toBe(false);
    expect(isSynced(play([...arrived, step2, acked(1), heardAll]).state)).toBe(true);
  });

  it("[acked-is-synced] a room we may only read is synced when the server was heard out", () => {
    const reader = play([start(), ticket, opened, heardAll]);
    expect(isSynced(reader.state)).toBe(true);
    expect(reader.effects).toEqual([]);
  });

  it("[revoked-offline] a reader who owes edits sends them unasked, so that they get an answer", () => {
    const reader = play([start(2), ticket, opened, heardAll]);
    expect(reader.effects).toEqual([{ type: "send-all" }]);
    expect(isSynced(reader.state)).toBe(false);
    expect(play([step2, closed(CLOSE.forbidden)], reader.state).state).toMatchObject({ phase: "stopped", edits: 2 });
  });

  it("[acked-is-synced] an edit is unsent until the ack of the frame that carried it", () => {
    const sent = play([edit, update], open).state;
    expect(isSynced(sent)).toBe(false);
    expect(sent.edits - sent.confirmed).toBe(1);
    const done = play([acked(2)], sent);
    expect(done.effects).toEqual([{ type: "confirmed", edits: 1 }]);
    expect(isSynced(done.state)).toBe(true);
  });

  it("[acked-is-synced] an ack for some frames confirms the edits of those frames only", () => {
    const sent = play([edit, update, edit, update, edit, update], open).state;
    const some = play([acked(3)], sent).state;
    expect(some.edits - some.confirmed).toBe(1);
    expect(some.frames).toHaveLength(1);
  });

  it("[acked-is-synced] edits of earlier sessions are confirmed by the step 2 of this one", () => {
    const last = play([start(4), ticket, opened, heardAll, step2]);
    expect(last.state.edits - last.state.confirmed).toBe(4);
    expect(play([acked(1)], last.state).effects).toEqual([{ type: "confirmed", edits: 4 }]);
  });

  it("[ghost-edit] an update sent before the step 2 proves nothing: it may build on what the server lacks", () => {
    const early = play([start(3), ticket, opened, edit, update, acked(1)]).state;
    expect(early.confirmed).toBe(0);
    expect(play([step2, acked(2)], early).state.confirmed).toBe(4);
  });

  it("[ghost-edit] when the server asks for everything, only that answer confirms what was in flight", () => {
    const asked = play([edit, update, step2, acked(2)], open).state;
    expect(asked.confirmed).toBe(0);
    expect(play([acked(3)], asked).state.confirmed).toBe(1);
  });

  it("[acked-is-synced] acks of a lost connection confirm nothing on the next one", () => {
    const lost = play([edit, update, closed(1006), { type: "retry" }, ticket, opened], open).state;
    expect(lost.frames).toEqual([]);
    expect(play([acked(5)], lost).state.confirmed).toBe(0);
    expect(play([step2, acked(1)], lost).state.confirmed).toBe(1);
  });

  it("[acked-is-synced] edits made offline are owed and do not get lost by reconnecting", () => {
    const back = play([closed(1006), edit, edit, { type: "retry" }, ticket, opened, heardAll, step2], open).state;
    expect(back.edits - back.confirmed).toBe(2);
    expect(isSynced(play([acked(1)], back).state)).toBe(true);
  });
});

describe("closing", () => {
  it.each([
    ["forbidden", CLOSE.forbidden, "stopped", ["disconnect", "forbidden"]],
    ["outdated", CLOSE.outdated, "stopped", ["disconnect"]],
    ["the first stale ticket", CLOSE.ticket, "ticket", ["fetch-ticket"]],
    ["read-only store", CLOSE.storeReadOnly, "waiting", ["retry-in"]],
    ["going away", CLOSE.goingAway, "waiting", ["retry-in"]],
    ["malformed", CLOSE.malformed, "waiting", ["retry-in"]],
    ["no code at all", 0, "waiting", ["retry-in"]],
  ])("[reconnect] %s", (_name, code, phase, effects) => {
    const last = step(open, closed(code));
    expect(last.state.phase).toBe(phase);
    expect(last.effects.map((effect) => effect.type)).toEqual(effects);
  });

  it("[reconnect] a second stale ticket in a row waits", () => {
    const second = play([closed(CLOSE.ticket), ticket, closed(CLOSE.ticket)], open);
    expect(second.state.phase).toBe("waiting");
  });

  it("[revoke-live] nothing brings a forbidden or outdated room back by itself", () => {
    for (const code of [CLOSE.forbidden, CLOSE.outdated]) {
      const stopped = step(open, closed(code)).state;
      for (const event of [{ type: "retry" }, { type: "wake", at: 1 }, start(), ticket, opened, tick(9e9)] as const) {
        expect(step(stopped, event)).toMatchObject({ state: { phase: "stopped" }, effects: [] });
      }
    }
  });

  it("[enospc] the read-only store is over with the next ack, not with the next socket", () => {
    const back = play([closed(CLOSE.storeReadOnly), { type: "retry" }, ticket, opened, step2, heardAll], open).state;
    expect(back.storeReadOnly).toBe(true);
    expect(play([acked(1)], back).state.storeReadOnly).toBe(false);
  });

  it("[reconnect] a refused ticket: no network waits, a closed room stops, an ended session says so", () => {
    const refused = (why: "network" | "forbidden" | "signedOut") =>
      play([start(), { type: "ticket-refused", why, chance: 0 }]);
    expect(refused("network").state.phase).toBe("waiting");
    expect(refused("forbidden").state).toMatchObject({ phase: "stopped", stopped: "forbidden" });
    expect(refused("signedOut").effects.map((effect) => effect.type)).toEqual(["signed-out", "retry-in"]);
  });
});

describe("waiting", () => {
  it("[reconnect] pauses double, stay under 20 s and are spread over half their length", () => {
    const pauses = Array.from({ length: 12 }, (_, attempts) => retryDelay(attempts, 1));
    expect(pauses.slice(0, 4)).toEqual([300, 600, 1200, 2400]);
    expect(Math.max(...pauses)).toBe(20_000);
    expect(retryDelay(3, 0)).toBe(1200);
  });

  it("[reconnect] coming back to the page or the network tries at once", () => {
    const waiting = step(open, closed(1006)).state;
    expect(step(waiting, { type: "wake", at: 5 }).effects).toEqual([{ type: "fetch-ticket" }]);
    expect(step(open, { type: "wake", at: 5 }).effects).toEqual([{ type: "probe" }]);
  });

  it("[reconnect] the counter of failures starts anew once the server was heard out", () => {
    const failing = play([closed(1006), { type: "retry" }, ticket, opened], open).state;
    expect(failing.attempts).toBe(1);
    expect(step(failing, heardAll).state.attempts).toBe(0);
  });

  it("[status] the first attempt is not offline, a failed one is until a socket is open again", () => {
    const first = play([start(), ticket]).state;
    expect(isOffline(first)).toBe(false);
    const failed = play([closed(1006)], first).state;
    expect(isOffline(failed)).toBe(true);
    const again = play([{ type: "retry" }, ticket], failed).state;
    expect(isOffline(again)).toBe(true);
    expect(isOffline(step(again, opened).state)).toBe(false);
  });
});

describe("a silent server", () => {
  it("[half-open] is asked, and given up within 20 s of the last byte", () => {
    let state: LinkState = { ...open, heardAt: 0, tickedAt: 0 };
    const happened: [number, string][] = [];
    for (const event of ticks(0, 25_000)) {
      const next = step(state, event);
      for (const effect of next.effects) happened.push([event.type === "tick" ? event.at : 0, effect.type]);
      state = next.state;
    }
    const types = happened.map(([, type]) => type);
    expect(types).toEqual(["probe", "disconnect", "retry-in"]);
    expect(happened[1]?.[0]).toBeLessThan(20_000);
    expect(PROBE_AFTER_MS + DEAD_AFTER_MS).toBeLessThan(20_000);
    expect(isOffline(state)).toBe(true);
  });

  it("[half-open] any byte is an answer", () => {
    const asked = play(ticks(200, 12_000), open).state;
    expect(asked.probedAt).not.toBeNull();
    const answered = step(asked, { type: "heard", at: 12_000 }).state;
    expect(answered).toMatchObject({ probedAt: null, heardAt: 12_000, phase: "open" });
  });

  it("[half-open] after a sleep the line is asked, not cut for the hours nobody was there", () => {
    const awake = play(ticks(200, 3_200), open).state;
    const slept = step(awake, tick(36_000_000));
    expect(slept.state.phase).toBe("open");
    expect(slept.effects).toEqual([{ type: "probe" }]);
    expect(step(slept.state, tick(36_008_000)).state.phase).toBe("waiting");
  });

  it("[half-open] a tab whose timers come once a minute still finds out", () => {
    const minute = (n: number) => tick(n * 60_000);
    const asked = play([minute(1), minute(2)], { ...open, heardAt: 0, tickedAt: 1 });
    expect(asked.state.phase).toBe("waiting");
  });

  it("[half-open] a socket that never opens is given up", () => {
    const connecting = play([start(), ticket, ...ticks(100, 12_100)]).state;
    expect(connecting.phase).toBe("waiting");
  });

  it("[reconnect] losing the network cuts at once and keeps what is owed", () => {
    const gone = play([edit, update, { type: "network-gone" }], open);
    expect(gone.state.phase).toBe("waiting");
    expect(gone.state.edits - gone.state.confirmed).toBe(1);
    expect(gone.effects.map((effect) => effect.type)).toEqual(["disconnect", "retry-in"]);
  });
});
