import { asId, type CallSheetId, type CivilDate, type PersonId, type ShotId, type VideoId } from "@tongpin/domain/base";
import { type CallSheet, USUAL_MINUTES } from "@tongpin/domain/shooting";
import type { Video } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { shootDays } from "./shoot-days.ts";

const day = (date: string) => asId<CivilDate>(date);

function sheet(id: string, date: string, videos: readonly string[] = []): CallSheet {
  return {
    id: asId<CallSheetId>(id),
    date: day(date),
    title: "",
    meetTime: null,
    meetPlace: "",
    startTime: null,
    wrapTime: null,
    overnight: false,
    rainPlan: "",
    note: "",
    minutesPerShot: USUAL_MINUTES.perShot,
    minutesPerScene: USUAL_MINUTES.perScene,
    createdAt: 0,
    createdBy: asId<PersonId>("lin"),
    crew: [],
    shots: videos.map((video) => ({ videoId: asId<VideoId>(video), shotId: asId<ShotId>("s1") })),
  };
}

function video(id: string, stage: Video["stage"]): Video {
  return {
    id: asId<VideoId>(id),
    title: id,
    form: "video",
    stage,
    channelId: null,
    ownerId: null,
    campaignId: null,
    phaseId: null,
    order: "",
    score: null,
    planDate: null,
    planTime: null,
    promiseDate: null,
    notBefore: null,
    paceId: null,
    pinnedDeadlines: {},
    note: "",
    createdAt: 0,
    createdBy: asId<PersonId>("lin"),
    removedAt: null,
  };
}

describe("shooting days", () => {
  it("[B6] today stands first, then what comes, then what was; videos at the shoot without a day are named", () => {
    const sheets = [
      sheet("later", "2026-12-09"),
      sheet("old", "2026-11-01", ["a"]),
      sheet("now", "2026-12-05", ["b"]),
      sheet("next", "2026-12-06"),
      sheet("older", "2026-10-01"),
    ];
    const videos = [video("a", "shoot"), video("b", "shoot"), video("c", "script")];
    const days = shootDays(sheets, videos, day("2026-12-05"));
    const ids = (list: readonly CallSheet[]) => list.map(({ id }) => id).join(" ");
    expect([ids(days.today), ids(days.coming), ids(days.past)]).toEqual(["now", "next later", "old older"]);
    // A day that is over plans nothing any more.
    expect(days.unplanned.map(({ id }) => id)).toEqual(["a"]);
  });
});
