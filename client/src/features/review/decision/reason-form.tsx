import { type ChangeLevel, TEXT_LIMIT } from "@tongpin/domain/records";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Textarea } from "../../../ui/field.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { decisionTone } from "./bar-state.ts";
import { type Decision, draftProblem } from "./decision-draft.ts";
import type { DecisionDesk } from "./use-decision.ts";

/** What must change, and whether it must (R14). */
export function ReasonForm({ draft, dispatch }: { draft: Decision } & Pick<DecisionDesk, "dispatch">) {
  const t = useT("review");
  const field = useRef<HTMLTextAreaElement>(null);
  const [isTried, setIsTried] = useState(false);
  const problem = draftProblem(draft);
  useEffect(() => field.current?.focus(), []);

  function confirm() {
    setIsTried(true);
    if (problem) field.current?.focus();
    else dispatch({ type: "confirm" });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      confirm();
    } else if (event.key === "Escape") {
      event.preventDefault();
      dispatch({ type: "cancel" });
    }
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Chip tone={decisionTone(draft.decision)}>{t(`decisions.${draft.decision}`)}</Chip>
        <p className="min-w-0 flex-1 text-ink-2 text-small">{t(`decision.meaning.${draft.decision}`)}</p>
        <Segmented<ChangeLevel>
          label={t("notes.level")}
          value={draft.level ?? "must"}
          options={[
            { value: "must", label: t("levels.must") },
            { value: "should", label: t("levels.should") },
          ]}
          onChange={(level) => dispatch({ type: "level", level })}
        />
      </div>
      <Textarea
        ref={field}
        rows={2}
        aria-label={t("decision.reason")}
        placeholder={t(`decision.reasonFor.${draft.decision}`)}
        value={draft.reason}
        aria-invalid={(isTried && problem !== null) || undefined}
        onChange={(event) => dispatch({ type: "write", reason: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <div className="flex items-center justify-end gap-2">
        {isTried && problem ? (
          <p role="alert" className="min-w-0 flex-1 text-danger text-small">
            {t(`decision.${problem}`, { max: TEXT_LIMIT })}
          </p>
        ) : null}
        <Button tone="quiet" onClick={() => dispatch({ type: "cancel" })}>
          {t("decision.cancel")}
        </Button>
        <Button type="submit" tone="primary">
          {t("decision.confirm", { decision: t(`decisions.${draft.decision}`) })}
        </Button>
      </div>
    </form>
  );
}
