import type { Instant } from "@tongpin/domain/base";

/** The device's two clocks. `monotonic` only ever goes forward; `wall` may be wrong or be set while we run. */
export interface DeviceClock {
  wall(): Instant;
  monotonic(): number;
}

export const deviceClock: DeviceClock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
};

/**
 * The server's time as this device best knows it: the last answer that carried one, plus what the monotonic clock
 * has counted since. A wrong or changed device clock does not move it (trust.md §3.4).
 */
export interface ServerClock {
  now(): Instant;
  /** A server instant that has just arrived. */
  note(serverNow: Instant): void;
  /** An offset kept from an earlier session: believed until the server itself has spoken. */
  restore(offset: number): void;
  /** Server minus device, to be kept for a start without a network. */
  offset(): number;
}

export function createServerClock(device: DeviceClock = deviceClock, keptOffset = 0): ServerClock {
  let base = device.wall() + keptOffset;
  let at = device.monotonic();
  let heard = false;
  const set = (instant: Instant) => {
    base = instant;
    at = device.monotonic();
  };
  const now = () => Math.round(base + (device.monotonic() - at));
  return {
    now,
    note(serverNow) {
      heard = true;
      set(serverNow);
    },
    restore(offset) {
      if (!heard) set(device.wall() + offset);
    },
    offset: () => now() - device.wall(),
  };
}

/** This page's server clock: answers that carry the time set it (api.ts), the engine and the screens read it. */
export const serverClock: ServerClock = createServerClock();
