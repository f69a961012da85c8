/** Runs work when the page has nothing better to do, at the latest after two seconds. Returns a way to take it back. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback(() => work(), { timeout: 2_000 });
    return () => cancelIdleCallback(handle);
  }
  // Safari has no idle callback; a short pause lets the current burst of events finish.
  const handle = setTimeout(work, 200);
  return () => clearTimeout(handle);
}
