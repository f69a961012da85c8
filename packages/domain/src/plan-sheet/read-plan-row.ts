import type { CivilDate, PersonId } from "../base/index.ts";
import { columnLetters, headKey } from "../exchange/shot-heads.ts";
import { type Campaign, type Channel, type Stage, stageIndex, type Video } from "../video/index.ts";
import type { PlanColumn } from "./plan-heads.ts";
import { phaseKindOfWord, platformOfWord, stageOfWord } from "./plan-words.ts";
import { readClock, readWhen } from "./read-when.ts";

/** What of a video a table may say. */
export type PlanPatch = Partial<
  Pick<
    Video,
    | "title"
    | "planDate"
    | "planTime"
    | "channelId"
    | "ownerId"
    | "stage"
    | "campaignId"
    | "phaseId"
    | "promiseDate"
    | "score"
    | "note"
  >
>;

export interface PlanNames {
  readonly channels: readonly Channel[];
  readonly campaigns: readonly Campaign[];
  readonly people: readonly { readonly personId: PersonId; readonly name: string }[];
  readonly today: CivilDate;
}

/** Why a cell is left out while the rest of its row is taken. */
export type BadWhy =
  | "date-unreadable"
  | "date-not-real"
  | "time"
  | "channel"
  | "person"
  | "stage"
  | "stage-proved"
  | "campaign"
  | "phase"
  | "score"
  | "too-long";

export interface BadPlanCell {
  /** As a spreadsheet names it: C7. */
  readonly cell: string;
  readonly line: number;
  readonly column: PlanColumn;
  readonly text: string;
  readonly why: BadWhy;
}

export const PLAN_LIMITS = { title: 200, note: 10_000 } as const;

/** The cells of one row by column, as text; joined cells are resolved by the caller. */
export interface PlanCells {
  readonly line: number;
  readonly textOf: (column: PlanColumn) => string;
  readonly placeOf: (column: PlanColumn) => number;
}

/** One of several of a name: the present one if it is among them, else the only one, else nobody can know. */
function pick<T>(found: readonly T[], present: T | null): T | "unclear" {
  const here = found.find((one) => one === present);
  if (here !== undefined) return here;
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : "unclear";
}

/**
 * What a row says about a video, given what the video (if it is known) is already: an empty cell says nothing. What can't
 * be read is named in `bad` and left out. Accounts, people and campaigns are found by name, never made.
 */
export function readPlanRow(
  { line, textOf, placeOf }: PlanCells,
  video: Video | null,
  names: PlanNames,
  bad: BadPlanCell[],
): PlanPatch {
  const patch: { -readonly [K in keyof PlanPatch]: PlanPatch[K] } = {};
  const say = (column: PlanColumn, why: BadWhy) =>
    bad.push({ cell: `${columnLetters(placeOf(column))}${line}`, line, column, text: textOf(column).trim(), why });
  const words = (column: PlanColumn) => textOf(column).trim();

  const title = words("title");
  if (title.length > PLAN_LIMITS.title) say("title", "too-long");
  else if (title !== "") patch.title = title;

  if (words("date") !== "") {
    const when = readWhen(words("date"), names.today);
    if (!when.ok) say("date", when.why);
    else {
      patch.planDate = when.date;
      if (when.time !== null) patch.planTime = when.time;
    }
  }
  if (words("time") !== "") {
    const time = readClock(words("time"));
    if (time === null) say("time", "time");
    else patch.planTime = time;
  }
  if (words("promise") !== "") {
    const promise = readWhen(words("promise"), names.today);
    if (promise.ok) patch.promiseDate = promise.date;
    else say("promise", promise.why);
  }
  if (words("channel") !== "") {
    const platform = platformOfWord(words("platform"));
    const named = names.channels.filter(({ name }) => headKey(name) === headKey(words("channel")));
    const onPlatform = named.filter((channel) => channel.platform === platform);
    const among = (onPlatform.length > 0 ? onPlatform : named).map(({ id }) => id);
    const channelId = pick(among, video?.channelId ?? null);
    if (channelId === "unclear") say("channel", "channel");
    else patch.channelId = channelId;
  }
  if (words("owner") !== "") {
    const named = names.people.filter(({ name }) => headKey(name) === headKey(words("owner")));
    const ownerId = pick(
      named.map(({ personId }) => personId),
      video?.ownerId ?? null,
    );
    if (ownerId === "unclear") say("owner", "person");
    else patch.ownerId = ownerId;
  }
  readStage(words("stage"), video, patch, (why) => say("stage", why));
  readCampaign(words, video, names, patch, say);
  if (words("score") !== "") {
    const score = Number(words("score"));
    if (Number.isInteger(score) && score >= 0 && score <= 100) patch.score = score;
    else say("score", "score");
  }
  const note = textOf("note").replace(/\r\n?/g, "\n");
  if (note.length > PLAN_LIMITS.note) say("note", "too-long");
  else if (note.trim() !== "") patch.note = note;
  return patch;
}

/** From 已发布 on, a stage is what the ledger proves; a table cannot say it. */
function readStage(
  text: string,
  video: Video | null,
  patch: { stage?: Stage | undefined },
  say: (why: BadWhy) => void,
): void {
  if (text === "") return;
  const stage = stageOfWord(text);
  if (stage === null) say("stage");
  else if (stage === video?.stage) patch.stage = stage;
  else if (stageIndex(stage) >= stageIndex("published")) say("stage-proved");
  else patch.stage = stage;
}

function readCampaign(
  words: (column: PlanColumn) => string,
  video: Video | null,
  { campaigns }: PlanNames,
  patch: { campaignId?: Video["campaignId"] | undefined; phaseId?: Video["phaseId"] | undefined },
  say: (column: PlanColumn, why: BadWhy) => void,
): void {
  if (words("campaign") !== "") {
    const named = campaigns.filter(({ name }) => headKey(name) === headKey(words("campaign"))).map(({ id }) => id);
    const campaignId = pick(named, video?.campaignId ?? null);
    if (campaignId === "unclear") {
      say("campaign", "campaign");
      return;
    }
    patch.campaignId = campaignId;
    // A phase belongs to its campaign: it does not come along into another one.
    if (campaignId !== video?.campaignId) patch.phaseId = null;
  }
  if (words("phase") === "") return;
  const campaignId = patch.campaignId ?? video?.campaignId ?? null;
  const phases = campaigns.find(({ id }) => id === campaignId)?.phases ?? [];
  const key = headKey(words("phase"));
  const kind = phaseKindOfWord(words("phase"));
  const named = phases.filter(({ name }) => name !== undefined && headKey(name) === key);
  const ofKind = phases.filter((phase) => phase.kind === kind && (phase.name ?? "") === "");
  const among = (named.length > 0 ? named : ofKind).map(({ id }) => id);
  const phaseId = pick(among, video?.phaseId ?? null);
  if (phaseId === "unclear") say("phase", "phase");
  else patch.phaseId = phaseId;
}
