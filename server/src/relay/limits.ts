import type { RelayLimits } from "./relay-api.ts";

const MIB = 1024 * 1024;

/** Measured choices; PROTOCOL.md states the ones a client meets. */
export const DEFAULT_LIMITS: RelayLimits = {
  framesPerSecond: 5_000,
  frameBurst: 4_000,
  roomBytes: 64 * MIB,
  behindBytes: MIB,
  slowBytes: 8 * MIB,
  slowMs: 30_000,
  earlyFrames: 64,
  earlyBytes: 20 * MIB,
  unloadMs: 10_000,
  quietMs: 5_000,
  ackMs: 20,
  awarenessMs: 50,
  crowdMs: 16,
  tickMs: 5_000,
};
