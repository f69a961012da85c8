import type { PostLink, Shot } from "@tongpin/domain/video";
import type { ScriptVersion } from "@tongpin/workspace";

/** One thing besides the rows that a version says otherwise. */
export interface OtherDifference {
  readonly part: "title" | "caption" | "topics" | "links" | "cover" | "target" | "speed";
  readonly before: string;
  readonly after: string;
}

export interface ShotCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly reordered: boolean;
}

const linesOf = (links: readonly PostLink[]) => links.map(({ label, url }) => `${label} ${url}`.trim()).join("\n");
const figure = (value: number | null) => (value === null ? "" : String(value));

/** What the post and the settings say otherwise, as texts to be compared piece by piece. */
export function otherDifferences(a: ScriptVersion, b: ScriptVersion): readonly OtherDifference[] {
  const parts = (version: ScriptVersion) => ({
    title: version.post.title,
    caption: version.post.caption,
    topics: version.post.topics.map((topic) => `#${topic}`).join(" "),
    links: linesOf(version.post.links),
    cover: version.post.coverAtMs === null ? "" : String(version.post.coverAtMs / 1000),
    target: figure(version.settings.targetSeconds),
    speed: figure(version.settings.charsPerMinute),
  });
  const [before, after] = [parts(a), parts(b)];
  return (Object.keys(before) as OtherDifference["part"][]).flatMap((part) =>
    before[part].normalize("NFC") === after[part].normalize("NFC")
      ? []
      : [{ part, before: before[part], after: after[part] }],
  );
}

/** The shot list, told in figures: it has a screen of its own to be read on. */
export function shotCounts(a: readonly Shot[], b: readonly Shot[]): ShotCounts {
  const before = new Map(a.map((shot) => [shot.id, shot]));
  const after = new Set(b.map(({ id }) => id));
  const both = b.filter(({ id }) => before.has(id));
  const order = a.filter(({ id }) => after.has(id));
  return {
    added: b.length - both.length,
    removed: a.length - order.length,
    changed: both.filter((shot) => sayOf(shot) !== sayOf(before.get(shot.id))).length,
    reordered: both.some(({ id }, index) => order[index]?.id !== id),
  };
}

/** One spelling of a shot: its fields by name, for a version's come back sorted. */
function sayOf(shot: Shot | undefined): string {
  if (!shot) return "";
  const fields = Object.entries(shot).sort(([x], [y]) => (x < y ? -1 : 1));
  return JSON.stringify(fields).normalize("NFC");
}
