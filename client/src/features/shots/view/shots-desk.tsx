import type { VideoId } from "@tongpin/domain/base";
import { isWritable, type ScriptRoom, type ScriptState, type UndoStack } from "@tongpin/workspace";
import { type ScriptAccess, useActions, useScriptState, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconShots, IconSparkle } from "../../../ui/icons/index.ts";
import { rowsWithoutShot } from "../core/shot-sums.ts";
import { ShotCards } from "./shot-cards.tsx";
import { ShotGrid } from "./shot-grid.tsx";
import { ShotsBar } from "./shots-bar.tsx";
import { useShotCommands } from "./use-shot-commands.ts";

export interface ShotsDeskProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  readonly presence: NonNullable<ScriptAccess["presence"]>;
  readonly mayWrite: boolean;
  readonly isNarrow: boolean;
}

const selectShots = (state: ScriptState) => state.shots;
const selectRows = (state: ScriptState) => state.rows;

/** The bar and, below it, the table; cards on a phone. */
export function ShotsDesk({ videoId, room, undo, presence, mayWrite: roleMayWrite, isNarrow }: ShotsDeskProps) {
  const t = useT("shots");
  const shots = useScriptState(room, selectShots);
  const rows = useScriptState(room, selectRows);
  const commands = useShotCommands(room);
  const mayWrite = roleMayWrite && isWritable(room.doc);
  const missing = rowsWithoutShot(rows, shots).length;
  useActions(
    mayWrite
      ? [
          { id: "shots.undo", label: t("undo"), keys: "mod+z", group: "do", perform: () => void undo.undo() },
          { id: "shots.redo", label: t("redo"), keys: "mod+shift+z", group: "do", perform: () => void undo.redo() },
          {
            id: "shots.fromScript",
            label: t("fromScript"),
            group: "create",
            when: () => missing > 0,
            perform: commands.fromScript,
          },
        ]
      : [],
  );
  const bar = (
    <ShotsBar
      room={room}
      shots={shots}
      missing={missing}
      undo={undo}
      presence={presence}
      mayWrite={mayWrite}
      commands={commands}
    />
  );
  if (shots.length === 0) {
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        {bar}
        <EmptyState
          className="flex-1"
          icon={<IconShots size={24} />}
          title={missing > 0 ? t("emptyWithScript", { count: missing }) : t("empty")}
          note={mayWrite ? t("emptyNote") : t("readOnly")}
          action={
            mayWrite ? (
              <>
                {missing > 0 ? (
                  <Button tone="primary" icon={<IconSparkle size={14} />} onClick={commands.fromScript}>
                    {t("fromScript")}
                  </Button>
                ) : null}
                <Button onClick={() => commands.add(null)}>{t("add")}</Button>
              </>
            ) : null
          }
        />
      </div>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {bar}
      {isNarrow ? (
        <ShotCards videoId={videoId} shots={shots} rows={rows} commands={commands} mayWrite={mayWrite} />
      ) : (
        <ShotGrid
          videoId={videoId}
          shots={shots}
          rows={rows}
          commands={commands}
          undo={undo}
          presence={presence}
          mayWrite={mayWrite}
        />
      )}
    </div>
  );
}
