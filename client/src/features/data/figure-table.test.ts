import {
  asId,
  type ChannelId,
  HOUR_MS,
  type PersonId,
  type Sha256,
  type SubmissionId,
  type VideoId,
} from "@tongpin/domain/base";
import type { Publication } from "@tongpin/domain/review";
import type { Figures, Video } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { buildVideo } from "../../test-support/build-video.ts";
import { figureColumns, publishedFigures, rateCells } from "./figure-table.ts";

const DAY = 24 * HOUR_MS;
const OUT = Date.UTC(2026, 10, 20, 12);
const id = (name: string) => asId<VideoId>(name);
const VIDEO = id("v");

function buildFigures(videoId: VideoId, checkpoint: number, overrides: Partial<Figures> = {}): Figures {
  return {
    videoId,
    checkpoint,
    plays: 1_000,
    completionRate: 0.3,
    completion5sRate: null,
    likes: null,
    comments: null,
    shares: null,
    favourites: null,
    newFans: null,
    source: "",
    ...overrides,
  };
}

/** A published video of the channel. */
const published = (id: VideoId, overrides: Partial<Video> = {}) =>
  buildVideo(id, { stage: "published", channelId: asId<ChannelId>("c"), ...overrides });

function buildPublication(videoId: VideoId, publishedAt: number): Publication {
  return {
    videoId,
    submissionId: asId<SubmissionId>("s"),
    contentHash: asId<Sha256>("0"),
    url: "https://www.douyin.com/video/1",
    publishedAt,
    recordedAt: publishedAt,
    recordedBy: { id: asId<PersonId>("p"), name: "p", kind: "member" },
  };
}

const byKey = (...all: readonly Figures[]) => new Map(all.map((one) => [`${one.videoId}:${one.checkpoint}`, one]));
const states = (known: ReadonlyMap<string, Figures>, publishedAt: number | null, now: number) =>
  figureColumns(VIDEO, known, publishedAt, now).map(({ days, state }) => `${days} ${state}`);

it("[PLN-08] columns are D+1, D+3, D+7 and D+30; what has come and is not recorded is due", () => {
  const known = byKey(buildFigures(VIDEO, 1));
  expect(states(known, OUT, OUT + 3 * DAY)).toEqual(["1 recorded", "3 due", "7 later", "30 later"]);
  expect(states(known, OUT, OUT + 3 * DAY - 1)).toEqual(["1 recorded", "3 later", "7 later", "30 later"]);
});

it("[D1] without a recorded publication nothing can be due", () => {
  expect(states(byKey(buildFigures(VIDEO, 1)), null, OUT + 40 * DAY)).toEqual([
    "1 recorded",
    "3 unknown",
    "7 unknown",
    "30 unknown",
  ]);
});

it("[D1] a checkpoint whose figures were all taken back is due again", () => {
  const emptied = buildFigures(VIDEO, 1, { plays: null, completionRate: null, source: "抖音" });
  expect(states(byKey(emptied), OUT, OUT + DAY)[0]).toBe("1 due");
});

function history(count: number, overrides: Partial<Video> = {}) {
  const others = Array.from({ length: count }, (_, index) => id(`o${index}`));
  const videos = new Map([...others, VIDEO].map((one) => [one, published(one, one === VIDEO ? {} : overrides)]));
  const figures = others.map((one, index) => buildFigures(one, 1, { completionRate: 0.2 + index / 100 }));
  const publications = others.map((one, index) => buildPublication(one, OUT - (index + 1) * DAY));
  return publishedFigures(figures, videos, [...publications, buildPublication(VIDEO, OUT)]);
}

function completionCell(others: ReturnType<typeof history>) {
  const [column] = figureColumns(VIDEO, byKey(buildFigures(VIDEO, 1)), OUT, OUT + DAY);
  return column && rateCells(column, published(VIDEO), OUT, others).completion;
}

it("[D4] under eight videos there is a median with its n and no verdict", () => {
  expect(completionCell(history(7))).toMatchObject({
    value: 0.3,
    baseline: { n: 7, median: 0.23 },
    verdict: { type: "tooFew", needed: 8 },
  });
});

it("[D4] from eight videos on the rate is judged by the account's own middle half", () => {
  expect(completionCell(history(8))?.verdict).toMatchObject({ type: "above", n: 8 });
});

it("[D4] other channels and other forms are no measure", () => {
  expect(completionCell(history(9, { channelId: asId<ChannelId>("d") }))?.baseline?.n).toBe(0);
  expect(completionCell(history(9, { form: "image" }))?.baseline?.n).toBe(0);
});

it("[D4] a video without channel or publication is compared with nothing", () => {
  const [column] = figureColumns(VIDEO, byKey(buildFigures(VIDEO, 1)), null, OUT);
  const cell = column && rateCells(column, published(VIDEO), null, history(9)).completion;
  expect(cell).toEqual({ value: 0.3, baseline: null, verdict: null });
});
