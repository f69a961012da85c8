import { useDeferredValue, useState } from "react";
import { useT } from "../../../app/index.ts";
import { IconChevronDown, IconChevronRight } from "../../../ui/icons/index.ts";
import type { CompareEntry } from "./compare-entries.ts";
import { CompareRow, namesOf } from "./compare-row.tsx";

interface CompareListProps {
  readonly entries: readonly CompareEntry[];
  readonly names: ReadonlyMap<string, string>;
  readonly isNarrow: boolean;
  readonly current: string | null;
}

const NOTHING_YET: readonly CompareEntry[] = [];

/** The rows, in order. The whole is drawn in slices behind what a person does: three hundred changed rows hold up nobody. */
export function CompareList({ entries, names, isNarrow, current }: CompareListProps) {
  const t = useT("compare");
  const shown = useDeferredValue(entries, NOTHING_YET);
  return (
    <ol aria-label={t("rows")}>
      {shown.map((entry) =>
        entry.type === "row" ? (
          <CompareRow
            key={entry.key}
            row={entry.row}
            authors={namesOf(entry.authors, names, t)}
            isNarrow={isNarrow}
            isCurrent={entry.key === current}
          />
        ) : (
          <Folded key={entry.key} entry={entry} isNarrow={isNarrow} />
        ),
      )}
    </ol>
  );
}

function Folded({
  entry,
  isNarrow,
}: {
  readonly entry: Extract<CompareEntry, { type: "folded" }>;
  readonly isNarrow: boolean;
}) {
  const t = useT("compare");
  const [isOpen, setOpen] = useState(false);
  const same = entry.rows.length - entry.others;
  return (
    <>
      <li className="border-line border-b">
        <button
          type="button"
          aria-expanded={isOpen}
          className="flex min-h-control w-full items-center gap-1.5 px-4 text-start text-ink-3 text-small hover:bg-hover"
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          {t("folded", { same, others: entry.others })}
        </button>
      </li>
      {isOpen
        ? entry.rows.map((row) => (
            <CompareRow key={row.id} row={row} authors="" isNarrow={isNarrow} isCurrent={false} />
          ))
        : null}
    </>
  );
}
