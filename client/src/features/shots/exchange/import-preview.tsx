import type { BadCell, ImportPlan, RowPlan } from "@tongpin/domain/exchange";
import { useState } from "react";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip, type Tone } from "../../../ui/chip.tsx";
import { IconAlert } from "../../../ui/icons/index.ts";
import { useSheetHeads } from "./use-sheet-heads.ts";

const TONES: Readonly<Record<RowPlan["type"], Tone>> = {
  new: "good",
  changed: "accent",
  same: "neutral",
  skipped: "warn",
};
/** So many rows are drawn at once; all are taken. */
const STEP = 100;

/** The dry run in words: how many of each, which cells can't be read, and every row with what becomes of it. */
export function ImportPreview({ plan: { rows, bad } }: { readonly plan: ImportPlan }) {
  const t = useT("exchange");
  const [shown, setShown] = useState(STEP);
  const count = (type: RowPlan["type"]) => rows.filter((row) => row.type === type).length;
  const listed = rows.filter(({ type }) => type !== "same");
  return (
    <section aria-label={t("shots.preview")} className="flex flex-col gap-2">
      <p role="status" className="font-medium">
        {t("shots.counts", {
          added: count("new"),
          changed: count("changed"),
          same: count("same"),
          skipped: count("skipped"),
        })}
      </p>
      <BadCells bad={bad} />
      <ol className="border-line border-t">
        {listed.slice(0, shown).map((row) => (
          <PlannedRow key={row.line} row={row} />
        ))}
      </ol>
      {listed.length > shown ? (
        <Button size="small" className="self-start" onClick={() => setShown(shown + STEP)}>
          {t("showMore", { count: listed.length - shown })}
        </Button>
      ) : null}
    </section>
  );
}

function PlannedRow({ row }: { readonly row: RowPlan }) {
  const t = useT("exchange");
  return (
    <li className="flex items-baseline gap-3 border-line border-b py-1">
      <span className="w-14 shrink-0 text-ink-3 text-small">{t("shots.line", { line: row.line })}</span>
      <Chip tone={TONES[row.type]}>{t(`shots.types.${row.type}`)}</Chip>
      <span className="min-w-0 flex-1 break-words">
        <RowWords row={row} />
      </span>
    </li>
  );
}

function RowWords({ row }: { readonly row: RowPlan }) {
  const t = useT("exchange");
  const heads = useSheetHeads();
  switch (row.type) {
    case "new": {
      const { number, picture, line, scene } = row.patch;
      return [number, scene, picture, line].filter(Boolean).join(" · ").slice(0, 160);
    }
    case "changed":
      return row.changes.map(({ column, before, after }) => (
        <span key={column} className="mr-3">
          <span className="text-ink-3">{heads[column]} </span>
          {before === "" ? null : <del className="text-ink-3">{before.slice(0, 60)}</del>}
          <span className="sr-only">{t("cleanUp.becomes")}</span> {after.slice(0, 60)}
        </span>
      ));
    case "skipped":
      return t(`shots.why.${row.why}`, { number: row.number });
    case "same":
      return null;
  }
}

function BadCells({ bad }: { readonly bad: readonly BadCell[] }) {
  const t = useT("exchange");
  const heads = useSheetHeads();
  if (bad.length === 0) return null;
  const title = t("shots.bad", { count: bad.length });
  return (
    <section aria-label={title} className="rounded-md bg-warn-soft px-3 py-2">
      <p className="flex items-center gap-1.5 font-medium text-warn">
        <IconAlert size={14} />
        {title}
      </p>
      <ul className="max-h-32 overflow-y-auto text-ink-2 text-small">
        {bad.slice(0, STEP).map(({ cell, column, text, why }) => (
          <li key={cell} className="break-words">
            {t(`shots.badWhy.${why}`, { cell, column: heads[column], text: text.slice(0, 40) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
