import type { RowId } from "@tongpin/domain/base";
import type { ScriptRoom, UndoStack } from "@tongpin/workspace";
import { type FormEvent, useRef, useState } from "react";
import { useFormat, useGo, useScriptState, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconList } from "../../../ui/icons/index.ts";
import { liesOver, SidePanel } from "../view/side-panel.tsx";
import { StructureItem } from "./structure-item.tsx";
import { type TemplateDeeds, useOwnStructure, useStructures, useTemplateDeeds } from "./use-templates.ts";

export interface TemplatesPanelProps {
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  /** Characters a minute of this script. */
  readonly speed: number;
  readonly mayEdit: boolean;
  readonly mayWrite: boolean;
  onInserted(first: RowId): void;
}

/** 结构模板 (S3): put one in, keep this script's own for the brand. Beside the editor, over it where there is no room. */
export function TemplatesPanel({ room, undo, speed, mayEdit, mayWrite, onInserted }: TemplatesPanelProps) {
  const t = useT("templates");
  const go = useGo();
  const format = useFormat();
  const panel = useRef<HTMLElement>(null);
  const structures = useStructures(room);
  const deeds = useTemplateDeeds(room, undo);
  const target = useScriptState(room, (state) => state.settings.targetSeconds);
  const hasRows = useScriptState(room, (state) =>
    state.rows.some(({ visual, voice, caption }) => visual + voice + caption !== ""),
  );
  const close = () => go.query({ templates: null });
  const insert = (index: number) => {
    const structure = structures[index];
    const first = structure ? deeds.insert(structure) : null;
    if (first === null) return;
    // Where the panel lies over the editor, the new rows would be behind it.
    if (liesOver(panel.current)) close();
    onInserted(first);
  };
  return (
    <SidePanel
      ref={panel}
      title={t("title")}
      closeLabel={t("close")}
      lead={<IconList size={16} className="mx-2 text-ink-3" />}
      onClose={close}
    >
      <p className="shrink-0 px-4 pt-3 pb-1 text-ink-3 text-small">
        {target === null ? t("noTarget") : t("toTarget", { duration: format.duration(target) })}
      </p>
      <ul className="scroll-y min-h-0 flex-1 px-2 pb-3">
        {structures.map((structure, index) => (
          <StructureItem
            key={structure.key}
            structure={structure}
            insertLabel={hasRows ? t("append") : t("use")}
            mayEdit={mayEdit}
            mayWrite={mayWrite && deeds.isReady}
            onInsert={() => insert(index)}
            onRename={(name) => structure.ownId && deeds.rename(structure.ownId, name)}
            onRemove={() => structure.ownId && deeds.remove(structure.ownId)}
          />
        ))}
      </ul>
      {mayWrite ? <SaveForm room={room} speed={speed} deeds={deeds} /> : null}
    </SidePanel>
  );
}

function SaveForm({
  room,
  speed,
  deeds,
}: {
  readonly room: ScriptRoom;
  readonly speed: number;
  readonly deeds: TemplateDeeds;
}) {
  const t = useT("templates");
  const [name, setName] = useState("");
  const slots = useOwnStructure(room, speed);
  const isReady = slots.length > 0 && deeds.isReady;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "" && isReady && deeds.save(name, slots)) setName("");
  };
  return (
    <form
      onSubmit={submit}
      className="shrink-0 border-line border-t px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      <div className="flex items-center gap-2">
        <Input
          aria-label={t("saveName")}
          placeholder={t("saveName")}
          maxLength={80}
          disabled={!isReady}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={!isReady || name.trim() === ""}>
          {t("save")}
        </Button>
      </div>
      <p className="mt-1 text-ink-3 text-small">
        {slots.length > 0 ? t("saveNote", { count: slots.length }) : t("saveNothing")}
      </p>
    </form>
  );
}
