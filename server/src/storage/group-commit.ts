/** Lets everyone who waits for the disk share one sync. */
export interface GroupCommit {
  /** Resolves when everything up to `seq` is on disk. */
  wait(seq: number): Promise<void>;
  /** Everything up to `seq` is on disk. */
  reached(seq: number): void;
  /** Nobody will be told that he is safe. */
  fail(error: Error): void;
}

interface Waiter {
  readonly seq: number;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * @param sync puts everything flushed on disk, tells `reached`, and rejects if it can't, having told `fail`
 * @param everyMs shortest time between the starts of two syncs
 */
export function createGroupCommit(sync: () => Promise<void>, everyMs: number): GroupCommit {
  let waiters: Waiter[] = [];
  let working = false;
  let lastAt = Number.NEGATIVE_INFINITY;

  /** One sync at a time; whoever comes meanwhile shares the next. */
  async function work(): Promise<void> {
    working = true;
    while (waiters.length > 0) {
      const rest = lastAt + everyMs - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      if (waiters.length === 0) break;
      lastAt = performance.now();
      await sync().catch(() => undefined);
    }
    working = false;
  }

  return {
    wait: (seq) =>
      new Promise((resolve, reject) => {
        waiters.push({ seq, resolve, reject });
        if (!working) void work();
      }),
    reached(seq) {
      const done = waiters.filter((waiter) => waiter.seq <= seq);
      waiters = waiters.filter((waiter) => waiter.seq > seq);
      for (const waiter of done) waiter.resolve();
    },
    fail(error) {
      for (const waiter of waiters.splice(0)) waiter.reject(error);
    },
  };
}
