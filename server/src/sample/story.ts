import {
  asId,
  type CommentId,
  type Instant,
  must,
  type PersonId,
  type RowId,
  type Sha256,
  type SubmissionId,
  type VideoId,
} from "@tongpin/domain/base";
import { addDays, instantOf } from "@tongpin/domain/calendar";
import type { RecordCommand } from "@tongpin/domain/records";
import type { Video } from "@tongpin/domain/video";
import { PEOPLE, SAMPLE_PUBLISHED, sampleVideoId } from "@tongpin/workspace/sample";

const HOUR = 3_600_000;
const MINUTE = 60_000;

export interface PresentContent {
  readonly hash: Sha256;
  readonly cutSha256: Sha256 | null;
}

/** One step of the sample's past: who asked for what, when. `prepare` names what must have happened to the content before. */
export interface Step {
  readonly at: Instant;
  readonly by: PersonId;
  readonly prepare?: { readonly cut?: string; readonly claim?: "in" | "out" };
  /** The command, once the present content is known. */
  command(content: PresentContent): RecordCommand;
}

const FIRST_SNOW = sampleVideoId("first-snow");
const WINTER_TEA = sampleVideoId("winter-tea");
const DONGZHI = sampleVideoId("dongzhi");

/**
 * What the team and the brand did in the sample's month, in order: five videos approved and published on their days, one
 * approved and ready, one sent back for an absolute claim and waiting again with a bit more than four hours left.
 */
export function sampleStory(videos: ReadonlyMap<VideoId, Video>, now: Instant): readonly Step[] {
  const past = SAMPLE_PUBLISHED.flatMap((videoId) => publishedSteps(must(videos.get(videoId), videoId)));
  const steps = [
    ...past,
    submit(WINTER_TEA, 1, now - 44 * HOUR, { cut: "winter-tea-v1.webm", claim: "in" }),
    submit(FIRST_SNOW, 1, now - 40 * HOUR, { cut: "first-snow-v1.webm" }),
    approve(FIRST_SNOW, 1, now - 33 * HOUR, "炭火那一帧做封面很好。"),
    note(
      WINTER_TEA,
      "sample-note-1",
      now - 31 * HOUR,
      4_600,
      "“国家级”属于绝对化用语，广告里不能用，请换成能证明的说法。",
      "must",
    ),
    note(
      WINTER_TEA,
      "sample-note-2",
      now - 31 * HOUR + 4 * MINUTE,
      6_900,
      "“今晚八点”会过时，写明具体日期和时间。",
      "must",
    ),
    note(WINTER_TEA, "sample-note-3", now - 31 * HOUR + 6 * MINUTE, 2_400, "温度字幕可以再大一点。", "should"),
    changes(WINTER_TEA, 1, now - 30.5 * HOUR, "两处用语须改，见 4.6 秒与 6.9 秒的批注。"),
    submit(WINTER_TEA, 2, now - 19 * HOUR - 40 * MINUTE, { cut: "winter-tea-v2.webm", claim: "out" }),
    annotation("sample-annotation-1", now - 6 * HOUR, PEOPLE.planner, {
      row: 2,
      quote: "一年里能坐齐的晚上，数得过来。",
      text: "这句很好。能不能让外婆自己说？",
      assigneeId: PEOPLE.writer,
    }),
    answer(
      "sample-annotation-2",
      "sample-annotation-1",
      now - 5 * HOUR,
      PEOPLE.writer,
      "试过，她会笑场；先留旁白，拍的时候再录一条。",
    ),
  ];
  return steps.toSorted((a, b) => a.at - b.at);
}

function publishedSteps({ id, planDate, planTime }: Video): readonly Step[] {
  const date = must(planDate, `plan date of ${id}`);
  const dayBefore = addDays(date, -1);
  const out = instantOf(date, must(planTime, `plan time of ${id}`)) + 3 * MINUTE;
  return [
    submit(id, 1, instantOf(dayBefore, asId("10:05"))),
    approve(id, 1, instantOf(dayBefore, asId("16:20")), ""),
    {
      at: out + 2 * MINUTE,
      by: PEOPLE.planner,
      command: ({ hash }) => ({
        type: "publish",
        videoId: id,
        submissionId: submissionOf(id, 1),
        contentHash: hash,
        url: `https://v.douyin.com/${id.replace("sample-", "sl")}/`,
        publishedAt: out,
      }),
    },
  ];
}

function submit(videoId: VideoId, round: number, at: Instant, prepare?: Step["prepare"]): Step {
  return {
    at,
    by: PEOPLE.editor,
    ...(prepare ? { prepare } : {}),
    command: ({ hash }) => ({
      type: "submit",
      videoId,
      submissionId: submissionOf(videoId, round),
      expectHash: hash,
      ...(prepare?.claim === "in" ? { overrideReason: "字幕沿用门店海报的说法，请品牌确认能不能用。" } : {}),
    }),
  };
}

function approve(videoId: VideoId, round: number, at: Instant, reason: string): Step {
  return decision(videoId, round, at, { decision: "approve", level: null, reason });
}

function changes(videoId: VideoId, round: number, at: Instant, reason: string): Step {
  return decision(videoId, round, at, { decision: "changes", level: "must", reason });
}

type Decision = Pick<Extract<RecordCommand, { type: "decide" }>, "decision" | "level" | "reason">;

function decision(videoId: VideoId, round: number, at: Instant, answer: Decision): Step {
  return {
    at,
    by: PEOPLE.reviewer,
    command: ({ hash }) => ({
      type: "decide",
      videoId,
      submissionId: submissionOf(videoId, round),
      contentHash: hash,
      ...answer,
      seenHead: null,
      clientAt: at,
    }),
  };
}

function note(videoId: VideoId, id: string, at: Instant, atMs: number, text: string, level: "must" | "should"): Step {
  return {
    at,
    by: PEOPLE.reviewer,
    command: ({ cutSha256 }) => ({
      type: "comment",
      videoId,
      commentId: asId<CommentId>(id),
      parentId: null,
      cutSha256,
      atMs,
      text,
      level,
    }),
  };
}

/** What the team says beside 冬至's script, about a row by its number. */
function annotation(
  id: string,
  at: Instant,
  by: PersonId,
  about: { readonly row: number; readonly quote: string; readonly text: string; readonly assigneeId: PersonId },
): Step {
  const { row, quote, text, assigneeId } = about;
  const anchor = { rowId: asId<RowId>(`sample-dongzhi-${row}`), span: null, quote };
  return said(id, at, by, { parentId: null, anchor, text, assigneeId });
}

function answer(id: string, to: string, at: Instant, by: PersonId, text: string): Step {
  return said(id, at, by, { parentId: asId<CommentId>(to), anchor: null, text, assigneeId: null });
}

type Said = Pick<Extract<RecordCommand, { type: "annotate" }>, "parentId" | "anchor" | "text" | "assigneeId">;

function said(id: string, at: Instant, by: PersonId, words: Said): Step {
  return {
    at,
    by,
    command: () => ({
      type: "annotate",
      videoId: DONGZHI,
      annotationId: asId<CommentId>(id),
      mentions: [],
      ...words,
    }),
  };
}

function submissionOf(videoId: VideoId, round: number): SubmissionId {
  return asId<SubmissionId>(`${videoId}-r${round}`);
}
