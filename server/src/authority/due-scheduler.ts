import type { BrandId, VideoId } from "@tongpin/domain/base";
import { asId } from "@tongpin/domain/base";
import { overdueDue } from "@tongpin/domain/records";
import { ledgerRoom, talkRoom } from "@tongpin/protocol";
import { asSystem } from "../sql/acting.ts";
import type { Database } from "../sql/opened.ts";
import type { Clock } from "./clock.ts";
import { holdBrand, type Ledger, moment, SYSTEM } from "./ledger.ts";
import type { Projection } from "./projection.ts";

export interface DueScheduler {
  /** Records what ran out while no server was up, and sets the timer. */
  start(): Promise<void>;
  /** Looks at one brand now, and sets the timer anew. */
  look(brandId: BrandId): Promise<void>;
  /** There may be a new first due time. */
  wake(): void;
  stop(): void;
}

export interface DueSchedulerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly projection: Projection;
  readonly onAppended: (rooms: readonly string[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Longest sleep: a clock that was set, a machine that was suspended and what another node took in are noticed within this. */
const NAP_MS = 60_000;
/** The store may be full for a while; a missed look is tried again. */
const RETRY_MS = 10_000;

/**
 * Records that an answer is overdue, once per request. Every node looks; whoever holds the brand first appends, and the next
 * finds the request gone from `due_times`, which the ledger keeps in the same transaction. What is due the rules alone say:
 * `due_times` only tells where to look. Nothing else follows from time passing — nobody approves by silence.
 */
export function createDueScheduler(deps: DueSchedulerDeps): DueScheduler {
  const { db, clock, ledger, projection, onAppended, onError } = deps;
  /** When, by what is known here, something is due next. */
  let firstDue = Number.POSITIVE_INFINITY;
  let running = false;
  let again = false;
  let cancel: (() => void) | null = null;
  let stopped = false;

  async function appendDue(brandId: BrandId): Promise<readonly string[]> {
    return db.transaction().execute(async (tx) => {
      await holdBrand(tx, brandId);
      const at = await moment(tx, brandId, clock);
      const candidates = await tx
        .selectFrom("due_times")
        .select(["submission_id", "video_id"])
        .where("brand_id", "=", brandId)
        .where("due_at", "<", at)
        .execute();
      const videos = [...new Set(candidates.map((row) => asId<VideoId>(row.video_id)))];
      const bodies = [];
      for (const videoId of videos) bodies.push(...overdueDue(await ledger.ofVideo(tx, brandId, videoId), at));
      const rooms = bodies.length > 0 ? [ledgerRoom(brandId), ...videos.map((id) => talkRoom(brandId, id))] : [];
      await projection.stale(tx, rooms);
      for (const body of bodies) {
        const op = `overdue:${brandId}:${body.submissionId}`;
        await ledger.append(tx, { brandId, op, actor: SYSTEM, bodies: [body], at });
      }
      return rooms;
    });
  }

  async function look(brandId: BrandId): Promise<void> {
    if (stopped) return;
    const rooms = await appendDue(brandId);
    if (rooms.length > 0) await onAppended(rooms);
  }

  async function lookEverywhere(): Promise<void> {
    const rows = await db
      .selectFrom("due_times")
      .select("brand_id")
      .distinct()
      .where("due_at", "<", clock.now())
      .orderBy("brand_id")
      .execute();
    for (const row of rows) await look(asId<BrandId>(row.brand_id));
  }

  /** Asks anew: another node may have taken in a request that runs out sooner. */
  async function findFirst(): Promise<void> {
    const first = await db.selectFrom("due_times").select("due_at").orderBy("due_at").limit(1).executeTakeFirst();
    firstDue = first ? first.due_at + 1 : Number.POSITIVE_INFINITY;
    sleep(firstDue - clock.now());
  }

  function sleep(ms: number): void {
    cancel?.();
    cancel = stopped ? null : clock.after(Math.min(NAP_MS, Math.max(1, ms)), () => asSystem(ring));
  }

  function ring(): void {
    const left = firstDue - clock.now();
    // What is due is looked at now; the look sets the timer again when it is through.
    sleep(left > 0 ? left : NAP_MS);
    run();
  }

  /** One look at a time; asked meanwhile, it looks once more. */
  function run(): void {
    again = running;
    if (running) return;
    running = true;
    lookEverywhere()
      .then(findFirst)
      .catch((error: unknown) => {
        if (stopped) return;
        onError(error);
        sleep(RETRY_MS);
      })
      .finally(() => {
        running = false;
        if (again) run();
      });
  }

  return {
    async look(brandId) {
      await look(brandId);
      await findFirst();
    },
    wake: () => asSystem(run),
    async start() {
      await lookEverywhere();
      await findFirst();
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
