/**
 * Keeps the screen awake until the answer is called. A browser takes the lock away whenever the page is hidden, so it is
 * asked for again each time the page comes back; where there is no such thing, or the battery is low, nothing happens.
 */
export function keepAwake(): () => void {
  if (!("wakeLock" in navigator)) return () => {};
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const ask = async () => {
    if (ended || document.visibilityState !== "visible" || (lock && !lock.released)) return;
    try {
      const got = await navigator.wakeLock.request("screen");
      if (ended) await got.release();
      else lock = got;
    } catch {
      // Refused: the screen sleeps as it always does.
    }
  };
  const onVisible = () => void ask();
  document.addEventListener("visibilitychange", onVisible);
  void ask();
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", onVisible);
    void lock?.release().catch(() => undefined);
  };
}
