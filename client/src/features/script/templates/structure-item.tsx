import { type FormEvent, useState } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconChevronDown, IconChevronRight, IconEdit, IconTrash } from "../../../ui/icons/index.ts";
import { SlotStrip } from "./slot-strip.tsx";
import type { Structure } from "./use-templates.ts";

interface StructureItemProps {
  readonly structure: Structure;
  readonly insertLabel: string;
  /** Whether rows may be written now. */
  readonly mayEdit: boolean;
  /** Whether the brand's own may be renamed and removed. */
  readonly mayWrite: boolean;
  onInsert(): void;
  onRename(name: string): void;
  onRemove(): void;
}

/** One structure: its parts as a strip, opened its slots with what to write in each. */
export function StructureItem(props: StructureItemProps) {
  const { structure, insertLabel, mayEdit, mayWrite, onInsert, onRemove } = props;
  const t = useT("templates");
  const ts = useT("script");
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const [isRenaming, setRenaming] = useState(false);
  const { name, slots, ownId } = structure;
  const total = slots.reduce((sum, { seconds }) => sum + seconds, 0);
  return (
    <li className="rounded-md px-2 py-2 hover:bg-hover focus-within:bg-hover">
      <div className="flex items-center gap-2">
        <button
          type="button"
          aria-expanded={isOpen}
          className="flex min-h-control-sm min-w-0 flex-1 items-center gap-1.5 rounded-sm text-start"
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          <span className="min-w-0 truncate font-medium">{name}</span>
          {ownId === null ? null : <Chip>{t("own")}</Chip>}
          <span className="ms-auto shrink-0 text-ink-3 text-small tabular-nums">
            {format.duration(Math.round(total))}
          </span>
        </button>
        {mayEdit ? (
          <Button size="small" aria-label={t("useThis", { verb: insertLabel, name })} onClick={onInsert}>
            {insertLabel}
          </Button>
        ) : null}
      </div>
      <SlotStrip slots={slots} />
      {isOpen ? (
        <>
          <ol className="mt-2 flex flex-col gap-1.5">
            {slots.map((slot, index) => (
              // Slots have no ids: their place is who they are.
              <li key={index} className="flex gap-2 text-small">
                <span className="w-14 shrink-0 text-ink-2">{slot.beat ? ts(`beats.${slot.beat}`) : t("noBeat")}</span>
                <span className="w-12 shrink-0 text-end text-ink-2 tabular-nums">
                  {ts("secondsShort", { seconds: slot.seconds })}
                </span>
                <span className="min-w-0 flex-1 text-ink-3">{slot.hint}</span>
              </li>
            ))}
          </ol>
          {ownId !== null && mayWrite ? (
            isRenaming ? (
              <RenameForm {...props} onDone={() => setRenaming(false)} />
            ) : (
              <div className="mt-2 flex gap-1">
                <IconButton
                  label={t("rename")}
                  icon={<IconEdit size={14} />}
                  size="small"
                  onClick={() => setRenaming(true)}
                />
                <IconButton label={t("remove")} icon={<IconTrash size={14} />} size="small" onClick={onRemove} />
              </div>
            )
          ) : null}
        </>
      ) : null}
    </li>
  );
}

function RenameForm({ structure, onRename, onDone }: StructureItemProps & { onDone(): void }) {
  const t = useT("templates");
  const [name, setName] = useState(structure.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "" && name.trim() !== structure.name) onRename(name);
    onDone();
  };
  return (
    <form onSubmit={submit} className="mt-2 flex items-center gap-2">
      <Input
        autoFocus
        aria-label={t("newName")}
        maxLength={80}
        value={name}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          onDone();
        }}
      />
      <Button type="submit" disabled={name.trim() === ""}>
        {t("rename")}
      </Button>
    </form>
  );
}
