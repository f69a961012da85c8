import type { RowId } from "@tongpin/domain/base";
import type { BriefItem } from "@tongpin/domain/brief";
import type { ScriptRow } from "@tongpin/domain/video";
import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { useScriptState, useT, useToast } from "../../../app/index.ts";
import { IconCheck, IconClose } from "../../../ui/icons/index.ts";
import { MenuChoice, MenuItem, MenuSub } from "../../../ui/menu.tsx";

export interface TickMenuProps {
  readonly room: ScriptRoom;
  readonly item: BriefItem;
  /** Answers whether it was written. */
  onTick(rowId: RowId | null): boolean;
}

const rowsOf = (state: ScriptState) => state.rows;

/** By hand: the row that says the point in words of its own, or shows it. */
export function TickMenu({ room, item, onTick }: TickMenuProps) {
  const t = useT("brief");
  const toast = useToast();
  const rows = useScriptState(room, rowsOf);
  const before = item.tick?.rowId ?? null;
  function tick(rowId: RowId | null) {
    if (!onTick(rowId)) return;
    const row = rows.findIndex(({ id }) => id === rowId) + 1;
    const words = rowId ? t("ticked", { text: item.text, row }) : t("unticked", { text: item.text });
    const stays = before !== null && rows.some(({ id }) => id === before);
    toast.undo(words, () => onTick(stays ? before : null));
  }
  return (
    <>
      <MenuSub icon={<IconCheck size={14} />} label={t("tick")}>
        {rows.length === 0 ? (
          <p className="px-3 py-1 text-ink-3 text-small">{t("noRows")}</p>
        ) : (
          <MenuChoice<RowId>
            value={before ?? ("" as RowId)}
            options={rows.map((row, index) => ({
              value: row.id,
              label: `${index + 1}  ${headOf(row) || t("emptyRow")}`,
            }))}
            onChange={tick}
          />
        )}
      </MenuSub>
      {before ? (
        <MenuItem icon={<IconClose size={14} />} onSelect={() => tick(null)}>
          {t("untick")}
        </MenuItem>
      ) : null}
    </>
  );
}

/** Enough of a row to know it again. */
function headOf({ voice, caption, visual }: ScriptRow): string {
  return (voice || caption || visual).trim().slice(0, 24);
}
