import { type ReactNode, useEffect, useRef, useState } from "react";

/** Entries of a list (`<li>`s) that come into the page as far as it is scrolled: thousands at once hold up the first frame. */
export function GrowingItems<T>({ items, render }: { items: readonly T[]; render: (item: T) => ReactNode }) {
  const [count, setCount] = useState(STEP);
  const end = useRef<HTMLLIElement>(null);
  const hasMore = items.length > count;
  useEffect(() => {
    const element = end.current;
    if (!hasMore || !element) return;
    // A screen ahead, so that nobody scrolling sees the end.
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) setCount(count + STEP);
      },
      { rootMargin: "900px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [hasMore, count]);
  return (
    <>
      {items.slice(0, count).map(render)}
      {hasMore ? <li ref={end} className="h-px shrink-0" aria-hidden="true" /> : null}
    </>
  );
}

const STEP = 40;
