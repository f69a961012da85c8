import { longestRising, ok, type Result, refuse } from "@tongpin/domain/base";
import type { Post, PostLink } from "@tongpin/domain/video";
import { equalityDeep } from "lib0/function";
import type { CommandContext } from "../context.ts";
import { COUNT_LIMITS, TEXT_LIMITS } from "../schema/limits.ts";
import { type Placed, placeAfter } from "../schema/order.ts";
import { wellFormed } from "../schema/plain.ts";
import { CAPTION_FIELD, LINK, POST_FIELDS, readLinks, readTopics, TOPIC } from "../schema/post.ts";
import { type FlatMap, fieldKey } from "../schema/record.ts";
import { wordsHash } from "../schema/words.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { writeText } from "../text/y-text.ts";
import { commit } from "./commit.ts";

type Clean = { -readonly [K in keyof Post]?: Post[K] };

/**
 * Changes what will be published beside the video. The caption is edited by its difference, so two people who edit
 * it merge; topics and links merge one by one. Topics lose a leading # and doubles. Refuses `text-too-long`,
 * `too-many-topics`, `too-many-links`, `url-invalid`, `number-invalid`.
 */
export function updatePost(
  room: ScriptRoom,
  args: { readonly patch: Partial<Post> },
  ctx: CommandContext,
): Result<void> {
  const clean = acceptPost(args.patch);
  if (!clean.ok) return clean;
  const before = room.getSnapshot().post;
  const patch = clean.value;
  const differs = (Object.keys(patch) as (keyof Post)[]).filter((name) => !equalityDeep(patch[name], before[name]));
  if (differs.length === 0) return ok();
  return commit(room, ctx, () => {
    const post = room.doc.getMap<unknown>("post");
    if (patch.title !== undefined && patch.title !== before.title) post.set("title", patch.title);
    if (patch.coverAtMs !== undefined && patch.coverAtMs !== before.coverAtMs) post.set("coverAtMs", patch.coverAtMs);
    if (patch.caption !== undefined) writeText(room.doc.getText("caption"), patch.caption);
    if (patch.topics !== undefined) writeTopics(post, patch.topics, ctx);
    if (patch.links !== undefined) writeLinks(post, patch.links, ctx);
  });
}

/** The patch as it may be written, or why not. */
export function acceptPost(patch: Partial<Post>): Result<Clean> {
  const clean: Clean = {};
  if (patch.title !== undefined) {
    const title = POST_FIELDS.title.accept(patch.title);
    if (!title.ok) return title;
    clean.title = title.value;
  }
  if (patch.caption !== undefined) {
    const caption = CAPTION_FIELD.accept(patch.caption);
    if (!caption.ok) return caption;
    clean.caption = caption.value;
  }
  if (patch.coverAtMs !== undefined) {
    const cover = POST_FIELDS.coverAtMs.accept(patch.coverAtMs);
    if (!cover.ok) return cover;
    clean.coverAtMs = cover.value;
  }
  if (patch.topics !== undefined) {
    const topics = acceptTopics(patch.topics);
    if (!topics.ok) return topics;
    clean.topics = topics.value;
  }
  if (patch.links !== undefined) {
    const links = acceptLinks(patch.links);
    if (!links.ok) return links;
    clean.links = links.value;
  }
  return { ok: true, value: clean };
}

function acceptTopics(topics: readonly string[]): Result<readonly string[]> {
  const bare = topics
    .map((topic) =>
      wellFormed(topic)
        .trim()
        .replace(/^[#＃]+/, "")
        .trim(),
    )
    .filter((topic) => topic !== "");
  const unique = [...new Set(bare)];
  if (unique.length > COUNT_LIMITS.topics) return refuse("too-many-topics", { max: COUNT_LIMITS.topics });
  const max = TEXT_LIMITS.topic;
  return unique.some((topic) => topic.length > max) ? refuse("text-too-long", { max }) : { ok: true, value: unique };
}

/** Only what a browser may open: a stored `javascript:` must never reach a page. */
export const URL_SHAPE = /^https?:\/\/\S+$/i;

function acceptLinks(links: readonly PostLink[]): Result<readonly PostLink[]> {
  if (links.length > COUNT_LIMITS.links) return refuse("too-many-links", { max: COUNT_LIMITS.links });
  const clean: PostLink[] = [];
  for (const { label, url } of links) {
    const link = { label: wellFormed(label).trim(), url: wellFormed(url).trim() };
    if (link.label.length > TEXT_LIMITS.linkLabel) return refuse("text-too-long", { max: TEXT_LIMITS.linkLabel });
    if (link.url.length > TEXT_LIMITS.url || !URL_SHAPE.test(link.url)) return refuse("url-invalid");
    if (!clean.some((other) => equalityDeep(other, link))) clean.push(link);
  }
  return { ok: true, value: clean };
}

function writeTopics(post: FlatMap, topics: readonly string[], ctx: CommandContext): void {
  const placed = readTopics(post);
  for (const { id } of placed) if (!topics.includes(id)) post.delete(fieldKey(TOPIC, id));
  for (const { id, order } of newPlaces(placed, topics, ctx)) post.set(fieldKey(TOPIC, id), order);
}

function writeLinks(post: FlatMap, links: readonly PostLink[], ctx: CommandContext): void {
  const placed = readLinks(post);
  const byId = new Map(links.map((link) => [wordsHash([link.label, link.url]), link]));
  for (const { id } of placed) if (!byId.has(id)) post.delete(fieldKey(LINK, id));
  for (const { id, order } of newPlaces(placed, [...byId.keys()], ctx)) {
    post.set(fieldKey(LINK, id), { ...byId.get(id), order });
  }
}

/** Order keys for the things of a new list that are new or stand elsewhere; what stays in place is not written. */
function newPlaces(placed: readonly Placed[], ids: readonly string[], ctx: CommandContext): readonly Placed[] {
  const old = new Map(placed.map(({ id }, index) => [id, index]));
  const common = ids.filter((id) => old.has(id));
  const run = new Set(longestRising(common.map((id) => old.get(id) ?? -1)));
  const still = new Set(common.filter((_, index) => run.has(index)));
  let list: Placed[] = placed.filter(({ id }) => still.has(id));
  const written = new Map<string, string>();
  for (const [index, id] of ids.entries()) {
    if (still.has(id)) continue;
    const { keys, repairs } = placeAfter(list, index - 1, 1, ctx.newId());
    for (const repair of repairs) written.set(repair.id, repair.order);
    list = list.map((thing) => repairs.find((repair) => repair.id === thing.id) ?? thing);
    list.splice(index, 0, { id, order: keys[0] ?? "" });
    written.set(id, keys[0] ?? "");
  }
  return [...written].map(([id, order]) => ({ id, order }));
}
