import type { GuestRight, Role } from "../access/roles.ts";
import { asId, type Instant, type PersonId, type Sha256, type VideoId } from "../base/index.ts";
import type { DurableContent, RecordFacts } from "./facts.ts";
import type { Actor, Comment, LedgerEntry, PinnedContent, RecordBody, RecordCommand } from "./model.ts";

/** Builders for tests: real shapes with everything filled in, to be overridden where the test cares. */

export const VIDEO: VideoId = asId("v1");
/** 2026-11-20 18:00 in Beijing. */
export const FRIDAY_18: Instant = Date.UTC(2026, 10, 20, 10);

/** Stands for the hash of some content; the fold compares hashes and never computes one. */
export function hashOf(name: string): Sha256 {
  return asId(Array.from({ length: 64 }, (_, i) => (name.charCodeAt(i % name.length) % 16).toString(16)).join(""));
}

export function buildMember(role: Role, id: string = role): Actor {
  return { id: asId(id), name: id, kind: "member", role };
}

export function buildGuest(rights: readonly GuestRight[], videoId: VideoId = VIDEO): Actor {
  return { id: asId("guest"), name: "王经理", kind: "guest", role: "guest", rights, videoId };
}

export function buildPinned(overrides: Partial<PinnedContent> = {}): PinnedContent {
  return {
    schema: 1,
    videoId: VIDEO,
    cut: {
      sha256: hashOf("cut"),
      bytes: 1_200_000,
      name: "国货洁面_V1.mp4",
      mime: "video/mp4",
      durationMs: 42_000,
      width: 1080,
      height: 1920,
    },
    script: [{ id: asId("r1"), visual: "开箱近景", voice: "三秒看清它的成分", caption: "成分党看这里" }],
    post: { title: "一支洁面用了三个月", caption: "真实记录", topics: ["国货"], links: [], coverAtMs: 3000 },
    ...overrides,
  };
}

export function buildContent(name: string, overrides: Partial<PinnedContent> = {}): DurableContent {
  return { hash: hashOf(name), pinned: buildPinned(overrides) };
}

export function buildFacts(overrides: Partial<RecordFacts> = {}): RecordFacts {
  return { entries: [], content: buildContent("a"), reviewHours: 24, ...overrides };
}

export function buildComment(overrides: Partial<Comment> = {}): Comment {
  return {
    id: asId("c1"),
    videoId: VIDEO,
    parentId: null,
    cutSha256: hashOf("cut"),
    atMs: 12_000,
    text: "这里字幕压到产品了",
    level: "must",
    author: { id: asId("guest"), name: "王经理", kind: "guest" },
    at: FRIDAY_18,
    resolvedAt: null,
    ...overrides,
  };
}

type Submit = Extract<RecordCommand, { type: "submit" }>;
type Decide = Extract<RecordCommand, { type: "decide" }>;
type Publish = Extract<RecordCommand, { type: "publish" }>;

export function buildSubmit(content: string, submissionId: string): Submit {
  return { type: "submit", videoId: VIDEO, submissionId: asId(submissionId), expectHash: hashOf(content) };
}

export function buildDecide(
  content: string,
  submissionId: string,
  decision: Decide["decision"],
  overrides: Partial<Decide> = {},
): Decide {
  return {
    type: "decide",
    videoId: VIDEO,
    submissionId: asId(submissionId),
    contentHash: hashOf(content),
    decision,
    level: null,
    reason: decision === "approve" ? "" : "价格写错了",
    seenHead: null,
    clientAt: null,
    ...overrides,
  };
}

export function buildPublish(content: string, submissionId: string, overrides: Partial<Publish> = {}): Publish {
  return {
    type: "publish",
    videoId: VIDEO,
    submissionId: asId(submissionId),
    contentHash: hashOf(content),
    url: "https://v.douyin.com/iAbCdEf/",
    publishedAt: FRIDAY_18,
    ...overrides,
  };
}

/** `entries` and the bodies after them, as the authority would append them: the next seq, one time, one actor. */
export function append(
  entries: readonly LedgerEntry[],
  bodies: readonly RecordBody[],
  at: Instant,
  actor: Pick<Actor, "id" | "name" | "kind"> = { id: asId<PersonId>("system"), name: "系统", kind: "system" },
): readonly LedgerEntry[] {
  const added = bodies.map((body, index): LedgerEntry => {
    const seq = entries.length + index + 1;
    return {
      v: 1,
      brandId: asId("b1"),
      seq,
      at,
      op: `op-${seq}`,
      actor: { id: actor.id, name: actor.name, kind: actor.kind },
      body,
      prev: hashOf(`entry-${seq - 1}`),
      hash: hashOf(`entry-${seq}`),
      signature: null,
    };
  });
  return [...entries, ...added];
}
