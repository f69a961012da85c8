import type { TakeResult } from "@tongpin/domain/shooting";
import type { Shot } from "@tongpin/domain/video";
import type { ReactNode } from "react";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconCheck, IconChevronLeft, IconChevronRight, IconClose, IconRefresh } from "../../../ui/icons/index.ts";

export interface SetButtonsProps {
  readonly shot: Shot;
  /** How many takes there are already. */
  readonly count: number;
  readonly mayWrite: boolean;
  /** What was done last, in words. */
  readonly last: string | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onTake: (result: TakeResult) => void;
  readonly onDrop: () => void;
  readonly onUndo: () => void;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

/** The foot of the screen: what is said of a take, and the way on. Big enough for a cold thumb. */
export function SetButtons(props: SetButtonsProps) {
  const { shot, count, mayWrite, last, isFirst, isLast } = props;
  const t = useT("shooting");
  const isDropped = shot.status === "dropped";
  return (
    <footer className="shrink-0 border-line border-t bg-sunken px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <div className="mx-auto flex max-w-3xl flex-col gap-2">
        {last ? (
          <p className="flex min-h-8 items-center gap-2 text-ui">
            <span className="min-w-0 flex-1 truncate text-ink-2">{last}</span>
            <Button tone="link" size="small" onClick={props.onUndo}>
              {t("set.undo")}
            </Button>
          </p>
        ) : null}
        {mayWrite ? (
          <fieldset aria-label={t("set.judge")} className="grid grid-cols-3 gap-2">
            <Big tone="good" icon={<IconCheck size={20} />} onClick={() => props.onTake("good")}>
              {t("set.good")}
              <Small>{t("takes.number", { take: count + 1 })}</Small>
            </Big>
            <Big tone="warn" icon={<IconRefresh size={20} />} onClick={() => props.onTake("again")}>
              {t("set.again")}
              <Small>{t("takes.number", { take: count + 1 })}</Small>
            </Big>
            <Big tone="plain" icon={<IconClose size={20} />} pressed={isDropped} onClick={props.onDrop}>
              {isDropped ? t("set.wanted") : t("set.drop")}
              <Small>{isDropped ? t("set.wantedNote") : t("set.dropNote")}</Small>
            </Big>
          </fieldset>
        ) : (
          <p className="text-ink-3 text-small">{t("set.readOnly")}</p>
        )}
        <div className="grid grid-cols-2 gap-2">
          <Button className="h-12 text-base" disabled={isFirst} onClick={props.onPrevious} icon={<IconChevronLeft />}>
            {t("set.previous")}
          </Button>
          <Button className="h-12 text-base" disabled={isLast} onClick={props.onNext}>
            {t("set.next")}
            <IconChevronRight />
          </Button>
        </div>
      </div>
    </footer>
  );
}

const TONES = {
  good: "border-good/40 bg-good-soft text-good",
  warn: "border-warn/40 bg-warn-soft text-warn",
  plain: "border-line-strong bg-raised text-ink-2",
} as const;

interface BigProps {
  readonly tone: keyof typeof TONES;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Big({ tone, icon, pressed, onClick, children }: BigProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={classNames(
        "flex min-h-18 select-none flex-col items-center justify-center gap-0.5 rounded-lg border font-semibold text-title transition-transform active:scale-[0.98]",
        TONES[tone],
      )}
    >
      {icon}
      {children}
    </button>
  );
}

function Small({ children }: { children: ReactNode }) {
  return <span className="font-normal text-mini">{children}</span>;
}
