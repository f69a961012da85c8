import { asId, type CivilDate, HOUR_MS, type PersonId } from "@tongpin/domain/base";
import { instantOf, STATUTORY_TABLE } from "@tongpin/domain/calendar";
import type { LedgerEntry } from "@tongpin/domain/records";
import type { Video } from "@tongpin/domain/video";
import { EMPTY_PLAN } from "@tongpin/workspace";
import { expect, it } from "vitest";
import { buildVideo } from "../../../test-support/build-video.ts";
import { type OwedInput, owedToMe } from "./owed.ts";

const me = asId<PersonId>("me");
const wu = asId<PersonId>("wu");
const day = (text: string) => asId<CivilDate>(text);
/** A Wednesday. */
const NOW = instantOf(day("2026-11-25"), asId("10:00"));
const soon = day("2026-11-27");

const submission = (id: string, seq: number, dueAt: number, by: PersonId = me): LedgerEntry => ({
  v: 1,
  brandId: asId("b"),
  seq,
  at: dueAt - 24 * HOUR_MS,
  op: `op${seq}`,
  actor: { id: by, name: "", kind: "member" },
  body: {
    type: "submission",
    submissionId: asId(`s-${id}`),
    videoId: asId(id),
    contentHash: asId("h"),
    cutSha256: null,
    round: 1,
    reviewHours: 24,
    dueAt,
  },
  prev: asId("0"),
  hash: asId("0"),
  signature: null,
});

const input = (videos: readonly Video[], more: Partial<OwedInput> = {}): OwedInput => ({
  plan: { ...EMPTY_PLAN, videos: new Map(videos.map((video) => [video.id, video])) },
  entries: [],
  personId: me,
  role: "writer",
  now: NOW,
  table: STATUTORY_TABLE,
  ...more,
});
const shape = (more: OwedInput) => owedToMe(more).map(({ by, owing }) => [by, owing.map(({ video }) => video.id)]);

it("[P3] the brand owes its answers, least time left first; what is overdue is a risk and stands there", () => {
  const entries = [
    submission("a", 1, NOW + 5 * HOUR_MS),
    submission("b", 2, NOW + HOUR_MS),
    submission("c", 3, NOW - 1),
  ];
  const videos = ["a", "b", "c"].map((id) => buildVideo(id, { stage: "brandReview" }));
  expect(shape(input(videos, { entries }))).toEqual([["brand", ["b", "a"]]]);
  expect(shape(input(videos, { entries, role: "reviewer" }))).toEqual([]);
});

it("[P3] who made a video waits for the colleague who has it in hand, once its step is due; leads wait for all", () => {
  const videos = [
    buildVideo("mine", { stage: "script", createdBy: me, ownerId: wu, planDate: soon }),
    buildVideo("theirs", { stage: "script", createdBy: asId("li"), ownerId: wu, planDate: soon }),
    buildVideo("own", { stage: "script", createdBy: me, ownerId: me, planDate: soon }),
    buildVideo("later", { stage: "script", createdBy: me, ownerId: wu, planDate: day("2026-12-30") }),
    buildVideo("asked", { stage: "brandReview", createdBy: me, ownerId: wu, planDate: soon }),
    buildVideo("hot", {
      stage: "script",
      createdBy: me,
      ownerId: wu,
      planDate: soon,
      hot: { from: NOW, until: NOW + HOUR_MS, isArchived: false },
    }),
  ];
  const entries = [submission("asked", 1, NOW + HOUR_MS, wu)];
  expect(shape(input(videos, { entries }))).toEqual([["wu", ["mine"]]]);
  expect(shape(input(videos, { entries, role: "manager" }))).toEqual([
    ["wu", ["mine", "theirs"]],
    ["brand", ["asked"]],
  ]);
});
