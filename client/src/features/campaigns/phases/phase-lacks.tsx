import type { ChannelId } from "@tongpin/domain/base";
import type { Channel } from "@tongpin/domain/video";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { IconPlus } from "../../../ui/icons/index.ts";
import type { PhaseFill } from "../phase-fill.ts";
import { useAskText } from "./use-ask-text.ts";

export interface PhaseLacksProps {
  fill: PhaseFill;
  phase: string;
  channels: ReadonlyMap<ChannelId, Channel>;
  /** Null for who may not write. */
  onFill: (() => void) | null;
}

/** What the phase still lacks, in words, and the one press that puts as many ideas into the tray. */
export function PhaseLacks({ fill, phase, channels, onFill }: PhaseLacksProps) {
  const t = useT("campaigns");
  const askText = useAskText(channels);
  const missing = fill.lacks.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {fill.lacks.map((lack) => (
        <Chip key={`${lack.form}:${lack.channelId}`} tone="warn">
          {lack.form === null && lack.channelId === null
            ? t("lacks.missing", { count: lack.count })
            : t("lacks.missingOf", { what: askText(lack) })}
        </Chip>
      ))}
      {fill.undated > 0 ? <Chip>{t("lacks.undated", { count: fill.undated })}</Chip> : null}
      {fill.outside > 0 ? <Chip tone="danger">{t("lacks.outside", { count: fill.outside })}</Chip> : null}
      {missing > 0 && onFill ? (
        <Button
          size="small"
          tone="link"
          icon={<IconPlus size={14} />}
          aria-label={t("lacks.fillOf", { phase, count: missing })}
          onClick={onFill}
        >
          {t("lacks.fill", { count: missing })}
        </Button>
      ) : null}
    </>
  );
}
