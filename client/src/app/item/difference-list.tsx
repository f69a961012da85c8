import type { Difference, PinnedRow } from "@tongpin/domain/review";
import { formatClock } from "@tongpin/domain/script";
import type { PostLink } from "@tongpin/domain/video";
import type { ReactNode } from "react";
import { useT } from "../hooks/use-t.ts";

/** What is not the same in two frozen contents, old above new. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const t = useT("review");
  if (differences.length === 0) return <p className="text-ink-3 text-small">{t("differences.none")}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {differences.map((difference) => (
        <li key={keyOf(difference)} className="flex flex-col gap-1">
          <DifferenceRow difference={difference} />
        </li>
      ))}
    </ul>
  );
}

function keyOf(difference: Difference): string {
  if (difference.part !== "row") return difference.part;
  return `${difference.rowId}:${difference.change}:${difference.change === "changed" ? difference.column : ""}`;
}

function DifferenceRow({ difference }: { difference: Difference }) {
  const t = useT("review");
  switch (difference.part) {
    case "cut":
      return (
        <Change
          label={t("differences.cut")}
          before={difference.before?.name ?? null}
          after={difference.after?.name ?? null}
        />
      );
    case "title":
    case "caption":
      return <Change label={t(`differences.${difference.part}`)} before={difference.before} after={difference.after} />;
    case "topics":
      return (
        <Change label={t("differences.topics")} before={topics(difference.before)} after={topics(difference.after)} />
      );
    case "links":
      return (
        <Change label={t("differences.links")} before={links(difference.before)} after={links(difference.after)} />
      );
    case "cover":
      return (
        <Change label={t("differences.cover")} before={moment(difference.before)} after={moment(difference.after)} />
      );
    case "row":
      return <RowChange difference={difference} />;
  }
}

function RowChange({ difference }: { difference: Extract<Difference, { part: "row" }> }) {
  const t = useT("review");
  const { row } = difference;
  switch (difference.change) {
    case "added":
      return <Change label={t("differences.rowAdded", { row })} before={null} after={wordsOf(difference.after)} />;
    case "removed":
      return <Change label={t("differences.rowRemoved", { row })} before={wordsOf(difference.before)} after={null} />;
    case "moved":
      return <Label>{t("differences.rowMoved", { row, from: difference.fromRow })}</Label>;
    case "changed":
      return (
        <Change
          label={t("differences.rowChanged", { row, column: t(`columns.${difference.column}`) })}
          before={difference.before}
          after={difference.after}
        />
      );
  }
}

function Change({ label, before, after }: { label: string; before: string | null; after: string | null }) {
  const t = useT("review");
  return (
    <>
      <Label>{label}</Label>
      {before ? (
        <p className="whitespace-pre-wrap break-words rounded-sm bg-danger-soft px-2 py-1 text-small">
          <span className="sr-only">{t("differences.before")} </span>
          <del className="decoration-danger/60">{before}</del>
        </p>
      ) : null}
      {after ? (
        <p className="whitespace-pre-wrap break-words rounded-sm bg-good-soft px-2 py-1 text-small">
          <span className="sr-only">{t("differences.after")} </span>
          <ins className="no-underline">{after}</ins>
        </p>
      ) : null}
    </>
  );
}

function Label({ children }: { children: ReactNode }) {
  return <span className="text-ink-2 text-small">{children}</span>;
}

const topics = (list: readonly string[]) => list.map((topic) => `#${topic}`).join(" ");
const links = (list: readonly PostLink[]) => list.map(({ label, url }) => `${label} ${url}`.trim()).join("\n");
const moment = (ms: number | null) => (ms === null ? null : formatClock(ms));
const wordsOf = (row: PinnedRow) => [row.visual, row.voice, row.caption].filter((text) => text !== "").join("\n");
