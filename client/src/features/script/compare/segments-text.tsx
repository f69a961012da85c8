import type { Segment } from "@tongpin/domain/script";
import type { useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";

/** Which of two texts is read: the older, the newer, or both in one. */
export type ReadSide = "before" | "after" | "both";

/** A text with what is not in the other one marked: by colour, by a line through or under it, and in words. */
export function SegmentsText({
  segments,
  side,
  t,
}: {
  readonly segments: readonly Segment[];
  readonly side: ReadSide;
  readonly t: ReturnType<typeof useT>;
}) {
  let at = 0;
  return segments.map(({ type, text }) => {
    const key = at;
    at += text.length + 1;
    if (type === "same") return <span key={key}>{text}</span>;
    if (type === "removed") {
      return side === "after" ? null : (
        <del key={key} className={classNames("rounded-sm bg-danger-soft text-danger decoration-danger/60", GAP)}>
          <span className="sr-only">{t("removedWords")}</span>
          {text}
        </del>
      );
    }
    return side === "before" ? null : (
      <ins
        key={key}
        className={classNames("rounded-sm bg-good-soft text-good decoration-good/50 underline-offset-4", GAP)}
      >
        <span className="sr-only">{t("addedWords")}</span>
        {text}
      </ins>
    );
  });
}

/** A mark over a line's end is drawn on both lines. */
const GAP = "box-decoration-clone px-px";
