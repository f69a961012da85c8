import type { CivilDate } from "@tongpin/domain/base";
import { diffDays } from "@tongpin/domain/calendar";
import type { NodeTable, Occurrence } from "@tongpin/domain/nodes";
import type { Campaign, Phase } from "@tongpin/domain/video";

/** A phase on one of its days. */
export interface PhaseDay {
  readonly campaign: Campaign;
  readonly phase: Phase;
  /** From 1. */
  readonly day: number;
  readonly days: number;
}

/** What stands over a day of the agenda beside its videos. */
export interface DayNotes {
  readonly phases: readonly PhaseDay[];
  /** Beginning on this day; terms stand with the lunar day. */
  readonly nodes: readonly Occurrence[];
}

export function dayNotes(date: CivilDate, { campaigns, occurrences, nodes }: NotesOf): DayNotes {
  const phases: PhaseDay[] = [];
  for (const campaign of campaigns) {
    for (const phase of campaign.phases) {
      if (date < phase.start || date > phase.end) continue;
      const day = diffDays(phase.start, date) + 1;
      phases.push({ campaign, phase, day, days: diffDays(phase.start, phase.end) + 1 });
    }
  }
  return {
    phases,
    nodes: occurrences.filter(({ start, eventId }) => start === date && nodes.byId.get(eventId)?.kind !== "solar-term"),
  };
}

/** Whether the notes alone are worth a line of the agenda: something begins, or a phase ends. */
export function beginsSomething({ phases, nodes }: DayNotes): boolean {
  return nodes.length > 0 || phases.some(({ day, days }) => day === 1 || day === days);
}

export interface NotesOf {
  readonly campaigns: readonly Campaign[];
  readonly occurrences: readonly Occurrence[];
  readonly nodes: NodeTable;
}
