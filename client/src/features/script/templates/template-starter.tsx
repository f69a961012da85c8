import type { RowId } from "@tongpin/domain/base";
import type { ScriptRoom, UndoStack } from "@tongpin/workspace";
import { useGo, useScriptState, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { onlyPanel } from "../view/panels.ts";
import { useStructures, useTemplateDeeds } from "./use-templates.ts";

interface TemplateStarterProps {
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  onInserted(first: RowId): void;
}

/** Under an empty script: begin with a structure, or just write. Gone with the first word. */
export function TemplateStarter(props: TemplateStarterProps) {
  const isEmpty = useScriptState(props.room, ({ rows }) =>
    rows.every(
      ({ visual, voice, caption, beat, seconds }) =>
        visual + voice + caption === "" && beat === null && seconds === null,
    ),
  );
  return isEmpty ? <Structures {...props} /> : null;
}

function Structures({ room, undo, onInserted }: TemplateStarterProps) {
  const t = useT("templates");
  const go = useGo();
  const structures = useStructures(room);
  const deeds = useTemplateDeeds(room, undo);
  return (
    <section aria-label={t("start")} className="mx-auto max-w-xl px-4 py-10 text-center">
      <p className="text-ink-3 text-small">{t("start")}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        {structures.slice(0, MOST_SHOWN).map((structure) => (
          <Button
            key={structure.key}
            size="small"
            onClick={() => {
              const first = deeds.insert(structure);
              if (first !== null) onInserted(first);
            }}
          >
            {structure.name}
          </Button>
        ))}
        <Button size="small" tone="link" onClick={() => go.query(onlyPanel("templates", "1"))}>
          {t("all")}
        </Button>
      </div>
    </section>
  );
}

/** More are in the panel: a wall of buttons is no beginning. */
const MOST_SHOWN = 9;
