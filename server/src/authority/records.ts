import type { BrandId } from "@tongpin/domain/base";
import { must } from "@tongpin/domain/base";
import { parseRoom } from "@tongpin/protocol";
import type { Database } from "../sql/database.ts";
import { type Authority, createAuthority } from "./authority.ts";
import { createBrandLock } from "./brand-lock.ts";
import type { Clock } from "./clock.ts";
import { createDueScheduler } from "./due-scheduler.ts";
import { createLedger } from "./ledger.ts";
import { createProjection, type Rooms } from "./projection.ts";
import type { Signer } from "./signer.ts";

export interface Records {
  readonly authority: Authority;
  /** The same authority with the time standing still: for telling the sample brand's past, nothing else. */
  at(moment: number): Authority;
  /** Looks at a brand's due times again, after its past was told. */
  look(brandId: BrandId): Promise<void>;
  /** Entries of all ledgers, and rooms that do not show all of them yet. */
  figures(): Promise<{ readonly entries: number; readonly staleRooms: number }>;
  /** Brings rooms that a crash left behind up to date, then records what ran out meanwhile. */
  start(): Promise<void>;
  /** Waits for commands under way; nothing fires after it. */
  stop(): Promise<void>;
}

export interface RecordsOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly signer: Signer;
  readonly rooms: Rooms;
  readonly logger: { error(fields: Readonly<Record<string, unknown>>, message: string): void };
}

const RETRY_MS = 5_000;

/** Puts the parts of authority together: ledger, rooms, due times, and the retry that makes projection reliable. */
export function createRecords({ db, clock, signer, rooms, logger }: RecordsOptions): Records {
  const lock = createBrandLock();
  const ledger = createLedger(db, signer);
  const projection = createProjection(db, ledger, rooms);
  let cancelRetry: (() => void) | null = null;
  let stopped = false;

  /** A decision stands once it is in SQL. If its room can't be written now, it is tried again; the answer is still yes. */
  async function bringAll(_brandId: BrandId, names: readonly string[]): Promise<void> {
    for (const room of names) {
      try {
        await projection.bring(room);
      } catch (error) {
        logger.error({ err: error, room }, "a room could not be brought up to date; will try again");
        retryLater();
      }
    }
  }

  function retryLater(): void {
    if (cancelRetry || stopped) return;
    cancelRetry = clock.after(RETRY_MS, () => {
      cancelRetry = null;
      repair().catch((error: unknown) => logger.error({ err: error }, "rooms could not be repaired"));
    });
  }

  async function repair(): Promise<void> {
    for (const room of await projection.staleRooms()) {
      const { brandId } = must(parseRoom(room), `room ${room}`);
      await lock.run(brandId, () => bringAll(brandId as BrandId, [room]));
    }
  }

  const scheduler = createDueScheduler({
    db,
    clock,
    lock,
    ledger,
    projection,
    onAppended: bringAll,
    onError: (error) => logger.error({ err: error }, "due times could not be looked at"),
  });

  const deps = { db, lock, ledger, projection, rooms };
  const authority = createAuthority({
    ...deps,
    clock,
    async onCommitted(brandId, names) {
      await bringAll(brandId, names);
      // Not awaited: it queues behind this very command on the brand's lock.
      scheduler
        .look(brandId)
        .catch((error: unknown) => logger.error({ err: error }, "due times could not be looked at"));
    },
  });

  return {
    authority,
    at: (moment) => createAuthority({ ...deps, clock: { ...clock, now: () => moment }, onCommitted: bringAll }),
    look: scheduler.look,
    async figures() {
      const counted = await db
        .selectFrom("records")
        .select((eb) => eb.fn.countAll().as("entries"))
        .executeTakeFirstOrThrow();
      return { entries: Number(counted.entries), staleRooms: (await projection.staleRooms()).length };
    },
    async start() {
      await repair();
      await scheduler.start();
    },
    async stop() {
      stopped = true;
      scheduler.stop();
      cancelRetry?.();
      await lock.idle();
    },
  };
}
