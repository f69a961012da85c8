import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { IconCheck, IconChevronDown, IconChevronUp, IconClose } from "../../../ui/icons/index.ts";
import { type RowNumber, SuggestionBody } from "./suggestion-body.tsx";
import type { People } from "./use-people.ts";
import type { Suggestions } from "./use-suggestions.ts";

export interface SuggestCardProps {
  readonly suggestions: Suggestions;
  readonly people: People;
  readonly numberOf: RowNumber;
  /** Brings the place of the suggestion onto the screen. */
  readonly find: () => HTMLElement | null;
  readonly onLeave: () => void;
}

/**
 * The suggestion that is looked at, under its place in the script. It scrolls with the text and takes no focus from a
 * caret: only whoever comes by key finds himself on 接受.
 */
export function SuggestCard({ suggestions, people, numberOf, find, onLeave }: SuggestCardProps) {
  const t = useT("suggest");
  const { looked, list, byKey, look, step, accept, reject } = suggestions;
  const card = useRef<HTMLElement>(null);
  const latestFind = useRef(find);
  latestFind.current = find;
  const latestLook = useRef(look);
  latestLook.current = look;
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const id = looked?.id ?? null;

  // Whenever the list changes the words may stand elsewhere.
  useLayoutEffect(() => {
    const mark = id === null || list.length === 0 ? null : latestFind.current();
    const page = card.current?.parentElement;
    if (!mark || !page) return setPlace(null);
    const around = page.getBoundingClientRect();
    const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const isRow = mark.classList.contains("script-row");
    const width = card.current?.offsetWidth ?? 0;
    const left = Math.max(8, Math.min((isRow ? box.left + 44 : box.left) - around.left, around.width - width - 8));
    setPlace({ left, top: (isRow ? mark.getBoundingClientRect().bottom : box.bottom) - around.top + 4 });
  }, [id, list]);
  // Hidden until it has its place: nothing hidden takes the focus.
  const isPlaced = place !== null;
  useEffect(() => {
    if (id !== null && byKey && isPlaced) card.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [id, byKey, isPlaced]);

  // Whoever writes on, or presses elsewhere, has looked enough.
  useEffect(() => {
    if (id === null) return;
    const isElsewhere = ({ target }: Event) =>
      target instanceof Element && !target.closest(".suggest-card, ins, del, aside");
    const press = (event: Event) => {
      if (isElsewhere(event)) latestLook.current(null);
    };
    const type = ({ target }: Event) => {
      if (target instanceof Element && target.closest(".script-editor")) latestLook.current(null);
    };
    document.addEventListener("pointerdown", press);
    document.addEventListener("beforeinput", type);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("beforeinput", type);
    };
  }, [id]);

  if (!looked || looked.lost) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const isStep = ["ArrowDown", "ArrowUp", "]", "["].includes(event.key);
    if (isStep) step(event.key === "ArrowDown" || event.key === "]" ? 1 : -1);
    else if (event.key === "Backspace" || event.key === "Delete") reject([looked.id]);
    else if (event.key === "Escape") {
      look(null);
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={card}
      aria-label={t("label", { name: people.nameOf(looked.by) })}
      className="suggest-card"
      style={place ?? { visibility: "hidden" }}
      onKeyDown={onKeyDown}
    >
      <SuggestionBody suggestion={looked} people={people} numberOf={numberOf} />
      <div className="mt-2 flex items-center gap-1.5">
        <Button
          data-first=""
          size="small"
          tone="primary"
          icon={<IconCheck size={14} />}
          onClick={() => accept([looked.id])}
        >
          {t("accept")}
        </Button>
        <Button size="small" icon={<IconClose size={14} />} onClick={() => reject([looked.id])}>
          {t("reject")}
        </Button>
        <span className="flex-1" />
        <IconButton size="small" label={t("previous")} icon={<IconChevronUp />} onClick={() => step(-1)} />
        <IconButton size="small" label={t("next")} icon={<IconChevronDown />} onClick={() => step(1)} />
      </div>
    </section>
  );
}
