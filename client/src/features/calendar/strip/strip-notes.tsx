import { PHASE_KINDS } from "@tongpin/domain/video";
import { useFormat, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { PHASE_TONES } from "../phase-tones.ts";
import type { Zoom } from "./ruler.tsx";
import { type CampaignMoves, VIDEO_HABITS } from "./use-campaign-moves.ts";
import type { Strip } from "./use-strip.ts";

/** The gravest first. */
const GAP_CODES = ["empty", "no-node", "no-campaign"] as const;

/** Below the strip: how far the plan reaches, which months lack something, what the colours mean. */
export function StripNotes({
  strip,
  moves,
  mayEdit,
  onZoom,
}: {
  strip: Pick<Strip, "gaps" | "reach">;
  moves: Pick<CampaignMoves, "habit" | "setHabit">;
  mayEdit: boolean;
  onZoom: Zoom;
}) {
  const t = useT("strip");
  const format = useFormat();
  const { gaps, reach } = strip;
  return (
    <footer className="flex flex-col gap-2 px-3 py-3 text-small">
      <p className={reach === null || reach.hint ? "text-warn" : "text-ink-2"}>
        {reach === null
          ? t("reach.nothing")
          : t(`reach.${reach.hint ?? "fine"}`, { day: format.dayShort(reach.until), months: reach.months })}
      </p>
      {gaps.length > 0 ? (
        <section aria-label={t("gap.title")}>
          <ul className="flex flex-wrap items-center gap-x-5 gap-y-0.5">
            {GAP_CODES.filter((code) => gaps.some((gap) => gap.code === code)).map((code) => (
              <li key={code} className="flex flex-wrap items-center">
                <span className="text-warn">{t(`gap.${code}`)}</span>
                {gaps
                  .filter((gap) => gap.code === code)
                  .map(({ month }) => (
                    <Button
                      key={month.start}
                      size="small"
                      tone="quiet"
                      className="px-1"
                      onClick={() => onZoom("month", month.start)}
                    >
                      {t("month", { year: month.year, month: month.month })}
                    </Button>
                  ))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-ink-2">
        <Legend />
        {mayEdit ? (
          <div className="flex items-center gap-2">
            <span aria-hidden="true">{t("habit.label")}</span>
            <Segmented
              label={t("habit.label")}
              value={moves.habit}
              options={VIDEO_HABITS.map((value) => ({ value, label: t(`habit.${value}`) }))}
              onChange={moves.setHabit}
            />
          </div>
        ) : null}
      </div>
      {mayEdit ? <p className="text-ink-3">{t("keys")}</p> : null}
    </footer>
  );
}

function Legend() {
  const t = useT("strip");
  const tc = useT("common");
  return (
    <ul aria-label={t("legend.label")} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {PHASE_KINDS.map((kind) => (
        <li key={kind} className={classNames("keep rounded-sm px-1.5 text-mini", PHASE_TONES[kind])}>
          {tc(`phases.${kind}`)}
        </li>
      ))}
      <li className="flex items-center gap-1 text-mini">
        <span aria-hidden="true" className="inline-block h-1 w-4 rounded-full bg-accent/50" />
        {t("legend.planned")}
      </li>
      <li className="flex items-center gap-1 text-mini">
        <span aria-hidden="true" className="inline-block h-1 w-4 rounded-full bg-good" />
        {t("legend.settled")}
      </li>
      <li className="flex items-center gap-1 text-mini">
        <span className="rounded-sm bg-good-soft px-1 text-good">{t("legend.off")}</span>
        <span aria-hidden="true" className="inline-block h-3 w-1 rounded-sm bg-warn" />
        {t("legend.makeup")}
      </li>
      <li className="text-mini">{t("legend.heat")}</li>
    </ul>
  );
}
