import { useEffect, useState } from "react";
import { createAfterPaint } from "../../platform/after-paint.ts";
import type { Store } from "../../sync/contract.ts";

/**
 * What follows from a store's value, looked for after what was typed has been painted, and told only when it is another
 * than before: checks that find the same after every keystroke redraw nothing. `derive` must be stable.
 */
export function useDerived<S, T>(store: Store<S>, derive: (state: S) => T, isSame: (a: T, b: T) => boolean): T {
  const [known, setKnown] = useState(() => ({ store, derive, value: derive(store.getSnapshot()) }));
  const isCurrent = known.store === store && known.derive === derive;
  const present = isCurrent ? known : { store, derive, value: derive(store.getSnapshot()) };
  // Asked another question: answered in this very render, and kept.
  if (!isCurrent) setKnown(present);
  useEffect(() => {
    const look = () => {
      const value = derive(store.getSnapshot());
      setKnown((before) =>
        before.store === store && before.derive === derive && isSame(before.value, value)
          ? before
          : { store, derive, value },
      );
    };
    const painted = createAfterPaint(look);
    const stop = store.subscribe(painted.ask);
    // What changed between the render and now.
    painted.ask();
    return () => {
      stop();
      painted.cancel();
    };
  }, [store, derive, isSame]);
  return present.value;
}
