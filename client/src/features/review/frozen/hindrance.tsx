import { type PinAnswer, refusalText, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";

/** Why no decision can be made at this moment; nothing when one can. Nobody decides about what is not before them. */
export function Hindrance({ pin, otherCut, onBack }: { pin: PinAnswer; otherCut: boolean; onBack: () => void }) {
  const t = useT("review");
  const tc = useT("common");
  if (pin.type === "looking") return <p className="text-ink-3 text-small">{t("hindrance.looking")}</p>;
  if (pin.type === "forged") {
    return (
      <p role="alert" className="max-w-[60ch] text-danger text-small">
        {t("hindrance.forged")}
      </p>
    );
  }
  if (pin.type === "missing") {
    return (
      <p className="max-w-[60ch] text-small text-warn">{t("hindrance.missing", { why: refusalText(tc, pin.code) })}</p>
    );
  }
  if (!otherCut) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="text-small text-warn">{t("hindrance.otherCut")}</p>
      <Button onClick={onBack}>{t("hindrance.back")}</Button>
    </div>
  );
}

export function isHindered(pin: PinAnswer, otherCut: boolean): boolean {
  return pin.type !== "found" || otherCut;
}
