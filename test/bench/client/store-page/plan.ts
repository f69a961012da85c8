import { compactRoom } from "@tongpin/client/sync/compaction";
import { openDatabase } from "@tongpin/client/sync/database";
import { firstPlanRows } from "@tongpin/client/sync/first-read";
import { projectPlan } from "@tongpin/client/sync/plan-projection";
import { LocalOrigin, openPlan } from "@tongpin/workspace";
import * as Y from "yjs";
import { fillPlanDoc } from "../plan-doc.ts";
import { openOurs, ROOM } from "./ours.ts";

const BRAND = "bench";

/** Stores a plan of so many videos and its rows, as the engine does. */
export async function storePlan(name: string, videos: number): Promise<void> {
  const made = new Y.Doc();
  fillPlanDoc(made, videos);
  const kept = openOurs(name);
  await kept.loaded;
  Y.applyUpdate(kept.doc, Y.encodeStateAsUpdate(made), new LocalOrigin({}, 0, null, true));
  const database = openDatabase(name);
  const stop = projectPlan(database, BRAND, openPlan(kept.doc), Promise.resolve());
  while ((await database.planExtras.count()) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  stop();
  await compactRoom(database, ROOM, () => 0);
  await kept.close();
}

/** From nothing to a month of videos: by the projected rows, or by loading and reading the document. */
export async function planReady(name: string, way: "rows" | "decoded"): Promise<{ ms: number; month: number }> {
  const from = performance.now();
  const kept = way === "decoded" ? openOurs(name) : null;
  await kept?.loaded;
  const state = kept ? openPlan(kept.doc).getSnapshot() : await firstPlanRows(name, BRAND);
  const month = [...state.videos.values()].filter((video) => video.planDate?.startsWith("2026-12")).length;
  const ms = performance.now() - from;
  await kept?.close();
  return { ms, month };
}
