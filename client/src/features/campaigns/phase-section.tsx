import type { Campaign, Phase } from "@tongpin/domain/video";
import { type ReactNode, useEffect, useRef } from "react";
import { useT } from "../../app/index.ts";
import { Chip } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { ParsedInput } from "../../ui/parsed-input.tsx";
import { AttachVideo } from "./attach-video.tsx";
import { DayRange } from "./day-range.tsx";
import { FillMeter, FillWords } from "./fill-meter.tsx";
import { isOutside, type PhaseFill } from "./phase-fill.ts";
import { PHASE_TONES } from "./phase-tones.ts";
import { PhaseVideoRow } from "./phase-video-row.tsx";
import type { CampaignDeeds } from "./use-campaign-deeds.ts";
import type { Campaigns } from "./use-campaigns.ts";

const MOST_VIDEOS = 10_000;

export interface PhaseSectionProps {
  campaign: Campaign;
  phase: Phase;
  fill: PhaseFill;
  campaigns: Campaigns;
  deeds: CampaignDeeds;
  /** The address names it: it comes into view and takes the focus. */
  isOpened: boolean;
}

/** One phase: its days, how many, to what end; then its videos, live, and what it still lacks. */
export function PhaseSection({ campaign, phase, fill, campaigns, deeds, isOpened }: PhaseSectionProps) {
  const t = useT("campaigns");
  const tc = useT("common");
  const ref = useRef<HTMLElement>(null);
  const { mayEdit } = campaigns;
  const name = tc(`phases.${phase.kind}`);
  useEffect(() => {
    if (!isOpened) return;
    ref.current?.scrollIntoView({ block: "start" });
    ref.current?.focus({ preventScroll: true });
  }, [isOpened]);
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={name}
      data-phase={phase.kind}
      className={classNames(
        "flex scroll-m-4 flex-col gap-1.5 border-line border-t py-3 outline-none",
        isOpened && "-mx-2 rounded-md bg-hover px-2",
      )}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="flex items-center gap-2 text-base">
          <span aria-hidden="true" className={classNames("size-2.5 rounded-sm", PHASE_TONES[phase.kind])} />
          {name}
        </h2>
        <DayRange
          label={name}
          start={phase.start}
          end={phase.end}
          disabled={!mayEdit}
          onChange={(range) => deeds.changePhase(campaign, phase, range)}
        />
        <span className="flex items-center gap-0.5 text-small">
          <span className="text-ink-3">{t("phase.quota")}</span>
          <ParsedInput<number>
            label={t("phase.quotaOf", { phase: name })}
            shown={phase.quota > 0 ? t("phase.quotaCount", { count: phase.quota }) : ""}
            typed={phase.quota > 0 ? String(phase.quota) : ""}
            placeholder={t("phase.quotaNone")}
            inputMode="numeric"
            disabled={!mayEdit}
            frame="w-16"
            read={(text) => readQuota(text, t("phase.quotaWrong"))}
            onSave={(quota) => deeds.changePhase(campaign, phase, { quota })}
          />
        </span>
        <span className="ml-auto flex items-center gap-3 max-sm:ml-0">
          <FillMeter fill={fill} quota={phase.quota} className="w-24 shrink-0" />
          <FillWords fill={fill} quota={phase.quota} />
        </span>
      </header>
      <div className="flex items-center gap-1 text-ui">
        <span className="shrink-0 text-ink-3 text-small">{t("phase.aim")}</span>
        <ParsedInput<string>
          frame="flex-1"
          label={t("phase.aimOf", { phase: name })}
          shown={phase.aim}
          placeholder={t(`phase.aimHint.${phase.kind}`)}
          disabled={!mayEdit}
          className="truncate"
          read={(text) => ({ ok: true, value: text.trim() })}
          onSave={(aim) => deeds.changePhase(campaign, phase, { aim })}
        />
      </div>
      <ul className="flex flex-col">
        {fill.videos.map((video) => (
          <PhaseVideoRow
            key={video.id}
            video={video}
            campaign={campaign}
            phase={phase}
            outside={isOutside(video, phase)}
            mayEdit={mayEdit}
            deeds={deeds}
          />
        ))}
      </ul>
      <footer className="flex flex-wrap items-center gap-2">
        {mayEdit ? <AttachVideo campaign={campaign} phase={phase} state={campaigns.state} deeds={deeds} /> : null}
        <Lacks fill={fill} />
      </footer>
    </section>
  );
}

/** What the phase still lacks, in words; nothing when it lacks nothing. */
function Lacks({ fill }: { fill: PhaseFill }): ReactNode {
  const t = useT("campaigns");
  return (
    <>
      {fill.missing > 0 ? <Chip tone="warn">{t("lacks.missing", { count: fill.missing })}</Chip> : null}
      {fill.undated > 0 ? <Chip>{t("lacks.undated", { count: fill.undated })}</Chip> : null}
      {fill.outside > 0 ? <Chip tone="danger">{t("lacks.outside", { count: fill.outside })}</Chip> : null}
    </>
  );
}

function readQuota(text: string, why: string): { ok: true; value: number } | { ok: false; why: string } {
  const typed = text.normalize("NFKC").trim();
  const quota = typed === "" ? 0 : /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
  return quota <= MOST_VIDEOS ? { ok: true, value: quota } : { ok: false, why };
}
