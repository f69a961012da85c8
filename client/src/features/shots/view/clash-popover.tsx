import type { Shot } from "@tongpin/domain/video";
import type { ClashField, ShotClash } from "@tongpin/workspace";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { cellText } from "../core/shot-columns.ts";
import type { ShotCommands } from "./use-shot-commands.ts";

interface ClashAnswersProps {
  readonly shot: Shot;
  readonly field: ClashField;
  /** Of this cell. */
  readonly clashes: readonly ShotClash[];
  readonly mayWrite: boolean;
  readonly onChoose: (keep: Shot[ClashField]) => void;
}

/** What stands in a cell and what else was written there at the same time, each with its button. */
export function ClashAnswers({ shot, field, clashes, mayWrite, onChoose }: ClashAnswersProps) {
  const t = useT("shots");
  const answer = (key: string, label: string, verb: string, value: Shot[ClashField]) => (
    <Answer
      key={key}
      label={label}
      verb={verb}
      words={cellText({ ...shot, [field]: value }, field) || t("nothing")}
      mayWrite={mayWrite}
      onChoose={() => onChoose(value)}
    />
  );
  return (
    <ul className="flex flex-col gap-2">
      {answer("now", t("clashNow"), t("clashKeep"), shot[field])}
      {clashes.map(({ key, value }) => answer(key, t("clashOther"), t("clashTake"), value))}
    </ul>
  );
}

interface ClashPopoverProps extends Omit<ClashAnswersProps, "onChoose"> {
  readonly anchor: Element;
  readonly commands: ShotCommands;
  readonly onClose: () => void;
}

/** Two wrote one cell at the same time: both are here until somebody chooses. */
export function ClashPopover({ anchor, commands, onClose, ...answers }: ClashPopoverProps) {
  const { shot, field } = answers;
  const t = useT("shots");
  return (
    <Popover
      open
      anchor={anchor}
      title={t("clashTitle", { shot: shot.number, column: t(`columns.${field}`) })}
      onOpenChange={(open) => open || onClose()}
    >
      <div className="w-80 max-w-full">
        <ClashAnswers
          {...answers}
          onChoose={(keep) => {
            commands.settle(shot.id, field, keep);
            onClose();
          }}
        />
        <p className="mt-2 text-ink-3 text-mini">{t("clashNote")}</p>
      </div>
    </Popover>
  );
}

interface AnswerProps {
  readonly label: string;
  readonly words: string;
  readonly verb: string;
  readonly mayWrite: boolean;
  readonly onChoose: () => void;
}

function Answer({ label, words, verb, mayWrite, onChoose }: AnswerProps) {
  return (
    <li className="flex items-start gap-2 border-line border-t pt-2 first:border-t-0 first:pt-0">
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="text-ink-3 text-mini">{label}</span>
        <span className="whitespace-pre-wrap break-words text-ui">{words}</span>
      </span>
      {mayWrite ? (
        <Button size="small" onClick={onChoose}>
          {verb}
        </Button>
      ) : null}
    </li>
  );
}
