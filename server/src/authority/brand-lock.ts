/** Runs work of one brand strictly one after the other; brands don't wait for each other. */
export interface BrandLock {
  run<T>(brandId: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
}

export function createBrandLock(): BrandLock {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(brandId, work) {
      const before = tails.get(brandId) ?? Promise.resolve();
      const result = before.then(work, work);
      const tail = result
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(brandId) === tail) tails.delete(brandId);
        });
      tails.set(brandId, tail);
      return result;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
