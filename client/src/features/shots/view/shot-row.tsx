import type { ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { memo, useEffect, useRef } from "react";
import { useT } from "../../../app/index.ts";
import { hueStyle } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconGrip } from "../../../ui/icons/index.ts";
import { cellText, SHOT_COLUMNS } from "../core/shot-columns.ts";
import type { ShotLink } from "../core/shot-sums.ts";
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
  readonly beforeId: ShotId | null;
  readonly link: ShotLink["type"];
  /** Number of the script row it is linked to. */
  readonly linkPlace: number;
  /** Selected columns, both included; -1 for none. */
  readonly from: number;
  readonly to: number;
  readonly focusColumn: number;
  readonly guests: readonly CellGuest[];
  readonly mayWrite: boolean;
  readonly measure: ((row: HTMLTableRowElement | null) => void) | null;
}

/** One shot. Renders again only when it, its selection or its guests change. */
export const ShotRow = memo(function ShotRow(props: ShotRowProps) {
  const { shot, place, beforeId, from, to, focusColumn, guests, mayWrite, measure } = props;
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
        <LinkChip link={props.link} place={props.linkPlace} />
      </th>
      {SHOT_COLUMNS.map((column, index) => {
        const guest = guests.find((each) => each.column === index);
        const text = cellText(shot, column.name);
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: inside a grid a td is a gridcell
          <td
            key={column.name}
            aria-colindex={index + 2}
            aria-selected={index >= from && index <= to}
            data-column={index}
            data-focus={index === focusColumn ? "" : undefined}
            data-guest={guest?.name}
            style={guest ? hueStyle(guest.hue) : undefined}
            className={classNames("shot-cell", column.short && "shot-cell-short")}
          >
            {text}
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
