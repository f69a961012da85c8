import { type ReactNode, type RefObject, useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { classNames } from "../../../ui/class-names.ts";

interface ChoiceListProps {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly string[];
  readonly active: number;
  /** Drawn in front of a choice. */
  readonly hintOf: (choice: string) => ReactNode;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onPick: (choice: string) => void;
}

const HEIGHT = 328;

/** The usual answers under the cell that is edited. The focus stays in the cell; the list only shows and is pressed. */
export function ChoiceList({ id, label, choices, active, hintOf, anchor, onPick }: ChoiceListProps) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect();
    if (!box) return;
    const below = box.bottom + 2;
    const fits = below + HEIGHT < window.innerHeight || box.top < HEIGHT;
    setPlace({ left: box.left, top: fits ? below : box.top - Math.min(HEIGHT, choices.length * 32 + 8) - 2 });
  }, [anchor, choices.length]);
  if (choices.length === 0 || !place) return null;
  return createPortal(
    <div
      id={id}
      role="listbox"
      aria-label={label}
      style={{ left: place.left, top: place.top, maxHeight: HEIGHT }}
      className="fixed z-50 min-w-36 overflow-y-auto rounded-lg bg-raised py-1 text-ink shadow-float"
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the cell's field, which points here by aria-activedescendant
        // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter are answered by the cell's field
        <div
          key={choice}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: "nearest" });
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(choice)}
          className={classNames(
            "mx-1 flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 text-ui hover:bg-hover",
            index === active && "bg-hover",
          )}
        >
          {hintOf(choice)}
          {choice}
        </div>
      ))}
    </div>,
    document.body,
  );
}
