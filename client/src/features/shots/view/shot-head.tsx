import type { PointerEvent, RefObject } from "react";
import { useT } from "../../../app/index.ts";
import type { ShotColumn, ShotColumnInfo } from "../core/shot-columns.ts";

interface ShotHeadProps {
  readonly columns: readonly ShotColumnInfo[];
  /** The `<col>`s of the table: while an edge is drawn they change, the page is told at the end. */
  readonly cols: RefObject<HTMLTableColElement | null>;
  readonly onResize: (name: ShotColumn, rem: number) => void;
}

/** The names of the columns. Their right edges can be drawn; the column menu does the same by key. */
export function ShotHead({ columns, cols, onResize }: ShotHeadProps) {
  const t = useT("shots");
  function onPointerDown(event: PointerEvent<HTMLElement>, index: number, name: ShotColumn) {
    const edge = event.currentTarget;
    const head = edge.parentElement;
    const col = cols.current?.children[index + 1];
    if (event.button !== 0 || !head || !(col instanceof HTMLElement)) return;
    event.preventDefault();
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const start = head.getBoundingClientRect().width;
    let width = start / rem;
    const move = ({ clientX }: globalThis.PointerEvent) => {
      width = Math.min(40, Math.max(3, (start + clientX - event.clientX) / rem));
      col.style.width = `${width}rem`;
    };
    const end = () => {
      edge.removeEventListener("pointermove", move);
      edge.removeEventListener("lostpointercapture", end);
      onResize(name, width);
    };
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener("pointermove", move);
    edge.addEventListener("lostpointercapture", end);
  }
  return (
    <thead className="shot-head">
      <tr aria-rowindex={1}>
        <th scope="col" className="shot-rail">
          <span className="sr-only">{t("rowHead")}</span>
        </th>
        {columns.map(({ name, short }, index) => (
          <th
            key={name}
            scope="col"
            aria-colindex={index + 2}
            data-column={index}
            className={short ? "shot-cell shot-cell-short" : "shot-cell"}
          >
            {t(`columns.${name}`)}
            <span
              aria-hidden="true"
              className="shot-edge"
              onPointerDown={(event) => onPointerDown(event, index, name)}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
}
