import type { PhaseKind } from "@tongpin/domain/video";

/** From quiet to full and back, the same order everywhere; the phase's name stands beside or on it. */
export const PHASE_TONES: Readonly<Record<PhaseKind, string>> = {
  seed: "bg-accent-soft text-accent-text",
  warmup: "bg-accent/40 text-ink",
  burst: "bg-accent text-accent-ink",
  encore: "bg-line-strong text-ink",
};
