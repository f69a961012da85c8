import { asId, must } from "@tongpin/domain/base";
import { foldReviews, publicationsOf } from "@tongpin/domain/review";
import { ledgerRoom, marginRoom, planRoom, talkRoom } from "@tongpin/protocol";
import { openLedger, openMargin, openPlan, openTalk, verifyChain } from "@tongpin/workspace";
import { SAMPLE_CUTS, sampleVideoId } from "@tongpin/workspace/sample";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { type RunningApp, setUp, startApp } from "../test-support/start-app.ts";

const HOUR = 3_600_000;

async function roomDoc({ app }: RunningApp, room: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await app.relay.read(room));
  return doc;
}

it("[U9] the sample brand stands on the ordinary ways: rooms, ledger, media; its clock runs on", async () => {
  const running = await startApp();
  try {
    const owner = await setUp(running);
    const reply = await owner.post("/api/sample", {});
    expect(reply.status).toBe(200);
    const brandId = (reply.body as { id: string }).id;
    const { videos } = openPlan(await roomDoc(running, planRoom(brandId))).getSnapshot();
    expect(videos.size).toBe(24);

    const { entries } = openLedger(await roomDoc(running, ledgerRoom(brandId))).getSnapshot();
    expect(verifyChain(entries).ok).toBe(true);
    const reviews = foldReviews(entries, running.clock.now());
    expect(publicationsOf(entries)).toHaveLength(5);
    expect(reviews.get(sampleVideoId("first-snow"))).toMatchObject({ type: "decided", decision: "approve" });
    const open = must(reviews.get(sampleVideoId("winter-tea")));
    expect(open).toMatchObject({ type: "inReview", round: 2, overdue: false });
    expect(open.rounds).toHaveLength(2);
    const talk = openTalk(await roomDoc(running, talkRoom(brandId, "sample-winter-tea"))).getSnapshot();
    expect(talk.comments).toHaveLength(3);
    const margin = openMargin(await roomDoc(running, marginRoom(brandId, "sample-dongzhi"))).getSnapshot();
    expect(margin.annotations.map(({ author }) => author.name)).toEqual(["苏禾", "林夏"]);

    const media = await owner.get(`/media/${brandId}/${must(talk.comments[0]?.cutSha256)}`);
    expect(media.status).toBe(200);
    expect(new Set(SAMPLE_CUTS.map((cut) => cut.file)).size).toBe(3);

    running.clock.advance(5 * HOUR);
    const last = async () =>
      openLedger(await roomDoc(running, ledgerRoom(brandId)))
        .getSnapshot()
        .entries.at(-1)?.body;
    await expect.poll(last).toMatchObject({ type: "overdue", videoId: asId("sample-winter-tea") });
  } finally {
    await running.stop();
  }
});

it("[U9] only the workspace's owner may make it", async () => {
  const running = await startApp();
  try {
    await setUp(running);
    const stranger = await running.browser().post("/api/sample", {});
    expect(stranger.status).toBe(401);
  } finally {
    await running.stop();
  }
});
