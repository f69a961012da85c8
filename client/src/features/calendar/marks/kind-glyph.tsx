import type { DateKind } from "@tongpin/domain/views";
import { useT } from "../../../app/index.ts";
import { hueStyle } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";

/** Far enough apart to be told from each other beside the letter that says the same. */
const HUES: Readonly<Record<DateKind, number>> = {
  publish: 250,
  promise: 350,
  script: 290,
  shots: 320,
  shoot: 150,
  roughCut: 60,
  fineCut: 95,
  brandReview: 200,
  clock: 25,
};

/** The letter of a kind of date on its colour: 稿, 拍, 审. */
export function KindGlyph({ kind, isOn = true }: { kind: DateKind; isOn?: boolean }) {
  const t = useT("views");
  return (
    <span
      aria-hidden="true"
      style={hueStyle(HUES[kind])}
      className={classNames(
        "inline-flex size-4 shrink-0 select-none items-center justify-center rounded-sm text-[10px] leading-none",
        isOn ? "hue-fill" : "border border-line-strong text-ink-3",
      )}
    >
      {t(`letter.${kind}`)}
    </span>
  );
}
