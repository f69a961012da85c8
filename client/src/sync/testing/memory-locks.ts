import type { TabLocks } from "../../platform/locks.ts";

interface Asked {
  readonly page: string;
  readonly got: () => void;
  readonly lost: () => void;
  isDead: boolean;
}

/** The locks of one browser in memory, as Web Locks behave: in order, taken away on request, free when their page ends. */
export class MemoryLocks {
  private readonly queues = new Map<string, Asked[]>();

  /** What a page of this browser has in place of `navigator.locks`. */
  of(page: string): TabLocks {
    return {
      hold: (name, got, lost) => this.ask(name, { page, got, lost, isDead: false }, false),
      take: (name, got, lost) => this.ask(name, { page, got, lost, isDead: false }, true),
    };
  }

  /** The page that leads the tabs of this database. */
  leaderOf(database: string): string | null {
    const lead = [...this.queues].find(
      ([name]) => name.startsWith(`${database}:tabs:`) && name.split(":").length === 3,
    );
    return lead?.[1][0]?.page ?? null;
  }

  /** The page is gone without a word: whatever it held goes to the next. */
  end(page: string): void {
    for (const [name, queue] of this.queues) {
      for (const asked of queue.filter((each) => each.page === page)) this.drop(name, asked);
    }
  }

  private ask(name: string, asked: Asked, steal: boolean): () => void {
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    if (steal) {
      const holder = queue.shift();
      if (holder) {
        holder.isDead = true;
        queueMicrotask(holder.lost);
      }
      queue.unshift(asked);
    } else queue.push(asked);
    if (queue[0] === asked) this.grant(asked);
    return () => this.drop(name, asked);
  }

  private drop(name: string, asked: Asked): void {
    asked.isDead = true;
    const queue = this.queues.get(name) ?? [];
    const at = queue.indexOf(asked);
    if (at < 0) return;
    queue.splice(at, 1);
    const next = queue[0];
    if (at === 0 && next) this.grant(next);
  }

  private grant(asked: Asked): void {
    queueMicrotask(() => {
      if (!asked.isDead) asked.got();
    });
  }
}
