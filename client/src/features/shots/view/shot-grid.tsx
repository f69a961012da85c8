import { useVirtualizer } from "@tanstack/react-virtual";
import type { ShotId, VideoId } from "@tongpin/domain/base";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import type { ClashField, ShotClash, UndoStack } from "@tongpin/workspace";
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type ScriptAccess, useActions, useGo, useT } from "../../../app/index.ts";
import { pictureOf } from "../../../platform/clipboard-picture.ts";
import { Button } from "../../../ui/button.tsx";
import { IconPlus } from "../../../ui/icons/index.ts";
import { cellText, type ShotColumn, type ShotColumnInfo } from "../core/shot-columns.ts";
import { clashingFields, indexRows, linkOf } from "../core/shot-sums.ts";
import { useFileDrops } from "../frames/use-file-drops.ts";
import { CellField } from "./cell-field.tsx";
import { ChangedPopover } from "./changed-popover.tsx";
import { ChoiceHint } from "./choice-hint.tsx";
import { ClashPopover } from "./clash-popover.tsx";
import { acceptShotDrops } from "./row-drag.ts";
import { ShotHead } from "./shot-head.tsx";
import { ShotMenu } from "./shot-menu.tsx";
import { ShotRow } from "./shot-row.tsx";
import { SpacerRow } from "./spacer-row.tsx";
import { useCellBox } from "./use-cell-box.ts";
import { useCellGuests } from "./use-cell-guests.ts";
import { useFillHandle } from "./use-fill-handle.ts";
import { useGridActions } from "./use-grid-actions.ts";
import { cellOf, shotOf, useGridMouse } from "./use-grid-mouse.ts";
import { useOpenedShot } from "./use-opened-shot.ts";
import type { ShotCommands } from "./use-shot-commands.ts";
import { useShotGrid } from "./use-shot-grid.ts";

export interface ShotGridProps {
  readonly videoId: VideoId;
  /** As printed. */
  readonly shots: readonly Shot[];
  /** Those whose number follows from their place. */
  readonly given: ReadonlySet<ShotId>;
  readonly clashes: readonly ShotClash[];
  readonly columns: readonly ShotColumnInfo[];
  readonly onResize: (name: ShotColumn, rem: number) => void;
  readonly rows: readonly ScriptRow[];
  readonly commands: ShotCommands;
  readonly undo: UndoStack;
  readonly presence: NonNullable<ScriptAccess["presence"]>;
  readonly mayWrite: boolean;
  /** Opens the picture of a shot. */
  readonly onFrame: (id: ShotId) => void;
  /** A picture pasted or dropped on a shot. */
  readonly onPicture: (id: ShotId, picture: File) => void;
}

/** From here on only the rows on the screen are in the page. */
const MANY = 100;
const NO_GUESTS: readonly never[] = [];
const NO_CLASHES: readonly never[] = [];

