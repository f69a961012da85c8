import type { BrandId } from "@tongpin/domain/base";
import { nextOverdueAt, overdueDue } from "@tongpin/domain/records";
import { ledgerRoom, talkRoom } from "@tongpin/protocol";
import type { Database } from "../sql/database.ts";
import type { BrandLock } from "./brand-lock.ts";
import type { Clock } from "./clock.ts";
import { type Ledger, moment, SYSTEM } from "./ledger.ts";
import type { Projection } from "./projection.ts";

export interface DueScheduler {
  /** Looks at every brand and sets the timers; what ran out while the server was down is recorded now. */
  start(): Promise<void>;
  /** Looks at one brand again, after its ledger changed. */
  look(brandId: BrandId): Promise<void>;
  stop(): void;
}

export interface DueSchedulerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly lock: BrandLock;
  readonly ledger: Ledger;
  readonly projection: Projection;
  readonly onAppended: (brandId: BrandId, rooms: readonly string[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Longest sleep: a machine that was suspended or whose clock was set is noticed within this. */
const NAP_MS = 60_000;
/** The store may be full for a while; a missed look is tried again. */
const RETRY_MS = 10_000;

/**
 * Records that an answer is overdue, once per request: the record's op is derived from the request, so a second run
 * finds it in the ledger. Nothing else follows from time passing — nobody approves by silence.
 */
export function createDueScheduler(deps: DueSchedulerDeps): DueScheduler {
  const { db, clock, lock, ledger, projection, onAppended, onError } = deps;
  const timers = new Map<BrandId, () => void>();
  let stopped = false;

  function wake(brandId: BrandId, at: number): void {
    timers.get(brandId)?.();
    timers.delete(brandId);
    if (stopped) return;
    const ring = () => {
      timers.delete(brandId);
      if (clock.now() < at) return wake(brandId, at);
      look(brandId).catch((error: unknown) => {
        onError(error);
        wake(brandId, clock.now() + RETRY_MS);
      });
    };
    timers.set(brandId, clock.after(Math.min(NAP_MS, Math.max(1, at - clock.now())), ring));
  }

  async function appendDue(brandId: BrandId): Promise<void> {
    const at = await moment(db, brandId, clock);
    for (const body of overdueDue(await ledger.entries(brandId), at)) {
      const rooms = [ledgerRoom(brandId), talkRoom(brandId, body.videoId)];
      await db.transaction().execute(async (tx) => {
        await projection.stale(tx, rooms);
        await ledger.append(tx, {
          brandId,
          op: `overdue:${brandId}:${body.submissionId}`,
          actor: SYSTEM,
          bodies: [body],
          at,
        });
      });
      await onAppended(brandId, rooms);
    }
  }

  async function look(brandId: BrandId): Promise<void> {
    if (stopped) return;
    await lock.run(brandId, () => appendDue(brandId));
    const next = nextOverdueAt(await ledger.entries(brandId));
    if (next !== null) wake(brandId, next);
  }

  return {
    look,
    async start() {
      for (const brandId of await ledger.brands()) await look(brandId);
    },
    stop() {
      stopped = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}
