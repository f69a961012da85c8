import type { PhaseKind } from "@tongpin/domain/video";

/** From quiet to full and back, the same order everywhere; the phase's name stands on it or beside it. */
export const PHASE_TONES: Readonly<Record<PhaseKind, string>> = {
  seed: "bg-accent-soft text-accent-text",
  warmup: "bg-accent/20 text-accent-text",
  burst: "bg-accent text-accent-ink",
  encore: "bg-hover text-ink-2",
};
