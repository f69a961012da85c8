import type { Post, VideoForm } from "./model.ts";
import { DOUYIN } from "./platforms.ts";

export type PostField = "title" | "caption" | "topics" | "links" | "cover";

/** One thing the platform would refuse (`block`) or may refuse (`warn`). `code` is the key of the message. */
export interface PostProblem {
  readonly field: PostField;
  readonly code: string;
  readonly severity: "block" | "warn";
  /** Which topic or link, 0 for the first; null = the field as a whole. */
  readonly index: number | null;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface PostContext {
  readonly form: VideoForm;
  /** Length of the cut the cover is taken from, if there is one. */
  readonly durationMs: number | null;
}

/** What keeps a post from going out on Douyin, in the order of the fields. An empty title is allowed there. */
export function validatePost(post: Post, { form, durationMs }: PostContext): readonly PostProblem[] {
  return [
    ...tooLong("title", "title-too-long", "block", post.title, DOUYIN.titleMax[form]),
    ...tooLong("caption", "caption-too-long", form === "image" ? "block" : "warn", post.caption, DOUYIN.captionMax),
    ...topicProblems(post.topics),
    ...linkProblems(post),
    ...coverProblems(post.coverAtMs, durationMs),
  ];
}

function problem(
  field: PostField,
  code: string,
  index: number | null = null,
  params: PostProblem["params"] = {},
): PostProblem {
  return { field, code, severity: "block", index, params };
}

function tooLong(
  field: PostField,
  code: string,
  severity: PostProblem["severity"],
  text: string,
  max: number,
  index: number | null = null,
): PostProblem[] {
  const length = [...text].length;
  return length > max ? [{ field, code, severity, index, params: { length, max, over: length - max } }] : [];
}

function topicProblems(topics: readonly string[]): PostProblem[] {
  const problems: PostProblem[] = [];
  const { topicsMax } = DOUYIN;
  if (topics.length > topicsMax) {
    problems.push(problem("topics", "topics-too-many", null, { count: topics.length, max: topicsMax }));
  }
  topics.forEach((topic, index) => {
    if (topic.trim() === "") problems.push(problem("topics", "topic-empty", index));
    else if (/[\s#＃]/u.test(topic)) problems.push(problem("topics", "topic-not-one-word", index, { topic }));
    else if (topics.indexOf(topic) < index) problems.push(problem("topics", "topic-twice", index, { topic }));
  });
  return problems;
}

function linkProblems(post: Post): PostProblem[] {
  return post.links.flatMap(({ label, url }, index) => [
    ...(/^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/.test(url) ? [] : [problem("links", "link-not-https", index)]),
    ...tooLong("links", "link-label-too-long", "warn", label, DOUYIN.linkLabelMax, index),
  ]);
}

function coverProblems(coverAtMs: number | null, durationMs: number | null): PostProblem[] {
  if (coverAtMs === null) return [{ ...problem("cover", "cover-missing"), severity: "warn" }];
  return durationMs !== null && coverAtMs > durationMs ? [problem("cover", "cover-after-end")] : [];
}
