import type { RowId } from "@tongpin/domain/base";
import type { ShownState, Suggestion, SuggestionPart } from "@tongpin/workspace";
import type { ReactNode } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import { Avatar } from "../../../ui/chip.tsx";
import type { People } from "./use-people.ts";

/** Which number a row has; null for one that is only proposed. */
export type RowNumber = (id: RowId) => number | null;

/** Rows are counted as they are settled: a proposed one has no number yet. */
export function rowNumbers({ rows, marks }: ShownState, settled: readonly RowId[]): RowNumber {
  const byId = new Map(settled.map((id, index) => [id, index + 1]));
  const isThere = new Set(rows.map(({ id }) => id));
  return (id) => (isThere.has(id) && !marks.get(id)?.added ? (byId.get(id) ?? null) : null);
}

/** Who proposes what, where, since when. */
export function SuggestionBody({
  suggestion,
  people,
  numberOf,
}: {
  suggestion: Suggestion;
  people: People;
  numberOf: RowNumber;
}) {
  const format = useFormat();
  const t = useT("suggest");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-center gap-1.5 text-small">
        <Avatar name={people.nameOf(suggestion.by)} hue={people.hueOf(suggestion.by)} size="small" />
        <span className="min-w-0 flex-1 truncate font-medium">{people.authorsOf(suggestion)}</span>
        <time dateTime={new Date(suggestion.at).toISOString()} className="shrink-0 text-ink-3 tabular-nums">
          {format.moment(suggestion.at)}
        </time>
      </div>
      {suggestion.parts.map((part) => (
        <Part key={part.id} part={part} lost={suggestion.lost} numberOf={numberOf} />
      ))}
      {suggestion.lost ? <p className="text-small text-warn">{t("lost")}</p> : null}
    </div>
  );
}

function Part({ part, lost, numberOf }: { part: SuggestionPart; lost: boolean; numberOf: RowNumber }) {
  const t = useT("suggest");
  const row = numberOf(part.rowId);
  const column = part.type === "words" ? part.column : "row";
  const place = lost ? t("place.gone") : row === null ? t("place.new") : t(`place.${column}`, { row });
  return (
    <p className="break-words">
      {part.type === "add-row" ? null : <span className="mr-1.5 text-ink-3 text-small">{place}</span>}
      <PartWords part={part} />
    </p>
  );
}

function PartWords({ part }: { part: SuggestionPart }): ReactNode {
  const t = useT("suggest");
  const ts = useT("script");
  const { type, cut, words, fields } = part;
  if (type === "words") {
    return (
      <>
        {cut === "" ? null : (
          <del className="text-ink-2 line-through decoration-danger">
            <span className="sr-only">{t("part.goes")} </span>
            {shortened(cut)}
          </del>
        )}
        {cut !== "" && words !== "" ? " " : null}
        {words === "" ? null : (
          <ins className="underline decoration-good underline-offset-2">
            <span className="sr-only">{t("part.comes")} </span>
            {shortened(words)}
          </ins>
        )}
      </>
    );
  }
  if (type !== "set-row") return t(`part.${type}`);
  const { seconds, beat } = fields;
  const said = [
    seconds === undefined ? "" : seconds === null ? t("part.bySpeech") : t("part.seconds", { seconds }),
    beat === undefined ? "" : beat === null ? t("part.noBeat") : t("part.beat", { beat: ts(`beats.${beat}`) }),
  ];
  return said.filter(Boolean).join(t("comma"));
}

const LONGEST = 240;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
