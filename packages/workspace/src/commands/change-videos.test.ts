import { asId, type CivilDate, type PersonId, type VideoId } from "@tongpin/domain/base";
import { expect, it } from "vitest";
import { buildReplica, syncAll } from "../replica-builder.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { createUndo } from "../undo/create-undo.ts";
import { changeVideos, duplicateVideos, takeBack, type VideoChange } from "./change-videos.ts";
import { addChannel } from "./channels.ts";
import { pinDeadline } from "./schedule-video.ts";
import { addVideo, updateVideo } from "./videos.ts";

const day = (text: string) => text as CivilDate;

function build(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  const room = openPlan(replica.doc);
  return { ...replica, room, video: (id: string) => room.getSnapshot().videos.get(asId<VideoId>(id)) };
}

function planned(count: number) {
  const lin = build("lin", 1);
  const ids = Array.from({ length: count }, (_, at) => asId<VideoId>(`v${at}`));
  for (const id of ids) addVideo(lin.room, { id, title: id, planDate: day("2026-12-01") }, lin.ctx());
  return { lin, ids };
}

it("[C12] three hundred cards change in one transaction and one undo step", () => {
  const { lin, ids } = planned(300);
  const undo = createUndo(lin.room);
  const sent = lin.outgoing.length;
  const changes = ids.map((videoId) => ({ videoId, patch: { planDate: day("2026-12-04") } }));
  expect(changeVideos(lin.room, { changes }, lin.ctx())).toEqual({ ok: true, value: 300 });
  expect(lin.outgoing.length).toBe(sent + 1);
  undo.undo();
  expect(new Set(ids.map((id) => lin.video(id)?.planDate))).toEqual(new Set(["2026-12-01"]));
  expect(undo.getSnapshot().canUndo).toBe(false);
});

it("[C12] one refused change leaves all of them undone; what already holds is not written", () => {
  const { lin, ids } = planned(2);
  const sent = lin.outgoing.length;
  const wrong: VideoChange[] = [
    { videoId: ids[0] as VideoId, patch: { planDate: day("2026-12-04") } },
    { videoId: ids[1] as VideoId, patch: { planDate: day("2026-02-30") } },
  ];
  expect(changeVideos(lin.room, { changes: wrong }, lin.ctx())).toMatchObject({ error: { code: "date-invalid" } });
  const same = ids.map((videoId) => ({ videoId, patch: { planDate: day("2026-12-01") } }));
  expect(changeVideos(lin.room, { changes: same }, lin.ctx())).toEqual({ ok: true, value: 0 });
  expect(lin.outgoing.length).toBe(sent);
});

it("[C12] taking back restores what still says so and leaves what a colleague decided since", () => {
  const { lin, ids } = planned(2);
  const zhou = build("zhou", 2);
  syncAll([lin, zhou]);
  pinDeadline(lin.room, { videoId: ids[0] as VideoId, step: "script", date: day("2026-11-20") }, lin.ctx());
  const before = lin.room.getSnapshot().videos;
  const changes: VideoChange[] = ids.map((videoId) => ({
    videoId,
    patch: { planDate: day("2026-12-04"), ownerId: asId<PersonId>("lin") },
    pins: { script: day("2026-11-24") },
  }));
  changeVideos(lin.room, { changes }, lin.ctx());
  syncAll([lin, zhou]);
  updateVideo(zhou.room, { videoId: ids[1] as VideoId, patch: { ownerId: asId<PersonId>("zhou") } }, zhou.ctx());
  syncAll([lin, zhou]);
  const back = takeBack(changes, before, lin.room.getSnapshot().videos);
  expect(changeVideos(lin.room, { changes: back }, lin.ctx()).ok).toBe(true);
  expect(lin.video("v0")).toMatchObject({
    planDate: "2026-12-01",
    ownerId: null,
    pinnedDeadlines: { script: "2026-11-20" },
  });
  expect(lin.video("v1")).toMatchObject({ planDate: "2026-12-01", ownerId: "zhou", pinnedDeadlines: {} });
});

it("[C12] duplicated to another account: the plan comes along, what was reached or promised does not", () => {
  const { lin } = planned(1);
  const channel = addChannel(lin.room, { name: "次号", platform: "kuaishou" }, lin.ctx());
  if (!channel.ok) throw new Error(channel.error.code);
  const id = asId<VideoId>("full");
  const fields = { title: "冬至", planDate: day("2026-12-21"), promiseDate: day("2026-12-22"), note: "热茶" };
  addVideo(lin.room, { id, stage: "ready", score: 80, ...fields }, lin.ctx());
  const made = duplicateVideos(lin.room, { videoIds: [id, asId<VideoId>("v0")], channelId: channel.value }, lin.ctx());
  if (!made.ok) throw new Error(made.error.code);
  expect(made.value.map(({ from }) => from)).toEqual(["full", "v0"]);
  const copy = lin.video(made.value[0]?.to ?? "");
  expect(copy).toMatchObject({
    title: "冬至",
    note: "热茶",
    planDate: "2026-12-21",
    channelId: channel.value,
    stage: "idea",
    promiseDate: null,
    score: null,
    createdBy: "lin",
  });
  const orders = made.value.map(({ to }) => lin.video(to)?.order ?? "");
  expect(new Set([...orders, lin.video("full")?.order]).size).toBe(3);
});
