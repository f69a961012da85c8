import type { BrandId } from "@tongpin/domain/base";
import { asSystem } from "../sql/acting.ts";
import { createInTurn } from "../sql/in-turn.ts";
import type { OpenedDatabase } from "../sql/opened.ts";
import { type Authority, createAuthority } from "./authority.ts";
import type { Clock } from "./clock.ts";
import { createDueScheduler } from "./due-scheduler.ts";
import { createLedger } from "./ledger.ts";
import { createProjection, type Projection, type Rooms } from "./projection.ts";
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
  readonly sql: OpenedDatabase;
  readonly clock: Clock;
  readonly signer: Signer;
  readonly rooms: Rooms;
  readonly logger: { error(fields: Readonly<Record<string, unknown>>, message: string): void };
}

const RETRY_MS = 5_000;
/** How soon what another node left behind is noticed. */
const REPAIR_MS = 15_000;

/** Puts the parts of authority together: ledger, rooms, due times, and the retry that makes projection reliable. */
export function createRecords({ sql, clock, signer, rooms, logger }: RecordsOptions): Records {
  const { db } = sql;
  const inTurn = createInTurn();
  const ledger = createLedger(signer);
  const projection = createProjection(sql, ledger, rooms);
  let cancelRepair: (() => void) | null = null;
  let stopped = false;

  /** A decision stands once it is in SQL. If its room can't be written now, it is tried again; the answer is still yes. */
  async function bringAll(names: readonly string[], bring: Projection["bring"] = projection.bring): Promise<void> {
    for (const room of names) {
      try {
        await bring(room);
      } catch (error) {
        logger.error({ err: error, room }, "a room could not be brought up to date; will try again");
        repairIn(RETRY_MS);
      }
    }
  }

  function repairIn(ms: number): void {
    cancelRepair?.();
    if (stopped) return;
    cancelRepair = clock.after(ms, () => {
      cancelRepair = null;
      asSystem(repair)
        .catch((error: unknown) => logger.error({ err: error }, "rooms could not be repaired"))
        .finally(() => {
          if (!cancelRepair) repairIn(REPAIR_MS);
        });
    });
  }

  async function repair(): Promise<void> {
    await bringAll(await projection.staleRooms(), projection.repair);
  }

  const scheduler = createDueScheduler({
    db,
    clock,
    ledger,
    projection,
    onAppended: bringAll,
    onError: (error) => logger.error({ err: error }, "due times could not be looked at"),
  });

  const deps = { db, inTurn, ledger, projection, rooms };
  const authority = createAuthority({
    ...deps,
    clock,
    async onCommitted(names) {
      await bringAll(names);
      scheduler.wake();
    },
  });

  return {
    authority,
    at: (moment) => createAuthority({ ...deps, clock: { ...clock, now: () => moment }, onCommitted: bringAll }),
    look: scheduler.look,
    // Of all brands, whoever asks for them.
    figures: () =>
      asSystem(async () => {
        const counted = await db
          .selectFrom("records")
          .select((eb) => eb.fn.countAll().as("entries"))
          .executeTakeFirstOrThrow();
        return { entries: Number(counted.entries), staleRooms: (await projection.staleRooms()).length };
      }),
    async start() {
      await repair();
      await scheduler.start();
      repairIn(REPAIR_MS);
    },
    async stop() {
      stopped = true;
      scheduler.stop();
      cancelRepair?.();
      await inTurn.idle();
    },
  };
}
