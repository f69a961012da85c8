import { wantedOf } from "@tongpin/domain/campaigns";
import type { Campaign, Phase } from "@tongpin/domain/video";
import { useEffect, useRef } from "react";
import { usePhaseName, useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import { ParsedInput } from "../../ui/parsed-input.tsx";
import { AttachVideo } from "./attach-video.tsx";
import { DayRange } from "./day-range.tsx";
import { FillMeter, FillWords } from "./fill-meter.tsx";
import { isOutside, type PhaseFill } from "./phase-fill.ts";
import { PHASE_TONES } from "./phase-tones.ts";
import { PhaseVideoRow } from "./phase-video-row.tsx";
import { PhaseAsks } from "./phases/phase-asks.tsx";
import { PhaseLacks } from "./phases/phase-lacks.tsx";
import { PhaseMenu } from "./phases/phase-menu.tsx";
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
  const phaseName = usePhaseName();
  const ref = useRef<HTMLElement>(null);
  const { mayEdit } = campaigns;
  const name = phaseName(phase);
  useEffect(() => {
    if (!isOpened) return;
    ref.current?.scrollIntoView({ block: "start" });
    ref.current?.focus({ preventScroll: true });
  }, [isOpened]);
  const at = campaign.phases.findIndex(({ id }) => id === phase.id);
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
        <h2 className="flex items-center gap-1 text-base">
          <span aria-hidden="true" className={classNames("size-2.5 shrink-0 rounded-sm", PHASE_TONES[phase.kind])} />
          {mayEdit ? (
            <ParsedInput<string>
              label={t("phase.name", { phase: name })}
              shown={name}
              typed={phase.name ?? ""}
              placeholder={tc(`phases.${phase.kind}`)}
              className="font-semibold text-base field-sizing-content"
              read={(text) => ({ ok: true, value: text.trim().slice(0, 80) })}
              onSave={(text) => deeds.changePhase(campaign, phase, { name: text })}
            />
          ) : (
            name
          )}
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
          <FillMeter fill={fill} quota={wantedOf(phase)} className="w-24 shrink-0" />
          <FillWords fill={fill} quota={wantedOf(phase)} />
          {mayEdit ? (
            <PhaseMenu
              phase={phase}
              name={name}
              isFirst={at === 0}
              isLast={at === campaign.phases.length - 1}
              onKind={(kind) => deeds.changePhase(campaign, phase, { kind })}
              onMove={(by) => deeds.movePhase(campaign, phase, by)}
              onRemove={() => deeds.removePhase(campaign, phase)}
            />
          ) : null}
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
      <PhaseAsks
        phase={phase}
        name={name}
        mayEdit={mayEdit}
        channels={campaigns.state.channels}
        onAsk={(ask) => deeds.ask(campaign, phase, ask)}
      />
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
        <PhaseLacks
          fill={fill}
          channels={campaigns.state.channels}
          onFill={mayEdit ? () => deeds.fill(campaign, phase) : null}
          phase={name}
        />
      </footer>
    </section>
  );
}

function readQuota(text: string, why: string): { ok: true; value: number } | { ok: false; why: string } {
  const typed = text.normalize("NFKC").trim();
  const quota = typed === "" ? 0 : /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
  return quota <= MOST_VIDEOS ? { ok: true, value: quota } : { ok: false, why };
}
