import type { Member } from "../../../app/index.ts";
import { Avatar } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";

interface MentionListProps {
  readonly id: string;
  readonly label: string;
  readonly people: readonly Member[];
  readonly active: number;
  readonly onPick: (index: number) => void;
}

/** The members who answer what was typed behind an @. The focus stays in the text; arrows and Enter choose. */
export function MentionList({ id, label, people, active, onPick }: MentionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      className="absolute inset-x-0 top-full z-30 -mt-9 rounded-lg bg-raised py-1 shadow-float"
    >
      {people.map(({ personId, name, hue }, index) => (
        <div
          key={personId}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Before the field loses the focus, and with it what was typed.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(index);
          }}
          className={classNames(
            "mx-1 flex min-h-control-sm cursor-default items-center gap-2 rounded-md px-2 text-ui pointer-coarse:min-h-11",
            index === active && "bg-hover",
          )}
        >
          <Avatar name={name} hue={hue} size="small" />
          <span className="truncate">{name}</span>
        </div>
      ))}
    </div>
  );
}
