import type { Anchor, AnchorPlace } from "@tongpin/domain/annotations";
import { useT } from "../../../app/index.ts";
import { Chip } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";

/** What an annotation is about: the place in the script as it is now, and the words as they were. */
export function AnchorLine({
  anchor,
  place,
  row,
  onGo,
}: {
  readonly anchor: Anchor;
  readonly place: AnchorPlace | null;
  /** Number of the row it stands in, from 1; 0 when it stands in none. */
  readonly row: number;
  readonly onGo: (() => void) | null;
}) {
  const t = useT("annotations");
  const column = place?.type === "gone" ? null : (place?.span?.column ?? null);
  const where = row === 0 ? null : column ? t("cell", { row, column: t(`columns.${column}`) }) : t("row", { row });
  return (
    <>
      <p className="flex min-w-0 flex-wrap items-center gap-1.5">
        {where && onGo ? (
          <button
            type="button"
            title={t("goTo")}
            onClick={onGo}
            className="-mx-1 min-h-6 rounded-sm px-1 font-medium text-accent-text text-small hover:bg-hover pointer-coarse:min-h-11"
          >
            {where}
          </button>
        ) : where ? (
          <span className="text-ink-2 text-small">{where}</span>
        ) : null}
        {place?.type === "gone" ? (
          <Chip tone="warn" title={t("goneHint")}>
            {place.rowId === null ? t("rowGone") : t("gone")}
          </Chip>
        ) : place?.type === "changed" ? (
          <Chip title={t("changedHint")}>{t("changed")}</Chip>
        ) : null}
      </p>
      {anchor.quote && (anchor.span || place?.type === "gone") ? (
        <blockquote
          className={classNames(
            "line-clamp-3 whitespace-pre-wrap break-words border-line-strong border-l-2 pl-2 text-ink-2 text-small",
            place?.type === "gone" && "line-through decoration-ink-3/60",
          )}
        >
          {anchor.quote}
        </blockquote>
      ) : null}
    </>
  );
}
