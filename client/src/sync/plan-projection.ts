import type { Video } from "@tongpin/domain/video";
import type { PlanRoom, PlanState } from "@tongpin/workspace";
import { whenIdle } from "../platform/idle.ts";
import type { AccountDatabase, PlanPartRow } from "./database.ts";
import { PLAN_PROJECTION } from "./first-read.ts";
import { intoParts } from "./plan-parts.ts";

/** The parts in which a video came, went or changed. Within a session an unchanged video is the same object. */
export function changedParts(before: ReadonlyMap<string, Video>, after: ReadonlyMap<string, Video>): Set<number> {
  const [old, next] = [intoParts(before.values()), intoParts(after.values())];
  const changed = new Set<number>();
  for (const [part, videos] of next.entries()) {
    const was = old[part] ?? [];
    const stayed = videos.length === was.length && videos.every((video) => before.get(video.id) === video);
    if (!stayed) changed.add(part);
  }
  return changed;
}

/** Which rows already say the same, of a projection that an earlier session wrote. */
async function isWritten(database: AccountDatabase, { brandId, part, videos }: PlanPartRow): Promise<boolean> {
  const row = await database.planParts.get([brandId, part]);
  return row !== undefined && JSON.stringify(row.videos) === JSON.stringify(videos);
}

/** Lets the page do what it has to before the next part. */
type Pause = () => Promise<void>;
const noPause: Pause = () => Promise.resolve();

/**
 * Writes a plan's rows, part by part with a pause between: ten thousand videos at once would hold up typing. Until the
 * last part is written the rows are partly older, which they may be at any time.
 * @param before what this session has written; null = unknown, every part is compared with what is stored
 */
export async function writeProjection(
  database: AccountDatabase,
  brandId: string,
  before: PlanState | null,
  after: PlanState,
  pause: Pause = noPause,
): Promise<void> {
  const extras = before ? undefined : await database.planExtras.get(brandId);
  const isKnown = before !== null || extras?.projection === PLAN_PROJECTION;
  const changed = before ? changedParts(before.videos, after.videos) : null;
  for (const [part, videos] of intoParts(after.videos.values()).entries()) {
    if (changed && !changed.has(part)) continue;
    if (!changed) await pause();
    const row = { brandId, part, videos };
    if (!changed && isKnown && (await isWritten(database, row))) continue;
    await database.planParts.put(row);
  }
  // Last: rows of a projection that was not finished are not read.
  await database.planExtras.put({
    brandId,
    projection: PLAN_PROJECTION,
    channels: [...after.channels.values()],
    campaigns: [...after.campaigns.values()],
    paces: [...after.paces.values()],
    figures: [...after.figures],
    holidays: [...after.holidays],
    nodes: [...after.nodes],
    views: [...after.views.values()],
  });
}

const untilIdle: Pause = () => new Promise((resolve) => void whenIdle(resolve));

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
      await writeProjection(database, brandId, written, state, untilIdle);
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
