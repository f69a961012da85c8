import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { asId, type BrandId } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { CALENDAR_KINDS, scopeFor } from "@tongpin/domain/calendar-link";
import { addVideo } from "@tongpin/workspace";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundle } from "../../storage/testing/bundle.ts";
import { editPlan } from "../../test-support/write-plan.ts";
import { type DrawJob, drawCalendar } from "./draw-calendar.ts";
import { startDrawingThread } from "./drawing-thread.ts";

let built = "";
beforeAll(async () => {
  built = await bundle({ "calendar-worker": new URL("./calendar-worker.ts", import.meta.url) });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

const start = () => startDrawingThread(pathToFileURL(join(built, "calendar-worker.js")));

const TODAY = asId<DrawJob["today"]>("2026-11-22");

function buildJob(videos: number, type: "page" | "feed" = "feed"): DrawJob {
  const plan = editPlan(new Uint8Array([0, 0]), 1_000, (room, ctx) =>
    Array.from({ length: videos }, (_, index) =>
      addVideo(room, { title: `标题 ${index}`, planDate: addDays(TODAY, index % 300) }, ctx),
    ),
  );
  return {
    plan,
    entries: [],
    people: [],
    today: TODAY,
    link: {
      ...{ type, brandId: asId<BrandId>("brand"), brand: "山岚茶事", label: "", locale: "zh-Hans", createdAt: 1 },
      ...{ expiresAt: null, origin: "https://plan.example.com" },
      scope: scopeFor(type, { kinds: CALENDAR_KINDS, channelId: null, details: [] }),
    },
  };
}

it("[I8] the thread draws what drawing in place draws, both types of link, and its revision is the text's", async () => {
  const thread = start();
  for (const job of [buildJob(3, "feed"), buildJob(3, "page")]) {
    const drawn = await thread.draw(job);
    expect(drawn).toEqual(drawCalendar(job));
    const other = await thread.draw({ ...job, link: { ...job.link, label: "别的名字" } });
    expect(other.revision).not.toBe(drawn.revision);
  }
  await thread.close();
});

it("[I8] a plan that cannot be read is refused, and the next one is drawn all the same", async () => {
  const thread = start();
  await expect(thread.draw({ ...buildJob(1), plan: Uint8Array.of(255, 255, 255) })).rejects.toThrow();
  expect((await thread.draw(buildJob(1))).text).toContain("标题 0");
  await thread.close();
  await expect(thread.draw(buildJob(1))).rejects.toThrow("closed");
});
