import type { ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { ClashField } from "@tongpin/workspace";
import { memo, useEffect, useRef } from "react";
import { ShotStateChip, useT } from "../../../app/index.ts";
import { hueStyle } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconGrip } from "../../../ui/icons/index.ts";
import { cellText, type ShotColumnInfo } from "../core/shot-columns.ts";
import type { ShotLink } from "../core/shot-sums.ts";
import { FrameThumb } from "../frames/frame-thumb.tsx";
import { makeShotDraggable } from "./row-drag.ts";

/** A colleague on one of the row's cells. */
export interface CellGuest {
  readonly column: number;
  readonly name: string;
  readonly hue: number;
}

export interface ShotRowProps {
  readonly shot: Shot;
  readonly place: number;
  /** Nobody wrote its 镜号: it follows from the place. */
  readonly isGiven: boolean;
  readonly columns: readonly ShotColumnInfo[];
  readonly beforeId: ShotId | null;
  readonly link: ShotLink["type"];
  /** Number of the script row it is linked to. */
  readonly linkPlace: number;
  /** Selected columns, both included; -1 for none. */
  readonly from: number;
  readonly to: number;
  readonly focusColumn: number;
  /** Where the selection's corner stands with the handle to fill from it; -1 for not in this row. */
  readonly handleColumn: number;
  /** Columns the handle is being drawn over; -1 for none. */
  readonly drawnFrom: number;
  readonly drawnTo: number;
  /** Cells that two people wrote at once. */
  readonly clashes: readonly ClashField[];
  readonly guests: readonly CellGuest[];
  readonly mayWrite: boolean;
  readonly measure: ((row: HTMLTableRowElement | null) => void) | null;
}

/** One shot. Renders again only when it, its selection or its guests change. */
export const ShotRow = memo(function ShotRow(props: ShotRowProps) {
  const { shot, place, columns, beforeId, from, to, focusColumn, guests, mayWrite, measure } = props;
  const t = useT("shots");
  const row = useRef<HTMLTableRowElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const { id } = shot;
  useEffect(() => {
    if (row.current && handle.current && mayWrite) return makeShotDraggable(row.current, handle.current, id);
  }, [id, mayWrite]);
  return (
    <tr
      ref={(element) => {
        row.current = element;
        measure?.(element);
      }}
      aria-rowindex={place + 1}
      data-index={place - 1}
      data-shot={id}
      data-before={beforeId ?? ""}
      data-status={shot.status}
      className="shot-row"
    >
      <th scope="row" className="shot-rail">
        <button
          ref={handle}
          type="button"
          tabIndex={-1}
          data-handle=""
          disabled={!mayWrite}
          aria-label={t("rowHandle", { place })}
          className="shot-handle"
        >
          <IconGrip size={14} />
        </button>
        <FrameThumb shot={shot} place={place} />
        <LinkChip link={props.link} place={props.linkPlace} />
        <ShotStateChip status={shot.status} small />
      </th>
      {columns.map((column, index) => {
        const guest = guests.find((each) => each.column === index);
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: inside a grid a td is a gridcell
          <td
            key={column.name}
            aria-colindex={index + 2}
            aria-selected={index >= from && index <= to}
            data-column={index}
            data-focus={index === focusColumn ? "" : undefined}
            data-drawn={index >= props.drawnFrom && index <= props.drawnTo ? "" : undefined}
            data-given={props.isGiven && column.name === "number" ? "" : undefined}
            data-guest={guest?.name}
            style={guest ? hueStyle(guest.hue) : undefined}
            className={classNames("shot-cell", column.short && "shot-cell-short")}
          >
            {cellText(shot, column.name)}
            {props.clashes.includes(column.name) ? (
              <button
                type="button"
                tabIndex={-1}
                data-clash={column.name}
                className="shot-clash"
                title={t("clashHint")}
              >
                {t("clash")}
              </button>
            ) : null}
            {index === props.handleColumn ? <span aria-hidden="true" data-fill="" className="shot-fill" /> : null}
          </td>
        );
      })}
    </tr>
  );
});

function LinkChip({ link, place }: { link: ShotLink["type"]; place: number }) {
  const t = useT("shots");
  if (link === "none") return null;
  const words = link === "gone" ? t("rowGone") : link === "changed" ? t("rowChanged") : t("rowPlace", { place });
  const title =
    link === "gone"
      ? t("rowGoneHint")
      : link === "changed"
        ? t("rowChangedHint", { place })
        : t("rowPlaceHint", { place });
  return (
    <button type="button" tabIndex={-1} data-link={link} disabled={link === "gone"} title={title} className="shot-link">
      {words}
    </button>
  );
}
