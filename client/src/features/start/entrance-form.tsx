import { type FormEvent, type ReactNode, useState } from "react";
import { useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";

/** What a submit may answer: null when all is well, else the code of what is wrong. */
export type Outcome = string | null;

export interface EntranceFormProps {
  submitLabel: string;
  onSubmit: () => Promise<Outcome>;
  /** Not the page's main verb. */
  plain?: boolean;
  children?: ReactNode;
  aside?: ReactNode;
}

/** A short form with one verb. Says in words what went wrong, and never loses what was typed. */
export function EntranceForm({ submitLabel, onSubmit, plain, children, aside }: EntranceFormProps) {
  const t = useT("start");
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Outcome>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    const outcome = await onSubmit();
    setIsBusy(false);
    setFailure(outcome);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {children}
      {failure ? (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger text-small">
          {t.has(`errors.${failure}`) ? t(`errors.${failure}`) : t("errors.other", { code: failure })}
        </p>
      ) : null}
      <div className="mt-1 flex items-center gap-3">
        <Button type="submit" tone={plain ? "plain" : "primary"} disabled={isBusy}>
          {submitLabel}
        </Button>
        {aside}
      </div>
    </form>
  );
}
