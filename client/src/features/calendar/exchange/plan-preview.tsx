import type { BadPlanCell, PlanDryRun, PlanRow } from "@tongpin/domain/plan-sheet";
import { useState } from "react";
import { usePlanState, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip, type Tone } from "../../../ui/chip.tsx";
import { IconAlert } from "../../../ui/icons/index.ts";
import { usePatchWords } from "./use-patch-words.ts";
import { usePlanHeads } from "./use-plan-heads.ts";

const TONES: Readonly<Record<PlanRow["type"], Tone>> = {
  create: "good",
  update: "accent",
  same: "neutral",
  skip: "warn",
  conflict: "danger",
};
/** So many rows are drawn at once; all are taken. */
const STEP = 100;

/** The dry run in words: how many of each, which cells can't be read, and every row with what becomes of it. */
export function PlanPreview({ plan: { rows, bad } }: { readonly plan: PlanDryRun }) {
  const t = useT("sheets");
  const [shown, setShown] = useState(STEP);
  const count = (type: PlanRow["type"]) => rows.filter((row) => row.type === type).length;
  const listed = rows.filter(({ type }) => type !== "same");
  return (
    <section aria-label={t("preview")} className="flex flex-col gap-2">
      <p role="status" className="font-medium">
        {t("counts", {
          created: count("create"),
          updated: count("update"),
          same: count("same"),
          skipped: count("skip"),
          conflicts: count("conflict"),
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

function PlannedRow({ row }: { readonly row: PlanRow }) {
  const t = useT("sheets");
  return (
    <li className="flex items-baseline gap-3 border-line border-b py-1">
      <span className="w-14 shrink-0 text-ink-3 text-small">{t("line", { line: row.line })}</span>
      <Chip tone={TONES[row.type]}>{t(`types.${row.type}`)}</Chip>
      <span className="min-w-0 flex-1 break-words">
        <RowWords row={row} />
      </span>
    </li>
  );
}

function RowWords({ row }: { readonly row: PlanRow }) {
  const t = useT("sheets");
  const heads = usePlanHeads();
  const wordsOf = usePatchWords();
  const before = usePlanState((state) => (row.type === "update" ? state.videos.get(row.id) : undefined));
  switch (row.type) {
    case "create":
      return wordsOf(row.patch)
        .map(({ text }) => text)
        .join(" · ");
    case "update": {
      const old = new Map(before ? wordsOf(before).map(({ column, text }) => [column, text]) : []);
      return (
        <>
          <span className="mr-3 font-medium">{row.title}</span>
          {wordsOf(row.patch).map(({ column, text }) => (
            <span key={column} className="mr-3">
              <span className="text-ink-3">{heads[column]} </span>
              {old.get(column) ? <del className="text-ink-3">{old.get(column)}</del> : null}
              <span className="sr-only">{t("becomes")}</span> {text}
            </span>
          ))}
        </>
      );
    }
    case "skip":
    case "conflict":
      return t(`why.${row.why}`, { title: row.title });
    case "same":
      return null;
  }
}

function BadCells({ bad }: { readonly bad: readonly BadPlanCell[] }) {
  const t = useT("sheets");
  const heads = usePlanHeads();
  if (bad.length === 0) return null;
  const title = t("bad", { count: bad.length });
  return (
    <section aria-label={title} className="rounded-md bg-warn-soft px-3 py-2">
      <p className="flex items-center gap-1.5 font-medium text-warn">
        <IconAlert size={14} />
        {title}
      </p>
      <ul className="text-ink-2 text-small">
        {bad.slice(0, STEP).map(({ cell, column, text, why }) => (
          <li key={cell} className="break-words">
            {t(`badWhy.${why}`, { cell, column: heads[column], text: text.slice(0, 40) })}
          </li>
        ))}
        {bad.length > STEP ? <li>{t("badMore", { count: bad.length - STEP })}</li> : null}
      </ul>
    </section>
  );
}
