import type { CivilDate } from "@tongpin/domain/base";
import { dayKind, deadlineChain, type HolidayTable } from "@tongpin/domain/calendar";
import { cautionsOn, type Occurrence } from "@tongpin/domain/nodes";
import type { Campaign, Video } from "@tongpin/domain/video";
import type { Tile } from "./arrange.ts";

/** A rule a move would break. Shown before the drop; it warns, it never forbids (C3). */
export type MoveWarning =
  | { readonly code: "past" }
  | { readonly code: "after-promise"; readonly date: CivilDate }
  | { readonly code: "same-channel"; readonly title: string }
  | { readonly code: "rest-day"; readonly name: string | null }
  | { readonly code: "solemn-day"; readonly occurrence: Occurrence }
  | { readonly code: "outside-phase"; readonly start: CivilDate; readonly end: CivilDate }
  | { readonly code: "too-late"; readonly step: string; readonly date: CivilDate };

export interface MoveFacts {
  readonly today: CivilDate;
  readonly table: HolidayTable;
  readonly occurrences: readonly Occurrence[];
  /** What stands on the day already. */
  readonly tiles: readonly Tile[];
  readonly campaign: Campaign | null;
}

/** What speaks against putting a video on a day, the gravest first. */
export function moveWarnings(video: Video, date: CivilDate, facts: MoveFacts): readonly MoveWarning[] {
  const found: MoveWarning[] = [];
  if (date < facts.today) found.push({ code: "past" });
  if (video.promiseDate !== null && date > video.promiseDate) {
    found.push({ code: "after-promise", date: video.promiseDate });
  }
  const [solemn] = cautionsOn(date, facts.occurrences);
  if (solemn) found.push({ code: "solemn-day", occurrence: solemn });
  const neighbour = facts.tiles.find(
    (tile) => tile.kind !== "ghost" && tile.video.id !== video.id && tile.video.channelId === video.channelId,
  );
  if (neighbour && video.channelId !== null) found.push({ code: "same-channel", title: neighbour.video.title });
  const phase = facts.campaign?.phases.find((candidate) => candidate.id === video.phaseId);
  if (phase && (date < phase.start || date > phase.end)) {
    found.push({ code: "outside-phase", start: phase.start, end: phase.end });
  }
  const late = missedStep(video, date, facts);
  if (late && date >= facts.today) found.push(late);
  const { kind, name } = dayKind(date, facts.table);
  if (kind === "holiday") found.push({ code: "rest-day", name });
  return found;
}

function missedStep(video: Video, date: CivilDate, { today, table }: MoveFacts): MoveWarning | null {
  const chain = deadlineChain({ planDate: date, pinned: video.pinnedDeadlines, table, today, stage: video.stage });
  const missed = chain.find((deadline) => deadline.conflict?.code === "past");
  return missed ? { code: "too-late", step: missed.step, date: missed.date } : null;
}
