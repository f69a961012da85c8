import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type Instant, type PersonId } from "../base/index.ts";
import { deadlineChain, instantOf, STATUTORY_TABLE } from "../calendar/index.ts";
import type { ReviewState } from "../review/index.ts";
import type { Video } from "../video/index.ts";
import { attentionOf } from "./attention.ts";
import { type FilterFacts, passesFilter } from "./filter.ts";
import { NO_FILTER, type PlanFilter, type Relative } from "./model.ts";

const day = (text: string) => asId<CivilDate>(text);
const at = (date: string, time: string): Instant => instantOf(day(date), asId(time));
const ME = asId<PersonId>("shen");

function buildVideo(overrides: Partial<Video> = {}): Video {
  return {
    id: asId("v"),
    title: "冬至，一家人的一壶茶",
    form: "video",
    stage: "script",
    channelId: asId("house"),
    ownerId: ME,
    campaignId: null,
    phaseId: null,
    order: "a",
    score: null,
    planDate: null,
    planTime: null,
    promiseDate: null,
    notBefore: null,
    paceId: null,
    pinnedDeadlines: {},
    note: "",
    createdAt: 0,
    createdBy: ME,
    removedAt: null,
    ...overrides,
  };
}

interface Told {
  readonly today?: string;
  readonly review?: Partial<ReviewState> & { readonly type: string };
  readonly published?: string;
  readonly hasCover?: boolean | null;
}

function factsFor({ today = "2026-11-22", review, published, hasCover = null }: Told = {}): FilterFacts {
  return {
    today: day(today),
    me: ME,
    matches: (text, typed) => text.includes(typed),
    platformOf: (id) => (id === asId("house") ? "douyin" : "xiaohongshu"),
    publishedOn: () => (published ? day(published) : null),
    chainOf: ({ planDate, stage, pinnedDeadlines: pinned }) =>
      planDate === null ? [] : deadlineChain({ planDate, pinned, stage, today: day(today), table: STATUTORY_TABLE }),
    reviewOf: () => (review as ReviewState | undefined) ?? null,
    hasCover: () => hasCover,
  };
}

const passes = (video: Video, filter: Partial<PlanFilter>, told?: Told) =>
  passesFilter(video, { ...NO_FILTER, ...filter }, factsFor(told));
const isIn = (relative: Relative, video: Partial<Video>, told?: Told) =>
  passes(buildVideo(video), { relatives: [relative] }, told);

describe("a filter", () => {
  it("[VIEW1] asks nothing where it is empty; any value of a field will do, and all fields hold together", () => {
    const video = buildVideo({ campaignId: asId("double12") });
    expect(passes(video, {})).toBe(true);
    expect(passes(video, { stages: ["script", "shots"], channels: [asId("house")] })).toBe(true);
    expect(passes(video, { stages: ["shots"], channels: [asId("house")] })).toBe(false);
    expect(passes(video, { campaigns: [asId("double12")], platforms: ["xiaohongshu"] })).toBe(false);
    expect(passes(video, { platforms: ["kuaishou", "douyin"] })).toBe(true);
    expect(passes(buildVideo({ channelId: null }), { platforms: ["douyin"] })).toBe(false);
    expect(passes(buildVideo(), { campaigns: [asId("double12")] })).toBe(false);
  });

  it("[VIEW2] 我 is whoever looks, 未指派 is nobody, and both go with people's names", () => {
    const theirs = buildVideo({ ownerId: asId("lin") });
    expect(passes(buildVideo(), { owners: ["*me"] })).toBe(true);
    expect(passes(theirs, { owners: ["*me"] })).toBe(false);
    expect(passes(theirs, { owners: ["*me", asId("lin")] })).toBe(true);
    expect(passes(buildVideo({ ownerId: null }), { owners: ["*none"] })).toBe(true);
    expect(passes(theirs, { owners: ["*none"] })).toBe(false);
  });

  it("[VIEW3] text is looked for in title and note; blanks around it do not count", () => {
    expect(passes(buildVideo(), { text: " 一壶茶 " })).toBe(true);
    expect(passes(buildVideo({ note: "借老茶具" }), { text: "茶具" })).toBe(true);
    expect(passes(buildVideo(), { text: "饺子" })).toBe(false);
    expect(passes(buildVideo(), { text: "   " })).toBe(true);
  });
});

