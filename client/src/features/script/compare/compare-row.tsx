import { type RowComparison, UNKNOWN_AUTHOR } from "@tongpin/domain/script";
import { ROW_COLUMNS, type RowColumn } from "@tongpin/domain/video";
import { memo, type ReactNode } from "react";
import { useT } from "../../../app/index.ts";
import { Chip } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { segmentsOf } from "./segments-of.ts";
import { type ReadSide, SegmentsText } from "./segments-text.tsx";

interface CompareRowProps {
  readonly row: RowComparison;
  /** Names of those who may have changed it. */
  readonly authors: string;
  readonly isNarrow: boolean;
  readonly isCurrent: boolean;
}

/** Where a row's entry is found by the keys that walk from change to change. */
export function entryId(rowId: string): string {
  return `compared-${rowId}`;
}

/** One row of the comparison: the old words beside the new, in one column on a phone. */
export const CompareRow = memo(function CompareRow({ row, authors, isNarrow, isCurrent }: CompareRowProps) {
  return (
    <li
      id={entryId(row.id)}
      tabIndex={-1}
      aria-current={isCurrent ? "true" : undefined}
      className={classNames(
        "border-line border-b px-4 py-3 outline-none [contain-intrinsic-size:auto_6rem] [content-visibility:auto]",
        isCurrent && "bg-sunken shadow-[inset_3px_0_0_var(--color-accent)]",
      )}
    >
      <RowFacts row={row} authors={authors} />
      {isNarrow || !row.before || !row.after ? (
        <Cells
          row={row}
          side={row.before && row.after ? "both" : row.before ? "before" : "after"}
          isAlone={!isNarrow}
        />
      ) : (
        <div className="grid grid-cols-2 gap-x-6">
          <Cells row={row} side="before" />
          <Cells row={row} side="after" />
        </div>
      )}
    </li>
  );
});

function RowFacts({ row, authors }: { readonly row: RowComparison; readonly authors: string }) {
  const t = useT("compare");
  const ts = useT("script");
  const { before, after, moved, words, seconds, beat } = row;
  const lasts = (value: number | null) => (value === null ? t("bySpeech") : ts("secondsShort", { seconds: value }));
  const beatName = (value: string | null) => (value === null ? ts("noBeat") : ts(`beats.${value}`));
  const facts: ReactNode[] = [];
  if (!before)
    facts.push(
      <Chip key="place" tone="good">
        {t("row.added", { row: after?.place ?? 0 })}
      </Chip>,
    );
  else if (!after)
    facts.push(
      <Chip key="place" tone="danger">
        {t("row.removed", { row: before.place })}
      </Chip>,
    );
  else if (moved)
    facts.push(
      <Chip key="place" tone="accent">
        {t("row.moved", { from: before.place, row: after.place })}
      </Chip>,
    );
  else facts.push(<Chip key="place">{t("row.at", { row: after.place })}</Chip>);
  if (words.size > 0) facts.push(<span key="changed">{t("row.changed")}</span>);
  if (seconds)
    facts.push(<span key="seconds">{t("arrow", { before: lasts(seconds.before), after: lasts(seconds.after) })}</span>);
  if (beat)
    facts.push(<span key="beat">{t("arrow", { before: beatName(beat.before), after: beatName(beat.after) })}</span>);
  if (authors !== "") facts.push(<span key="by">{t("row.by", { names: authors })}</span>);
  return <p className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3 text-small">{facts}</p>;
}

function Cells({
  row,
  side,
  isAlone = false,
}: {
  readonly row: RowComparison;
  readonly side: ReadSide;
  readonly isAlone?: boolean;
}) {
  const shown = ROW_COLUMNS.filter((column) => row.words.has(column) || textOf(row, column) !== "");
  const isGone = !row.after;
  const isNew = !row.before;
  return (
    <div
      className={classNames(
        "flex min-w-0 flex-col gap-0.5",
        isAlone && "w-1/2",
        isAlone && isNew && "ms-auto ps-3",
        isGone && "rounded-sm bg-danger-soft px-2 py-1",
        isNew && "rounded-sm bg-good-soft px-2 py-1",
      )}
    >
      {shown.map((column) => (
        <Cell key={column} row={row} column={column} side={side} />
      ))}
    </div>
  );
}

function Cell({
  row,
  column,
  side,
}: {
  readonly row: RowComparison;
  readonly column: RowColumn;
  readonly side: ReadSide;
}) {
  const t = useT("compare");
  const ts = useT("script");
  const change = row.words.get(column);
  const text = textOf(row, column);
  const isEmpty = change ? side !== "both" && change[side] === "" : text === "";
  return (
    <p
      className={classNames(
        "whitespace-pre-wrap break-words text-ui",
        column === "voice" ? "text-ink" : "text-ink-2",
        !row.after && "line-through decoration-danger/50",
      )}
    >
      <span
        className={classNames("mr-1.5 inline-block text-small", row.before && row.after ? "text-ink-3" : "text-ink-2")}
      >
        {ts(`placeholders.${column}`)}
      </span>
      {isEmpty ? <span className="text-ink-3">{t("empty")}</span> : null}
      {change ? <SegmentsText segments={segmentsOf(change)} side={side} t={t} /> : text}
    </p>
  );
}

function textOf({ before, after }: RowComparison, column: RowColumn): string {
  return (after ?? before)?.row[column] ?? "";
}

/** Names for the ids of those who wrote; what no version says yet is said so. */
export function namesOf(
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
  t: ReturnType<typeof useT>,
): string {
  return ids.map((id) => (id === UNKNOWN_AUTHOR ? t("notKept") : names.get(id) || t("somebody"))).join(t("comma"));
}
