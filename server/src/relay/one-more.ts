/**
 * Work that looks something up, asked for by many: never twice at a time for one key, and whoever asks while it goes on
 * shares the next run, since the one under way may have looked before what he must see.
 */
export function createOneMore<Key>(work: (key: Key) => Promise<void>): (key: Key) => Promise<void> {
  const running = new Map<Key, Promise<void>>();
  const next = new Map<Key, Promise<void>>();

  function begin(key: Key): Promise<void> {
    const run = work(key).finally(() => running.delete(key));
    running.set(key, run);
    return run;
  }

  return (key) => {
    const waiting = next.get(key);
    if (waiting) return waiting;
    const current = running.get(key);
    if (!current) return begin(key);
    const begun = () => {
      next.delete(key);
      return begin(key);
    };
    const queued = current.then(begun, begun);
    next.set(key, queued);
    return queued;
  };
}
