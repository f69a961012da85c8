import type { Instant } from "@tongpin/domain/base";
import { type Api, createApi } from "../platform/api.ts";
import { deviceClock, serverClock } from "../platform/clock.ts";
import { newId, newUuid } from "../platform/ids.ts";
import { type Journal, openJournal } from "../platform/journal.ts";
import { type TabLocks, tabLocks } from "../platform/locks.ts";
import { type PageLife, pageLife } from "../platform/page-life.ts";
import { askToPersist } from "../platform/quota.ts";
import { openTabChannel, type TabChannel } from "../platform/tab-channel.ts";

/** What an engine needs of the world around it. Tests bring their own. */
export interface EngineEnvironment {
  /** Origin of the server; an empty one in the options means the page's own. */
  readonly origin: string;
  readonly api: Pick<Api, "tickets" | "command">;
  readonly WebSocket: typeof WebSocket;
  /** For where sockets are blocked. */
  readonly fetch: typeof fetch;
  /** 32 hex digits nobody can guess. */
  newLine(): string;
  readonly life: PageLife;
  /** The server's time as best known. */
  readonly now: () => Instant;
  /** Server minus device clock as kept from an earlier session. */
  restoreClock(offset: number): void;
  readonly monotonic: () => number;
  /** 0–1. */
  readonly chance: () => number;
  readonly newOp: () => string;
  /** How this tab finds its person's other tabs. */
  readonly tabs: {
    readonly id: string;
    /** Null: no leader can be agreed on, each tab works alone. */
    readonly locks: TabLocks | null;
    openChannel<M>(name: string, onMessage: (message: M) => void): TabChannel<M>;
  };
  /** Where a page on its way out notes down what it could not store. */
  journal(database: string): Journal;
  /** Asks the browser to keep our data. */
  askToPersist(): Promise<boolean>;
}

export function browserEnvironment(origin: string): EngineEnvironment {
  return {
    origin: origin || location.origin,
    api: createApi({ origin: origin === location.origin ? "" : origin }),
    WebSocket,
    fetch: (input, init) => fetch(input, init),
    newLine: () => newUuid().replaceAll("-", ""),
    life: pageLife,
    now: () => serverClock.now(),
    restoreClock: (offset) => serverClock.restore(offset),
    monotonic: () => deviceClock.monotonic(),
    chance: () => Math.random(),
    newOp: newUuid,
    tabs: { id: newId(), locks: tabLocks(), openChannel: openTabChannel },
    journal: (database) => openJournal(database, newId()),
    askToPersist,
  };
}
