import { useState } from "react";
import { useT } from "../../../app/index.ts";
import { Button, type ButtonTone } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconCheckCircle, IconChevronUp } from "../../../ui/icons/index.ts";
import type { Choice } from "./decision-draft.ts";
import type { DecisionDesk } from "./use-decision.ts";

/** From the heaviest to the lightest, so that the one that lets go out is the farthest from the edge of the screen. */
const CHOICES: readonly { readonly choice: Choice; readonly tone: ButtonTone }[] = [
  { choice: "reject", tone: "danger" },
  { choice: "changes", tone: "plain" },
  { choice: "conditional", tone: "plain" },
  { choice: "approve", tone: "primary" },
];

/**
 * The four answers. On a desk they stand in the bar, each saying on hover what it means; on a phone one button opens a
 * sheet, so that no answer lies under a resting thumb.
 */
export function DecisionChoices({ dispatch }: Pick<DecisionDesk, "dispatch">) {
  const t = useT("review");
  const tc = useT("common");
  const [isOpen, setIsOpen] = useState(false);
  /** The answer whose meaning is told: the one pointed at or focused. */
  const [told, setTold] = useState<Choice>("approve");
  const choose = (decision: Choice) => {
    setIsOpen(false);
    dispatch({ type: "choose", decision });
  };
  return (
    <>
      <p className="min-w-0 truncate text-ink-3 text-small max-xl:hidden">
        {t("decision.pressing", { decision: t(`decisions.${told}`), meaning: t(`decision.meaning.${told}`) })}
      </p>
      <div className="flex shrink-0 items-center gap-2 max-md:hidden">
        {CHOICES.map(({ choice, tone }) => (
          <Button
            key={choice}
            tone={tone}
            title={t(`decision.meaning.${choice}`)}
            icon={choice === "approve" ? <IconCheckCircle size={14} /> : undefined}
            onPointerEnter={() => setTold(choice)}
            onPointerLeave={() => setTold("approve")}
            onFocus={() => setTold(choice)}
            onClick={() => choose(choice)}
          >
            {t(`decisions.${choice}`)}
          </Button>
        ))}
      </div>
      <Button tone="primary" icon={<IconChevronUp size={14} />} className="md:hidden" onClick={() => setIsOpen(true)}>
        {t("decision.open")}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t("decision.title")}
        description={t("decision.hint")}
        closeLabel={tc("close")}
        width="small"
      >
        <ul className="flex flex-col gap-2 pb-2">
          {[...CHOICES].reverse().map(({ choice, tone }) => (
            <li key={choice}>
              <button
                type="button"
                onClick={() => choose(choice)}
                className="flex w-full flex-col items-start gap-0.5 rounded-md border border-line-strong px-3.5 py-2.5 text-start hover:bg-hover active:bg-pressed"
              >
                <span className={tone === "danger" ? "font-medium text-danger" : "font-medium"}>
                  {t(`decisions.${choice}`)}
                </span>
                <span className="text-ink-2 text-small">{t(`decision.meaning.${choice}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
