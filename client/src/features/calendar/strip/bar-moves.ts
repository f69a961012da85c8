import type { CivilDate, PhaseId } from "@tongpin/domain/base";
import { addDays, diffDays } from "@tongpin/domain/calendar";
import type { Campaign } from "@tongpin/domain/video";

/** What a hand or a key has of a bar: the campaign as a whole, or one end of one phase. */
export type BarHold = { readonly type: "campaign" } | { readonly type: "start" | "end"; readonly phaseId: PhaseId };

export type BarMove = BarHold & { readonly days: number };

/** The campaign as it would stand. A phase's end never passes its other end. */
export function movedCampaign(campaign: Campaign, move: BarMove): Campaign {
  if (move.type === "campaign") {
    const shifted = <T extends { readonly start: CivilDate; readonly end: CivilDate }>(span: T): T => ({
      ...span,
      start: addDays(span.start, move.days),
      end: addDays(span.end, move.days),
    });
    return { ...shifted(campaign), phases: campaign.phases.map(shifted) };
  }
  const phases = campaign.phases.map((phase) => {
    if (phase.id !== move.phaseId) return phase;
    const longest = diffDays(phase.start, phase.end);
    return move.type === "start"
      ? { ...phase, start: addDays(phase.start, Math.min(move.days, longest)) }
      : { ...phase, end: addDays(phase.end, Math.max(move.days, -longest)) };
  });
  return { ...campaign, phases };
}

/** Days a pointer has gone, from pixels; days are the strip's grain. */
export function daysOf(pixels: number, width: number, days: number): number {
  return width > 0 ? Math.round((pixels * days) / width) : 0;
}

/**
 * What a key means on a bar. Ctrl+Shift+arrows move the campaign (↑↓ a week); Shift+←→ move the end of the phase under the
 * keyboard, Ctrl+←→ its beginning.
 */
export function moveOfKey(
  { key, ctrlKey, metaKey, shiftKey, altKey }: KeyStroke,
  phaseId: PhaseId | null,
): BarMove | null {
  const days = DAYS_BY_KEY[key];
  const mod = ctrlKey || metaKey;
  if (days === undefined || altKey || !(mod || shiftKey)) return null;
  if (mod && shiftKey) return { type: "campaign", days };
  if (phaseId === null || Math.abs(days) !== 1) return null;
  return { type: shiftKey ? "end" : "start", phaseId, days };
}

export interface KeyStroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const DAYS_BY_KEY: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
