import type { Video } from "@tongpin/domain/video";
import type { PlanRoom, PlanState } from "@tongpin/workspace";
import { whenIdle } from "../platform/idle.ts";
import type { AccountDatabase, VideoRow } from "./database.ts";
import { PLAN_PROJECTION, readPlanRows } from "./rows.ts";

/** What has to be written so that the rows say what the plan says. */
export interface ProjectionDiff {
  readonly put: readonly VideoRow[];
  readonly remove: readonly [string, string][];
}

/** `same` decides whether a row still says the same: identity within a session, content against rows from before. */
export function diffVideos(
  brandId: string,
  before: ReadonlyMap<string, Video>,
  after: ReadonlyMap<string, Video>,
  same: (a: Video, b: Video) => boolean,
): ProjectionDiff {
  const put: VideoRow[] = [];
  for (const [id, video] of after) {
    const known = before.get(id);
    if (!known || !same(known, video)) put.push({ brandId, id, video });
  }
  const remove = [...before.keys()].filter((id) => !after.has(id as Video["id"]));
  return { put, remove: remove.map((id) => [brandId, id]) };
}

const isIdentical = (a: Video, b: Video) => a === b;
const saysTheSame = (a: Video, b: Video) => JSON.stringify(a) === JSON.stringify(b);

export async function writeProjection(
  database: AccountDatabase,
  brandId: string,
  before: PlanState | null,
  after: PlanState,
): Promise<void> {
  await database.transaction("rw", [database.videoRows, database.planExtras], async () => {
    const base = before ?? (await readPlanRows(database, brandId));
    if (!base) await database.videoRows.where("brandId").equals(brandId).delete();
    const { put, remove } = diffVideos(
      brandId,
      base?.videos ?? new Map(),
      after.videos,
      before ? isIdentical : saysTheSame,
    );
    await database.videoRows.bulkDelete([...remove]);
    await database.videoRows.bulkPut([...put]);
    await database.planExtras.put({
      brandId,
      projection: PLAN_PROJECTION,
      channels: [...after.channels.values()],
      campaigns: [...after.campaigns.values()],
      figures: [...after.figures],
    });
  });
}

/**
 * Keeps the projected rows of a plan in step with its document, when the page is idle. A failed write leaves the rows
 * older than the document, which the next change or the next opening makes good.
 */
export function projectPlan(
  database: AccountDatabase,
  brandId: string,
  plan: Pick<PlanRoom, "getSnapshot" | "subscribe">,
  ready: Promise<void>,
): () => void {
  let written: PlanState | null = null;
  let cancel: (() => void) | null = null;
  let writing = false;
  let stopped = false;

  async function write(): Promise<void> {
    cancel = null;
    const state = plan.getSnapshot();
    if (writing || stopped || state === written) return;
    writing = true;
    try {
      await writeProjection(database, brandId, written, state);
      written = state;
    } catch {
      written = null;
    }
    writing = false;
    if (plan.getSnapshot() !== state) schedule();
  }

  function schedule(): void {
    if (!stopped) cancel ??= whenIdle(() => void write());
  }

  let unsubscribe = () => {};
  // Before the stored content is in the document, its emptiness means nothing.
  void ready.then(() => {
    if (stopped) return;
    unsubscribe = plan.subscribe(schedule);
    schedule();
  });
  return () => {
    stopped = true;
    cancel?.();
    unsubscribe();
  };
}
