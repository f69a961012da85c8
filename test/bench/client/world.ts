import type { Browser, BrowserContext, Page } from "@playwright/test";
import { asId, type BrandId, type RowId, type VideoId } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import { applyScriptChanges, openScript, rowsToShots } from "@tongpin/workspace";
import * as Y from "yjs";
import type { Door } from "../../support/door.ts";
import { join, newPerson } from "../../support/people.ts";
import { startServer, type TestServer } from "../../support/server.ts";
import { fillWorkspace, readRoom } from "../../support/workspace.ts";
import { joinRoom } from "../../support/writer.ts";
import { contextOf, fillPlanDoc } from "./plan-doc.ts";

const SENTENCE = "先说结论这支茶不烫嘴初雪那天约三五个人围炉慢慢喝完一壶再回家镜头从炉火推到杯口热气散开";

/** A server with a brand of so many videos, and one script of so many Han characters and shots. */
export interface World {
  readonly server: TestServer;
  readonly brandId: BrandId;
  /** The video whose script is the long one. */
  readonly longId: VideoId;
  /** Somebody new with a browser of their own, at the brand's first screen. */
  enter(browser: Browser): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly base: string }>;
}

export async function makeWorld(given: {
  readonly videos: number;
  readonly han: number;
  readonly campaigns?: number;
}): Promise<World> {
  const server = await startServer();
  const program = await fillWorkspace(server);
  const door = program.doorAt(server.origin);
  const longId = asId<VideoId>("bench-0");
  await fillPlan(door, program.brandId, given.videos, given.campaigns);
  await fillScript(door, program.brandId, longId, given.han);
  let people = 0;
  return {
    server,
    brandId: program.brandId,
    longId,
    async enter(browser) {
      const invited = await server.cli("invite", "--brand", program.brandId, "--role", "manager", "--json");
      const { link } = JSON.parse(invited.stdout) as { link: string };
      people += 1;
      const person = await newPerson(browser, `林夏${people}`);
      return { context: person.context, page: person.page, base: await join(person, link) };
    },
  };
}

/** Sends a document that was filled on the side as the answer to the server's first question: one frame. */
async function send(door: Door, room: string, doc: Y.Doc): Promise<void> {
  const writer = await joinRoom(door, room, doc);
  await writer.ready;
  writer.leave();
}

async function fillPlan(door: Door, brandId: BrandId, videos: number, campaigns = 0): Promise<void> {
  const doc = await readRoom(door, planRoom(brandId));
  fillPlanDoc(doc, videos, campaigns);
  await send(door, planRoom(brandId), doc);
}

/** Rows of a hundred characters, each with its shot. */
async function fillScript(door: Door, brandId: BrandId, videoId: VideoId, han: number): Promise<void> {
  const doc = new Y.Doc();
  const script = openScript(doc);
  const context = contextOf("shot");
  const text = SENTENCE.repeat(3).slice(0, 100);
  const ids = Array.from({ length: Math.ceil(han / 100) }, (_, index) => asId<RowId>(`row-${index}`));
  const changes = ids.map((id, index) => ({
    type: "insert-row" as const,
    row: { id, visual: "", voice: text, caption: "", seconds: null, beat: null },
    afterId: ids[index - 1] ?? null,
  }));
  for (const done of [
    applyScriptChanges(script, { changes, source: "bench" }, context),
    rowsToShots(script, { rowIds: "all" }, context),
  ]) {
    if (!done.ok) throw new Error(done.error.code);
  }
  script.destroy();
  await send(door, scriptRoom(brandId, videoId), doc);
}

/** Waits until this device holds the projected rows of so many videos, and the whole app offline. */
export async function untilStored(page: Page, videos: number): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.waitForFunction(
    async (wanted) => {
      const { database } = JSON.parse(localStorage.getItem("tongpin.account") ?? "{}") as { database: string };
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(database);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const request = opened.transaction("planParts").objectStore("planParts").getAll();
      const rows = await new Promise<readonly { videos: readonly unknown[] }[]>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      opened.close();
      return rows.reduce((sum, row) => sum + row.videos.length, 0) >= wanted;
    },
    videos,
    { timeout: 300_000, polling: 500 },
  );
}
