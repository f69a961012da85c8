import type { PinnedContent } from "../records/model.ts";
import { formatClock } from "../script/timing.ts";

export type PackFieldName = "file" | "cover" | "title" | "caption" | "topics" | "link";

/** One thing to copy while posting. `label` is set for links, whose name is the team's own word. */
export interface PackField {
  readonly field: PackFieldName;
  readonly text: string;
  readonly label: string | null;
}

/**
 * 发布包: what to copy, in the order in which the creator centre asks for it (I6). Taken from pinned content only, so the
 * words that go out are the words that were approved. Empty parts are left out. `caption` carries the topics at its end,
 * because that is where Douyin reads them; `topics` gives them alone.
 */
export function publishPack(content: PinnedContent): readonly PackField[] {
  const { cut, post } = content;
  const topics = post.topics.map((topic) => `#${topic}`).join(" ");
  const caption = [post.caption.trim(), topics].filter((part) => part !== "").join("\n");
  const fields: PackField[] = [
    { field: "file", text: cut?.name ?? "", label: null },
    { field: "cover", text: post.coverAtMs === null ? "" : formatClock(post.coverAtMs), label: null },
    { field: "title", text: post.title.trim(), label: null },
    { field: "caption", text: caption, label: null },
    { field: "topics", text: topics, label: null },
    ...post.links.map(({ label, url }): PackField => ({ field: "link", text: url, label })),
  ];
  return fields.filter(({ text }) => text !== "");
}
