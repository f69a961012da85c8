import type { Shot } from "@tongpin/domain/video";
import { Chip } from "../../ui/chip.tsx";
import { IconCheck, IconClose, IconRefresh } from "../../ui/icons/index.ts";
import { useT } from "../hooks/use-t.ts";

const LOOKS = {
  open: { tone: "neutral", icon: null },
  done: { tone: "good", icon: <IconCheck size={14} /> },
  retake: { tone: "warn", icon: <IconRefresh size={14} /> },
  dropped: { tone: "neutral", icon: <IconClose size={14} /> },
} as const satisfies Record<Shot["status"], { tone: string; icon: unknown }>;

const INK = { neutral: "text-ink-3", good: "text-good", warn: "text-warn" } as const;

/** How a shot stands on the set: glyph and word, or the glyph alone with the word for those who cannot see it. */
export function ShotStateChip({ status, small = false }: { status: Shot["status"]; small?: boolean }) {
  const t = useT("common");
  const { tone, icon } = LOOKS[status];
  const word = t(`shotStates.${status}`);
  if (!small) {
    return (
      <Chip tone={tone} icon={icon}>
        {word}
      </Chip>
    );
  }
  if (icon === null) return null;
  return (
    <span title={word} className={`inline-flex shrink-0 ${INK[tone]}`}>
      {icon}
      <span className="sr-only">{word}</span>
    </span>
  );
}
