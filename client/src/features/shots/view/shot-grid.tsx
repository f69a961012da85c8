import { useVirtualizer } from "@tanstack/react-virtual";
import { asId, type ShotId, type VideoId } from "@tongpin/domain/base";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import type { UndoStack } from "@tongpin/workspace";
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type ScriptAccess, useGo, useQuery, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { IconPlus } from "../../../ui/icons/index.ts";
import { COLUMN_COUNT, cellText, SHOT_COLUMNS } from "../core/shot-columns.ts";
import { indexRows, linkOf } from "../core/shot-sums.ts";
import { CellField } from "./cell-field.tsx";
import { ChangedPopover } from "./changed-popover.tsx";
import { acceptShotDrops } from "./row-drag.ts";
import { ShotMenu } from "./shot-menu.tsx";
import { ShotRow } from "./shot-row.tsx";
import { useCellBox } from "./use-cell-box.ts";
import { useCellGuests } from "./use-cell-guests.ts";
import { cellOf, shotOf, useGridMouse } from "./use-grid-mouse.ts";
import type { ShotCommands } from "./use-shot-commands.ts";
import { useShotGrid } from "./use-shot-grid.ts";

export interface ShotGridProps {
  readonly videoId: VideoId;
  readonly shots: readonly Shot[];
  readonly rows: readonly ScriptRow[];
  readonly commands: ShotCommands;
  readonly undo: UndoStack;
  readonly presence: NonNullable<ScriptAccess["presence"]>;
  readonly mayWrite: boolean;
}

/** From here on only the rows on the screen are in the page. */
const MANY = 100;
const NO_GUESTS: readonly never[] = [];

