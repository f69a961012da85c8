import { parseRoom } from "@tongpin/protocol";
import type { AccessChange } from "../access-feed.ts";
import type { Clock } from "../clock.ts";

/** Wakes those who wait for news of a brand's calendar. What another node took in is found when the wait is over. */
export interface CalendarNews {
  /** The moment from which on a right taken away counts as news; to be asked for before the right is. */
  mark(): number;
  /** Listens from now on, so that nothing is missed between looking and waiting. */
  listen(of: { readonly brandId: string; readonly id: string }, ms: number, mark: number): Listening;
  /** Something was, or is about to be, written into a room. */
  roomChanged(room: string): void;
  accessChanged(change: AccessChange): void;
  /** Nobody waits any longer. */
  stop(): void;
}

export interface Listening {
  /** Resolves with the first news, or when the time is over. */
  readonly heard: Promise<void>;
  stop(): void;
}

/** A plan being worked on is told of once a second, however many keys are pressed. */
const SETTLE_MS = 1_000;
/** More do not wait: they are answered at once, and ask again later. */
const MOST_WAITING = 1_000;

interface Waiter {
  readonly brandId: string;
  readonly linkId: string;
  wake(): void;
}

export function createCalendarNews(clock: Clock): CalendarNews {
  const waiters = new Set<Waiter>();
  const settling = new Map<string, () => void>();
  let stopped = false;
  let revocations = 0;

  function wake(concerns: (waiter: Waiter) => boolean): void {
    for (const waiter of [...waiters]) if (concerns(waiter)) waiter.wake();
  }

  return {
    mark: () => revocations,
    listen({ brandId, id: linkId }, ms, mark) {
      if (stopped || mark !== revocations || waiters.size >= MOST_WAITING) {
        return { heard: Promise.resolve(), stop: () => undefined };
      }
      let resolve: () => void = () => undefined;
      const heard = new Promise<void>((done) => {
        resolve = done;
      });
      const cancel = clock.after(ms, () => waiter.wake());
      const waiter: Waiter = {
        brandId,
        linkId,
        wake() {
          cancel();
          waiters.delete(waiter);
          resolve();
        },
      };
      waiters.add(waiter);
      return { heard, stop: waiter.wake };
    },
    roomChanged(room) {
      if (waiters.size === 0) return;
      const address = parseRoom(room);
      if (address?.kind !== "plan" && address?.kind !== "ledger") return;
      const { brandId } = address;
      if (settling.has(brandId)) return;
      settling.set(
        brandId,
        clock.after(SETTLE_MS, () => {
          settling.delete(brandId);
          wake((waiter) => waiter.brandId === brandId);
        }),
      );
    },
    accessChanged(change) {
      if (change.type !== "link-revoked") return;
      revocations += 1;
      wake((waiter) => waiter.linkId === change.linkId);
    },
    stop() {
      stopped = true;
      for (const cancel of settling.values()) cancel();
      settling.clear();
      wake(() => true);
    },
  };
}
