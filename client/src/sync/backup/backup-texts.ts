import { writeCsv } from "@tongpin/domain/exchange";
import { ROW_COLUMNS, SHOT_TEXT_FIELDS, type Shot, type Stage, type Video } from "@tongpin/domain/video";
import type { PlanState, ScriptState } from "@tongpin/workspace";

/** The reader's language for the files that people open without the app. */
export interface BackupWords {
  readonly untitled: string;
  /** Of the calendar: the columns in `CALENDAR_COLUMNS`. */
  readonly calendar: Readonly<Record<CalendarColumn, string>>;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly row: Readonly<Record<"place" | "visual" | "voice" | "caption" | "seconds", string>>;
  readonly shot: Readonly<Record<keyof Omit<Shot, "id" | "rowId" | "rowText" | "frame">, string>>;
  readonly status: Readonly<Record<Shot["status"], string>>;
  readonly post: Readonly<Record<"heading" | "title" | "caption" | "topics" | "links", string>>;
  readonly cuts: string;
}

export const CALENDAR_COLUMNS = [
  "title",
  "planDate",
  "planTime",
  "promiseDate",
  "stage",
  "channel",
  "campaign",
  "score",
  "note",
] as const;
export type CalendarColumn = (typeof CALENDAR_COLUMNS)[number];

export function calendarCsv({ videos, channels, campaigns }: PlanState, words: BackupWords): string {
  const day = (video: Video) => `${video.planDate ?? "9999"} ${video.planTime ?? ""}`;
  const present = [...videos.values()].filter(({ removedAt }) => removedAt === null);
  const rows = present
    .sort((a, b) => (day(a) < day(b) ? -1 : 1))
    .map((video) => [
      video.title,
      video.planDate ?? "",
      video.planTime ?? "",
      video.promiseDate ?? "",
      words.stages[video.stage],
      (video.channelId && channels.get(video.channelId)?.name) || "",
      (video.campaignId && campaigns.get(video.campaignId)?.name) || "",
      video.score === null ? "" : String(video.score),
      video.note,
    ]);
  return writeCsv([CALENDAR_COLUMNS.map((column) => words.calendar[column]), ...rows]);
}

export function shotsCsv({ shots }: ScriptState, words: BackupWords): string {
  const head = [...SHOT_TEXT_FIELDS.map((field) => words.shot[field]), words.shot.seconds, words.shot.status];
  const rows = shots.map((shot) => [
    ...SHOT_TEXT_FIELDS.map((field) => shot[field]),
    shot.seconds === null ? "" : String(shot.seconds),
    words.status[shot.status],
  ]);
  return writeCsv([head, ...rows]);
}

const markdownCell = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", "<br>");

export function scriptMarkdown(title: string, { rows, post, cuts }: ScriptState, words: BackupWords): string {
  const columns = [words.row.place, ...ROW_COLUMNS.map((column) => words.row[column]), words.row.seconds];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const table = rows.map((row, at) =>
    line([String(at + 1), ...ROW_COLUMNS.map((column) => markdownCell(row[column])), String(row.seconds ?? "")]),
  );
  const parts = [`# ${title || words.untitled}`, "", line(columns), line(columns.map(() => "---")), ...table];
  if (post.title || post.caption || post.topics.length + post.links.length > 0) {
    parts.push("", `## ${words.post.heading}`, "");
    if (post.title) parts.push(`**${words.post.title}**：${post.title}`, "");
    if (post.caption) parts.push(`**${words.post.caption}**：`, "", post.caption, "");
    if (post.topics.length > 0)
      parts.push(`**${words.post.topics}**：${post.topics.map((topic) => `#${topic}`).join(" ")}`, "");
    for (const { label, url } of post.links) parts.push(`- ${words.post.links}：${label} ${url}`);
  }
  if (cuts.length > 0) {
    parts.push("", `## ${words.cuts}`, "");
    for (const [at, cut] of cuts.entries()) parts.push(`- V${at + 1} ${cut.name} · SHA-256 ${cut.sha256}`);
  }
  return `${parts.join("\n")}\n`;
}

/** A title as part of a file name on any system; the id's end keeps two of one title apart. */
export function fileTitle(video: Pick<Video, "id" | "title">, words: BackupWords): string {
  const bare = Array.from(video.title.replace(/[\p{Cc}\\/:*?"<>|.]/gu, " ").trim())
    .slice(0, 40)
    .join("");
  return `${bare || words.untitled}-${video.id.slice(-6)}`;
}
