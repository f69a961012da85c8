import type { Post, PostLink, ScriptSettings } from "@tongpin/domain/video";
import type * as Y from "yjs";
import { readText } from "../text/y-text.ts";
import { type Field, integerField, numberField, optional, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { comparePlaced, isOrderKey, type Placed } from "./order.ts";
import { own } from "./plain.ts";
import { type FlatMap, type Spec, splitKey } from "./record.ts";

/** The fields of a post that are one value each, under their own name in the `post` root. */
export const POST_FIELDS: { readonly title: Field<string>; readonly coverAtMs: Field<number | null> } = {
  title: textField(TEXT_LIMITS.postTitle),
  coverAtMs: optional(numberField(0, 86_400_000, 0)),
};

export const CAPTION_FIELD = textField(TEXT_LIMITS.caption);

/**
 * Topics and links are sets with an order: `topic/<text>` → order key, `link/<hash>` → label, url and order key.
 * A whole list under one key would drop what a colleague added at the same time.
 */
export const TOPIC = "topic";
export const LINK = "link";

export interface StoredTopic extends Placed {
  readonly topic: string;
}
export interface StoredLink extends Placed {
  readonly link: PostLink;
}

/** Ordered entries below a prefix of the `post` root. */
function readEntries<T extends Placed>(
  post: FlatMap,
  prefix: string,
  read: (id: string, value: unknown) => T | null,
): T[] {
  const entries: T[] = [];
  for (const [key, value] of post.entries()) {
    const { id, field } = splitKey(key);
    const entry = id === prefix && field ? read(field, value) : null;
    if (entry) entries.push(entry);
  }
  return entries.sort(comparePlaced);
}

function readOrder(value: unknown): string {
  return isOrderKey(value) ? value : "";
}

export function readTopics(post: FlatMap): StoredTopic[] {
  return readEntries(post, TOPIC, (topic, value) =>
    topic.length <= TEXT_LIMITS.topic ? { id: topic, order: readOrder(value), topic } : null,
  );
}

export function readLinks(post: FlatMap): StoredLink[] {
  return readEntries(post, LINK, (id, value) => {
    const label = own(value, "label");
    const url = own(value, "url");
    if (typeof label !== "string" || typeof url !== "string") return null;
    const link = { label: label.slice(0, TEXT_LIMITS.linkLabel), url: url.slice(0, TEXT_LIMITS.url) };
    return { id, order: readOrder(own(value, "order")), link };
  });
}

export function readPost(post: FlatMap, caption: Y.Text): Post {
  return {
    title: POST_FIELDS.title.read(post.get("title")) ?? "",
    caption: readText(caption),
    topics: readTopics(post).map(({ topic }) => topic),
    links: readLinks(post).map(({ link }) => link),
    coverAtMs: POST_FIELDS.coverAtMs.read(post.get("coverAtMs")) ?? null,
  };
}

export const SETTINGS_SPEC: Spec<ScriptSettings> = {
  targetSeconds: optional(numberField(0, 36_000, 0)),
  charsPerMinute: optional(integerField(1, 2_000, 0)),
};

export function readSettings(settings: FlatMap): ScriptSettings {
  return {
    targetSeconds: SETTINGS_SPEC.targetSeconds.read(settings.get("targetSeconds")) ?? null,
    charsPerMinute: SETTINGS_SPEC.charsPerMinute.read(settings.get("charsPerMinute")) ?? null,
  };
}