describe("conditions of the day", () => {
  it("[VIEW4] 未来 7 天 is today and the six days after, and moves with the day", () => {
    const on = (date: string, today?: string) => isIn("next7", { planDate: day(date) }, today ? { today } : {});
    expect([on("2026-11-21"), on("2026-11-22"), on("2026-11-28"), on("2026-11-29")]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(on("2026-11-29", "2026-11-23")).toBe(true);
    expect(isIn("next7", {})).toBe(false);
    expect(isIn("next7", { planDate: day("2027-01-01") }, { published: "2026-11-24" })).toBe(true);
  });

  it("[VIEW4] 本周 runs from Monday to Sunday", () => {
    const on = (date: string) => isIn("thisWeek", { planDate: day(date) }, { today: "2026-11-22" });
    expect([on("2026-11-15"), on("2026-11-16"), on("2026-11-22"), on("2026-11-23")]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("[VIEW4] 本周待审 is what the brand must answer by Sunday, or has to be sent to it by then", () => {
    const waiting = (dueAt: Instant): Told => ({
      today: "2026-11-18",
      review: { type: "inReview", dueAt, overdue: false },
    });
    expect(isIn("reviewWeek", {}, waiting(at("2026-11-22", "23:59")))).toBe(true);
    expect(isIn("reviewWeek", {}, waiting(at("2026-11-23", "00:00")))).toBe(false);
    // Its review closes one working day before it goes out.
    expect(isIn("reviewWeek", { planDate: day("2026-11-23") }, { today: "2026-11-18" })).toBe(true);
    expect(isIn("reviewWeek", { planDate: day("2026-11-24") }, { today: "2026-11-18" })).toBe(false);
    expect(isIn("reviewWeek", { planDate: day("2026-11-20"), stage: "ready" }, { today: "2026-11-18" })).toBe(false);
  });

  it("[VIEW4] 逾期: a plan day, a promise, a step or the brand's clock is over and the video is not out", () => {
    const far = day("2027-03-01");
    expect(isIn("overdue", { planDate: far })).toBe(false);
    expect(isIn("overdue", { planDate: day("2026-11-21") })).toBe(true);
    expect(isIn("overdue", { planDate: far, promiseDate: day("2026-11-21") })).toBe(true);
    expect(isIn("overdue", { planDate: day("2026-11-24") })).toBe(true);
    expect(isIn("overdue", { planDate: day("2026-11-24"), stage: "ready" })).toBe(false);
    const review = { type: "inReview", dueAt: at("2026-11-21", "10:00"), overdue: true } as const;
    expect(isIn("overdue", { planDate: far }, { review })).toBe(true);
    expect(isIn("overdue", { planDate: day("2026-11-10") }, { published: "2026-11-12" })).toBe(false);
    expect(isIn("overdue", { planDate: day("2026-11-10"), stage: "retro" })).toBe(false);
  });

  it("[VIEW4] 7 天内要兑现 and 缺时间 ask for open work only", () => {
    expect(isIn("promise7", { promiseDate: day("2026-11-28") })).toBe(true);
    expect(isIn("promise7", { promiseDate: day("2026-11-29") })).toBe(false);
    expect(isIn("promise7", { promiseDate: day("2026-11-01") })).toBe(true);
    expect(isIn("promise7", { promiseDate: day("2026-11-28"), stage: "published" })).toBe(false);
    expect(isIn("noTime", { planDate: day("2026-12-01") })).toBe(true);
    expect(isIn("noTime", { planDate: day("2026-12-01"), planTime: asId("18:00") })).toBe(false);
    expect(isIn("noTime", {})).toBe(false);
  });

  it("[VIEW4] 缺封面 is what this device knows to have none; what it does not know it does not claim", () => {
    expect(isIn("noCover", {}, { hasCover: false })).toBe(true);
    expect(isIn("noCover", {}, { hasCover: true })).toBe(false);
    expect(isIn("noCover", {}, { hasCover: null })).toBe(false);
    expect(isIn("noCover", { stage: "published" }, { hasCover: false })).toBe(false);
  });

  it("[VIEW4] several conditions hold together", () => {
    const video = buildVideo({ planDate: day("2026-11-24") });
    expect(passes(video, { relatives: ["next7", "noTime"] })).toBe(true);
    expect(passes({ ...video, planTime: asId("18:00") }, { relatives: ["next7", "noTime"] })).toBe(false);
  });
});

describe("what must be seen", () => {
  const why = (video: Partial<Video>, told: Told = {}) => {
    const facts = factsFor(told);
    const built = buildVideo({ planDate: day("2027-03-01"), ...video });
    return attentionOf(built, {
      today: facts.today,
      isPublished: told.published !== undefined,
      chain: facts.chainOf(built),
      review: facts.reviewOf(built),
    });
  };

  it("[VIEW5] names the gravest reason: late, promised for today, blocked, later than promised", () => {
    expect(why({})).toBeNull();
    expect(why({ promiseDate: day("2026-11-21") })).toBe("late");
    expect(why({ promiseDate: day("2026-11-22") })).toBe("promiseToday");
    expect(why({ promiseDate: day("2027-02-01") })).toBe("afterPromise");
    const sentBack = { type: "decided", decision: "changes" } as never;
    expect(why({ promiseDate: day("2027-02-01") }, { review: sentBack })).toBe("blocked");
    expect(why({ pinnedDeadlines: { shoot: day("2027-02-27") } })).toBe("blocked");
    expect(why({}, { review: { type: "decided", decision: "approve" } as never })).toBeNull();
  });

  it("[VIEW5] nothing that is published asks to be seen", () => {
    expect(why({ planDate: day("2026-11-01") }, { published: "2026-11-02" })).toBeNull();
    expect(why({ planDate: day("2026-11-01"), stage: "published" })).toBeNull();
  });
});
