import { DATE_KINDS, type DateKind } from "@tongpin/domain/views";
import { useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { KindGlyph } from "../marks/kind-glyph.tsx";
import type { Calendar } from "../use-calendar.ts";

/** The kinds of dates in the calendar, each switched on and off (C11). */
export function Legend({ calendar: { place, go } }: { calendar: Calendar }) {
  const t = useT("views");

  function toggle(kind: DateKind) {
    const next = new Set(place.dates);
    if (!next.delete(kind)) next.add(kind);
    go({ dates: next });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand in the way of the strip's one line.
    <div
      role="group"
      aria-label={t("legend.label")}
      className="flex items-center gap-0.5 max-md:-mx-3 max-md:w-[calc(100%+1.5rem)] max-md:overflow-x-auto max-md:px-3 md:flex-wrap"
    >
      {DATE_KINDS.map((kind) => {
        const isOn = place.dates.has(kind);
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={isOn}
            title={t(isOn ? "legend.hide" : "legend.show", { kind: t(`kind.${kind}`) })}
            onClick={() => toggle(kind)}
            className={classNames(
              "inline-flex h-control-sm shrink-0 items-center gap-1 rounded-md px-1.5 text-small hover:bg-hover",
              isOn ? "text-ink" : "text-ink-3 line-through decoration-line-strong",
            )}
          >
            <KindGlyph kind={kind} isOn={isOn} />
            {t(`kind.${kind}`)}
          </button>
        );
      })}
    </div>
  );
}