/** The shot list as a table with a spreadsheet's manners. */
export function ShotGrid(props: ShotGridProps) {
  const { videoId, shots, given, clashes, columns, rows, commands, undo, presence, mayWrite, onFrame, onPicture } =
    props;
  const t = useT("shots");
  const go = useGo();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const cols = useRef<HTMLTableColElement>(null);
  const [menuAt, setMenuAt] = useState<Element | null>(null);
  const [clashAt, setClashAt] = useState<ClashPlace | null>(null);
  const [changed, setChanged] = useState<{ readonly id: ShotId; readonly anchor: Element } | null>(null);
  const rowIndex = useMemo(() => indexRows(rows), [rows]);
  const focusCell = () => body.current?.querySelector("[data-focus]") ?? null;
  const grid = useShotGrid({
    shots,
    columns,
    commands,
    undo,
    mayWrite,
    field,
    onMenu: () => setMenuAt(focusCell()),
  });
  const { range, focused, column, active } = grid;
  useGridActions(grid, mayWrite);
  const guests = useCellGuests(presence, active, columns);
  const clashesOf = useMemo(() => clashingFields(clashes), [clashes]);
  const handle = useFillHandle({
    range: mayWrite ? range : null,
    rowOf: (id) => shots.findIndex((shot) => shot.id === id),
    onFill: grid.draw,
  });

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
  const box = useCellBox(scroller, body, active, {
    shots,
    columns,
    isEditing: grid.edit !== null,
    firstShown: shown[0] ?? 0,
  });

  const drop = useRef(grid.drop);
  drop.current = grid.drop;
  useEffect(() => {
    if (body.current && mayWrite) return acceptShotDrops(body.current, (dropped) => drop.current(dropped));
  }, [mayWrite]);

  // A key may lead to a row that is not in the page yet.
  const focusIndex = shots.findIndex((shot) => shot.id === active?.id);
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
  }, [focusIndex, active?.column, isLong, virtual]);

  useOpenedShot(shots, (id) => {
    grid.selectCell({ id, column: 0 });
    field.current?.focus({ preventScroll: true });
  });

  const mouse = useGridMouse({ shots, columnCount: columns.length, grid, field });
  function onClick(event: MouseEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    const link = target.closest<HTMLElement>("[data-link]");
    const clash = target.closest<HTMLElement>("[data-clash]");
    const id = shotOf(target);
    if (id && target.closest("[data-frame]")) return onFrame(id);
    const shot = shots.find((each) => each.id === id);
    const clashing = clashes.find(({ shotId, field: name }) => shotId === id && name === clash?.dataset["clash"]);
    if (clash && clashing) return setClashAt({ id: clashing.shotId, field: clashing.field, anchor: clash });
    if (!link || !shot?.rowId) return;
    if (link.dataset["link"] === "changed") setChanged({ id: shot.id, anchor: link });
    else go.video(videoId, "script", { row: shot.rowId });
  }

  const files = useFileDrops("[data-shot]", mayWrite ? onPicture : null);
  useActions([
    {
      id: "shots.frame",
      label: t("frame"),
      keys: "alt+p",
      group: "do",
      whileTyping: true,
      when: () => focused !== undefined,
      perform: () => focused && onFrame(focused.id),
    },
  ]);
  const changedShot = changed ? shots.find((shot) => shot.id === changed.id) : undefined;
  const changedLink = changedShot ? linkOf(changedShot, rowIndex) : null;
  const clashShot = clashAt ? shots.find((shot) => shot.id === clashAt.id) : undefined;
  const openClashes = clashes.filter(({ shotId, field: name }) => shotId === clashAt?.id && name === clashAt.field);
  const ownClash = clashes.find(({ shotId, field: name }) => shotId === focused?.id && name === column?.name);
  const { target: drawn } = handle;
  const choices = column?.choices ? t(`choices.${column.name}`).split("|") : [];
  return (
    <div ref={scroller} className="shot-scroller">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are selected and edited is a grid
        role="grid"
        aria-label={t("tableLabel")}
        aria-rowcount={shots.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-readonly={!mayWrite}
        className="shot-table"
      >
        <colgroup ref={cols}>
          <col style={{ width: "6.75rem" }} />
          {columns.map(({ name, width }) => (
            <col key={name} style={{ width: `${width}rem` }} />
          ))}
        </colgroup>
        <ShotHead columns={columns} cols={cols} onResize={props.onResize} />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are answered by the field below, which has the focus */}
        <tbody
          ref={body}
          onMouseDown={(event) => handle.onMouseDown(event) || mouse(event)}
          onClick={onClick}
          onDoubleClick={(event) => {
            if (cellOf(event.target as HTMLElement)) grid.perform({ type: "edit" });
          }}
          {...files}
          onContextMenu={(event) => {
            const cell = (event.target as HTMLElement).closest("[data-column]");
            if (!cell || !mayWrite) return;
            event.preventDefault();
            setMenuAt(cell);
          }}
        >
          <SpacerRow height={items?.[0]?.start ?? 0} columns={columns.length} />
          {shown.map((index) => {
            const shot = shots[index];
            if (!shot) return null;
            const link = linkOf(shot, rowIndex);
            const isIn = range !== null && index >= range.top && index <= range.bottom;
            const isDrawn = drawn !== null && index >= drawn.top && index <= drawn.bottom;
            return (
              <ShotRow
                key={shot.id}
                shot={shot}
                place={index + 1}
                isGiven={given.has(shot.id)}
                columns={columns}
                beforeId={shots[index - 1]?.id ?? null}
                link={link.type}
                linkPlace={"place" in link ? link.place : 0}
                from={isIn ? range.left : -1}
                to={isIn ? range.right : -1}
                focusColumn={shot.id === focused?.id ? (active?.column ?? -1) : -1}
                handleColumn={mayWrite && range?.bottom === index ? range.right : -1}
                drawnFrom={isDrawn ? drawn.left : -1}
                drawnTo={isDrawn ? drawn.right : -1}
                clashes={clashesOf.get(shot.id) ?? NO_CLASHES}
                guests={guests.get(shot.id) ?? NO_GUESTS}
                mayWrite={mayWrite}
                measure={isLong ? virtual.measureElement : null}
              />
            );
          })}
          <SpacerRow height={items ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0} columns={columns.length} />
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
        hintOf={(choice) => (column ? <ChoiceHint column={column.name} place={choices.indexOf(choice)} /> : null)}
        readOnly={!mayWrite}
        onDraft={grid.onDraft}
        onEnd={grid.onEnd}
        onAction={grid.perform}
        onCopy={grid.onCopy}
        onPaste={(data) => {
          const picture = focused && mayWrite ? pictureOf(data) : null;
          if (focused && picture) onPicture(focused.id, picture);
          else grid.onPaste(data);
        }}
        onFocus={grid.enter}
        onBlur={grid.onBlur}
      />
      <ShotMenu
        anchor={menuAt}
        count={range ? range.bottom - range.top + 1 : 1}
        onInsert={grid.insert}
        onFrame={() => focused && onFrame(focused.id)}
        onFill={grid.fill}
        onClash={
          ownClash && menuAt ? () => setClashAt({ id: ownClash.shotId, field: ownClash.field, anchor: menuAt }) : null
        }
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
      {clashAt && clashShot && openClashes.length > 0 ? (
        <ClashPopover
          shot={clashShot}
          field={clashAt.field}
          clashes={openClashes}
          anchor={clashAt.anchor}
          commands={commands}
          mayWrite={mayWrite}
          onClose={() => {
            setClashAt(null);
            field.current?.focus({ preventScroll: true });
          }}
        />
      ) : null}
    </div>
  );
}

interface ClashPlace {
  readonly id: ShotId;
  readonly field: ClashField;
  readonly anchor: Element;
}

function cellWords(shot: Shot, column: string, text: string, index: number) {
  return { shot: shot.number || String(index + 1), column, text };
}
