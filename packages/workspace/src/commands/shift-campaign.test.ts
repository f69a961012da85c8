import { asId, type CampaignId, type CivilDate, must, type VideoId } from "@tongpin/domain/base";
import { addDays, diffDays } from "@tongpin/domain/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { buildReplica, syncAll } from "../replica-builder.ts";
import { openPlan, type PlanRoom } from "../selectors/open-plan.ts";
import { addCampaign } from "./campaigns.ts";
import { updatePhase } from "./phases.ts";
import { scheduleVideo } from "./schedule-video.ts";
import { LONGEST_SHIFT_DAYS, shiftCampaign, takeBackShift } from "./shift-campaign.ts";
import { addVideo, updateVideo } from "./videos.ts";

const day = (text: string) => asId<CivilDate>(text);
const [PLACED, FREE] = [asId<VideoId>("placed"), asId<VideoId>("free")];

function planner(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}

/** A campaign of two phases, a video planned in it and one still in the tray. */
function withCampaign(person: ReturnType<typeof planner>): CampaignId {
  const { room, ctx } = person;
  const added = addCampaign(
    room,
    {
      name: "年货节",
      nodeId: "nianhuo-festival",
      start: day("2026-12-25"),
      end: day("2027-01-24"),
      phases: [
        { kind: "warmup", start: day("2026-12-25"), end: day("2027-01-04"), quota: 3, aim: "" },
        { kind: "burst", start: day("2027-01-05"), end: day("2027-01-24"), quota: 5, aim: "" },
      ],
    },
    ctx(),
  );
  const campaignId = must(added.ok ? added.value : null);
  addVideo(room, { id: PLACED, title: "礼盒", campaignId, planDate: day("2026-12-31") }, ctx());
  addVideo(room, { id: FREE, title: "想法", campaignId }, ctx());
  updateVideo(room, { videoId: PLACED, patch: { promiseDate: day("2027-01-02") } }, ctx());
  return campaignId;
}

const campaignOf = (room: PlanRoom, id: CampaignId) => must(room.getSnapshot().campaigns.get(id));

describe("moving a campaign as a whole", () => {
  it("[C8] its phases go with it, named videos too; promises and the tray stay; one step", () => {
    const lin = planner("lin", 1);
    const campaignId = withCampaign(lin);
    const sent = lin.outgoing.length;
    expect(shiftCampaign(lin.room, { campaignId, days: 7, videoIds: [PLACED, FREE] }, lin.ctx()).ok).toBe(true);
    expect(lin.outgoing.length).toBe(sent + 1);
    expect(campaignOf(lin.room, campaignId)).toMatchObject({
      start: "2027-01-01",
      end: "2027-01-31",
      phases: [
        { start: "2027-01-01", end: "2027-01-11" },
        { start: "2027-01-12", end: "2027-01-31" },
      ],
    });
    const { videos } = lin.room.getSnapshot();
    expect(videos.get(PLACED)).toMatchObject({ planDate: "2027-01-07", promiseDate: "2027-01-02" });
    expect(videos.get(FREE)?.planDate).toBeNull();
  });

  it("[C8] taken back it is as before, but what a colleague set since stays", () => {
    const [lin, zhou] = [planner("lin", 1), planner("zhou", 2)];
    const campaignId = withCampaign(lin);
    syncAll([lin, zhou]);
    const moved = shiftCampaign(lin.room, { campaignId, days: -3, videoIds: [PLACED] }, lin.ctx());
    const shift = must(moved.ok ? moved.value : null);
    syncAll([lin, zhou]);
    const burst = must(campaignOf(zhou.room, campaignId).phases[1]);
    updatePhase(zhou.room, { campaignId, phaseId: burst.id, patch: { end: day("2027-01-28") } }, zhou.ctx());
    scheduleVideo(zhou.room, { videoId: PLACED, planDate: day("2027-01-10") }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(takeBackShift(lin.room, shift, lin.ctx()).ok).toBe(true);
    syncAll([lin, zhou]);
    for (const { room } of [lin, zhou]) {
      expect(campaignOf(room, campaignId)).toMatchObject({
        start: "2026-12-25",
        end: "2027-01-24",
        phases: [
          { start: "2026-12-25", end: "2027-01-04" },
          { start: "2027-01-02", end: "2027-01-28" },
        ],
      });
      expect(room.getSnapshot().videos.get(PLACED)?.planDate).toBe("2027-01-10");
    }
  });

  it("[C8] any shift moves every day by the same and comes back; nothing to move writes nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const lin = planner("lin", 1);
        const campaignId = withCampaign(lin);
        const before = lin.room.getSnapshot();
        const state = Y.encodeStateVector(lin.doc);
        const moved = shiftCampaign(lin.room, { campaignId, days, videoIds: [PLACED] }, lin.ctx());
        const shift = must(moved.ok ? moved.value : null);
        const after = campaignOf(lin.room, campaignId);
        const was = must(before.campaigns.get(campaignId));
        expect(after.start).toBe(addDays(was.start, days));
        for (const [index, phase] of after.phases.entries()) {
          expect(diffDays(must(was.phases[index]).start, phase.start)).toBe(days);
          expect(diffDays(must(was.phases[index]).end, phase.end)).toBe(days);
        }
        if (days === 0) expect(Y.encodeStateVector(lin.doc)).toEqual(state);
        takeBackShift(lin.room, shift, lin.ctx());
        expect(campaignOf(lin.room, campaignId)).toEqual(was);
        expect(lin.room.getSnapshot().videos).toEqual(before.videos);
      }),
      { numRuns: 30 },
    );
  });

  it("[C8] what is not there or too far is refused, and nothing is written", () => {
    const lin = planner("lin", 1);
    const campaignId = withCampaign(lin);
    const state = Y.encodeStateVector(lin.doc);
    const refusal = (args: { campaignId: CampaignId; days: number; videoIds: readonly VideoId[] }) => {
      const done = shiftCampaign(lin.room, args, lin.ctx());
      return done.ok ? null : done.error.code;
    };
    expect(refusal({ campaignId: asId("never"), days: 1, videoIds: [] })).toBe("campaign-unknown");
    expect(refusal({ campaignId, days: 1, videoIds: [asId("never")] })).toBe("video-unknown");
    expect(refusal({ campaignId, days: LONGEST_SHIFT_DAYS + 1, videoIds: [] })).toBe("shift-too-far");
    expect(refusal({ campaignId, days: 0.5, videoIds: [] })).toBe("shift-too-far");
    expect(Y.encodeStateVector(lin.doc)).toEqual(state);
  });
});
