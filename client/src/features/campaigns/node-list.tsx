import type { Tone } from "@tongpin/domain/nodes";
import { type KeyboardEvent, type RefObject, useEffect, useId } from "react";
import { useNodes } from "../../app/days/use-nodes.ts";
import { useFormat, useLocale, useT } from "../../app/index.ts";
import { Chip, type Tone as ChipTone } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Input } from "../../ui/field.tsx";
import { type NodeChoice, nameOfNode } from "./node-choices.ts";

const TONE_CHIPS: Readonly<Record<Exclude<Tone, "celebrate">, ChipTone>> = {
  caution: "warn",
  solemn: "warn",
  "no-promo": "danger",
};

export interface NodeListProps {
  inputRef: RefObject<HTMLInputElement | null>;
  choices: readonly NodeChoice[];
  chosen: NodeChoice | null;
  typed: string;
  onType(text: string): void;
  onChoose(key: string): void;
  onEnter(): void;
}

/** A search field with its list: arrows move through it while the letters stay in the field, Enter takes it. */
export function NodeList({ inputRef, choices, chosen, typed, onType, onChoose, onEnter }: NodeListProps) {
  const t = useT("campaigns");
  const id = useId();
  const optionId = ({ key }: NodeChoice) => `${id}-${key.replaceAll(" ", "-")}`;
  const chosenId = chosen ? optionId(chosen) : undefined;
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const at = choices.findIndex((choice) => choice.key === chosen?.key);
    const to = event.key === "ArrowDown" ? choices[at + 1] : event.key === "ArrowUp" ? choices[at - 1] : null;
    if (to) onChoose(to.key);
    else if (event.key === "Enter") onEnter();
    if (to || event.key === "Enter" || event.key.startsWith("ArrowD") || event.key === "ArrowUp")
      event.preventDefault();
  }

  return (
    <div className="flex min-h-0 flex-col gap-2">
      <Input
        ref={inputRef}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={chosenId}
        aria-autocomplete="list"
        aria-label={t("new.search")}
        placeholder={t("new.search")}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t("new.nodes")} className="scroll-y h-80 max-sm:h-56">
        {choices.map((choice) => (
          <NodeOption
            key={choice.key}
            id={optionId(choice)}
            choice={choice}
            chosen={choice.key === chosen?.key}
            onChoose={() => {
              onChoose(choice.key);
              inputRef.current?.focus();
            }}
          />
        ))}
      </div>
    </div>
  );
}

function NodeOption({
  id,
  choice: { occurrence, taken },
  chosen,
  onChoose,
}: {
  id: string;
  choice: NodeChoice;
  chosen: boolean;
  onChoose: () => void;
}) {
  const t = useT("campaigns");
  const format = useFormat();
  const locale = useLocale();
  const nodes = useNodes();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the search field, which names the chosen option by id
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search field
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      onClick={onChoose}
      className={classNames(
        "flex min-h-row cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-ui",
        chosen ? "bg-accent-soft" : "hover:bg-hover",
      )}
    >
      <span className="min-w-0 flex-1 truncate">
        {occurrence ? nameOfNode(occurrence, nodes, locale) : t("new.ownDay")}
      </span>
      {occurrence && occurrence.tone !== "celebrate" ? (
        <Chip tone={TONE_CHIPS[occurrence.tone]}>{t(`node.${occurrence.tone}`)}</Chip>
      ) : null}
      {occurrence?.confidence === "low" ? <Chip tone="warn">{t("node.unconfirmed")}</Chip> : null}
      {taken ? <Chip>{t("node.taken")}</Chip> : null}
      {occurrence ? <span className="keep text-ink-3 text-small">{format.day(occurrence.start)}</span> : null}
    </div>
  );
}