/** The shot list as a table with a spreadsheet's manners. */
export function ShotGrid({ videoId, shots, rows, commands, undo, presence, mayWrite }: ShotGridProps) {
  const t = useT("shots");
  const go = useGo();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [menuAt, setMenuAt] = useState<Element | null>(null);
  const [changed, setChanged] = useState<{ readonly id: ShotId; readonly anchor: Element } | null>(null);
  const rowIndex = useMemo(() => indexRows(rows), [rows]);
  const focusCell = () => body.current?.querySelector("[data-focus]") ?? null;
  const grid = useShotGrid({ shots, commands, undo, mayWrite, field, onMenu: () => setMenuAt(focusCell()) });
  const guests = useCellGuests(presence, grid.selection?.focus ?? null);

  const isLong = shots.length > MANY;
  const virtual = useVirtualizer({
    count: shots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: (index) => shots[index]?.id ?? index,
    overscan: 10,
    enabled: isLong,
  });
  const items = isLong ? virtual.getVirtualItems() : null;
  const shown = items ? items.map((item) => item.index) : shots.map((_shot, index) => index);
  const box = useCellBox(scroller, body, grid.selection?.focus ?? null, {
    shots,
    isEditing: grid.edit !== null,
    firstShown: shown[0] ?? 0,
  });

  const drop = useRef(grid.drop);
  drop.current = grid.drop;
  useEffect(() => {
    if (body.current && mayWrite) return acceptShotDrops(body.current, (dropped) => drop.current(dropped));
  }, [mayWrite]);

  // A key may lead to a row that is not in the page yet.
  const focusIndex = shots.findIndex((shot) => shot.id === grid.selection?.focus.id);
  useLayoutEffect(() => {
    if (focusIndex < 0) return;
    const show = (cell: Element): void => {
      // A newer browser answers a promise here; an effect may not.
      void cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    const cell = body.current?.querySelector("[data-focus]");
    if (cell) show(cell);
    if (cell || !isLong) return;
    virtual.scrollToIndex(focusIndex);
    const frame = requestAnimationFrame(() => {
      const arrived = body.current?.querySelector("[data-focus]");
      if (arrived) show(arrived);
    });
    return () => cancelAnimationFrame(frame);
  }, [focusIndex, grid.selection?.focus.column, isLong, virtual]);

  useOpenedShot(shots, (id) => {
    grid.selectCell({ id, column: 0 });
    field.current?.focus({ preventScroll: true });
  });

  const mouse = useGridMouse({ shots, grid, field });
  function onClick(event: MouseEvent<HTMLElement>) {
    const link = (event.target as HTMLElement).closest<HTMLElement>("[data-link]");
    const id = shotOf(event.target as HTMLElement);
    const shot = shots.find((each) => each.id === id);
    if (!link || !shot?.rowId) return;
    if (link.dataset["link"] === "changed") setChanged({ id: shot.id, anchor: link });
    else go.video(videoId, "script", { row: shot.rowId });
  }

  const { range, focused, column } = grid;
  const changedShot = changed ? shots.find((shot) => shot.id === changed.id) : undefined;
  const changedLink = changedShot ? linkOf(changedShot, rowIndex) : null;
  const choices = column?.choices ? t(`choices.${column.name}`).split("|") : [];
  return (
    <div ref={scroller} className="shot-scroller">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are selected and edited is a grid
        role="grid"
        aria-label={t("tableLabel")}
        aria-rowcount={shots.length + 1}
        aria-colcount={COLUMN_COUNT + 1}
        aria-multiselectable="true"
        aria-readonly={!mayWrite}
        className="shot-table"
      >
        <colgroup>
          <col style={{ width: "5.25rem" }} />
          {SHOT_COLUMNS.map(({ name, width }) => (
            <col key={name} style={{ width: `${width}rem` }} />
          ))}
        </colgroup>
        <thead className="shot-head">
          <tr aria-rowindex={1}>
            <th scope="col" className="shot-rail">
              <span className="sr-only">{t("rowHead")}</span>
            </th>
            {SHOT_COLUMNS.map(({ name, short }, index) => (
              <th
                key={name}
                scope="col"
                aria-colindex={index + 2}
                data-column={index}
                className={short ? "shot-cell shot-cell-short" : "shot-cell"}
              >
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are answered by the field below, which has the focus */}
        <tbody
          ref={body}
          onMouseDown={mouse}
          onClick={onClick}
          onDoubleClick={(event) => {
            if (cellOf(event.target as HTMLElement)) grid.perform({ type: "edit" });
          }}
          onContextMenu={(event) => {
            const cell = (event.target as HTMLElement).closest("[data-column]");
            if (!cell || !mayWrite) return;
            event.preventDefault();
            setMenuAt(cell);
          }}
        >
          <Spacer height={items?.[0]?.start ?? 0} />
          {shown.map((index) => {
            const shot = shots[index];
            if (!shot) return null;
            const link = linkOf(shot, rowIndex);
            const isIn = range !== null && index >= range.top && index <= range.bottom;
            return (
              <ShotRow
                key={shot.id}
                shot={shot}
                place={index + 1}
                beforeId={shots[index - 1]?.id ?? null}
                link={link.type}
                linkPlace={"place" in link ? link.place : 0}
                from={isIn ? range.left : -1}
                to={isIn ? range.right : -1}
                focusColumn={shot.id === focused?.id ? (grid.selection?.focus.column ?? -1) : -1}
                guests={guests.get(shot.id) ?? NO_GUESTS}
                mayWrite={mayWrite}
                measure={isLong ? virtual.measureElement : null}
              />
            );
          })}
          <Spacer height={items ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0} />
        </tbody>
      </table>
      {mayWrite ? (
        <div className="shot-add">
          <Button size="small" tone="quiet" icon={<IconPlus size={14} />} onClick={grid.append}>
            {t("add")}
          </Button>
        </div>
      ) : null}
      <CellField
        field={field}
        label={
          focused && column
            ? t(
                "cellLabel",
                cellWords(focused, t(`columns.${column.name}`), cellText(focused, column.name), focusIndex),
              )
            : t("tableLabel")
        }
        box={box}
        edit={grid.edit}
        choices={choices}
        choicesLabel={column ? t(`columns.${column.name}`) : ""}
        readOnly={!mayWrite}
        onDraft={grid.onDraft}
        onEnd={grid.onEnd}
        onAction={grid.perform}
        onCopy={grid.onCopy}
        onPaste={grid.onPaste}
        onFocus={grid.enter}
        onBlur={grid.onBlur}
      />
      <ShotMenu
        anchor={menuAt}
        count={range ? range.bottom - range.top + 1 : 1}
        onInsert={grid.insert}
        onFill={grid.fill}
        onShift={grid.shift}
        onRemove={grid.remove}
        onClose={() => {
          setMenuAt(null);
          field.current?.focus({ preventScroll: true });
        }}
      />
      {changed && changedShot && changedLink?.type === "changed" ? (
        <ChangedPopover
          videoId={videoId}
          shot={changedShot}
          row={changedLink.row}
          anchor={changed.anchor}
          commands={commands}
          mayWrite={mayWrite}
          onClose={() => setChanged(null)}
        />
      ) : null}
    </div>
  );
}

/** Stands for the rows above or below that are not in the page. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={COLUMN_COUNT + 1} style={{ height, padding: 0 }} />
    </tr>
  );
}

function cellWords(shot: Shot, column: string, text: string, index: number) {
  return { shot: shot.number || String(index + 1), column, text };
}

/** `?shot=` brings the selection to that shot, once. */
function useOpenedShot(shots: readonly Shot[], open: (id: ShotId) => void): void {
  const { shot } = useQuery();
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (!shot || opened.current === shot || !shots.some((each) => each.id === shot)) return;
    opened.current = shot;
    open(asId<ShotId>(shot));
  });
}
