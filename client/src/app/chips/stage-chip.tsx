import { STAGES, type Stage } from "@tongpin/domain/video";
import { type GlyphTone, ProgressGlyph } from "../../ui/progress-glyph.tsx";
import { useT } from "../hooks/use-t.ts";

const TONES: Record<Stage, GlyphTone> = {
  idea: "quiet",
  script: "active",
  scriptReview: "waiting",
  shots: "active",
  shoot: "active",
  roughCut: "active",
  fineCut: "active",
  internalReview: "waiting",
  brandReview: "waiting",
  ready: "ready",
  published: "done",
  retro: "done",
};

/** The stage as a pie that fills on the way to publication; amber while somebody must answer. */
export function StageGlyph({ stage, size = 14 }: { stage: Stage; size?: number }) {
  const published = STAGES.indexOf("published");
  return <ProgressGlyph value={STAGES.indexOf(stage) / published} tone={TONES[stage]} size={size} />;
}

/** Glyph and word. */
export function StageChip({ stage }: { stage: Stage }) {
  const t = useT("common");
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap text-ink-2 text-small">
      <StageGlyph stage={stage} />
      {t(`stages.${stage}`)}
    </span>
  );
}
