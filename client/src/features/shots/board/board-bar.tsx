import { useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { IconCrop, IconMinus, IconPlus, IconSafeArea } from "../../../ui/icons/index.ts";
import { type BoardLook, CARD_WIDTHS } from "./board-size.ts";

interface BoardBarProps {
  readonly look: BoardLook;
  readonly isNarrow: boolean;
  readonly onChange: (patch: Partial<BoardLook>) => void;
}

/** How the board is shown: zoom, what the player covers, what a cover leaves. */
export function BoardBar({ look, isNarrow, onChange }: BoardBarProps) {
  const t = useT("frames");
  return (
    <div role="toolbar" aria-label={t("look")} className="flex shrink-0 flex-wrap items-center gap-1 px-4 py-1.5">
      <Button
        size="small"
        tone="quiet"
        icon={<IconSafeArea />}
        aria-pressed={look.safeArea}
        title={t("safeAreaNote")}
        className="aria-pressed:bg-pressed aria-pressed:text-ink"
        onClick={() => onChange({ safeArea: !look.safeArea })}
      >
        {t("safeArea")}
      </Button>
      <Button
        size="small"
        tone="quiet"
        icon={<IconCrop />}
        aria-pressed={look.cover}
        className="aria-pressed:bg-pressed aria-pressed:text-ink"
        onClick={() => onChange({ cover: !look.cover })}
      >
        {t("cover")}
      </Button>
      {isNarrow ? null : (
        <span className="ml-auto flex gap-1">
          <IconButton
            size="small"
            label={t("smaller")}
            icon={<IconMinus />}
            disabled={look.size === 0}
            onClick={() => onChange({ size: look.size - 1 })}
          />
          <IconButton
            size="small"
            label={t("larger")}
            icon={<IconPlus />}
            tip="left"
            disabled={look.size === CARD_WIDTHS.length - 1}
            onClick={() => onChange({ size: look.size + 1 })}
          />
        </span>
      )}
    </div>
  );
}
