const MOST_SECONDS = 36_000;

/** "3", "3.5秒", "３s", "1:05" in seconds, to a tenth; null when it is no duration of up to ten hours. */
export function readSeconds(text: string): number | null {
  const found = /^(?:(\d{1,3}):(?=[0-5]?\d(?!\d)))?(\d{1,5}(?:\.\d+)?)\s*(?:s|sec|′′|"|秒)?$/i.exec(
    text.normalize("NFKC").trim(),
  );
  if (!found) return null;
  const seconds = Number(found[1] ?? 0) * 60 + Number(found[2]);
  return seconds <= MOST_SECONDS ? Math.round(seconds * 10) / 10 : null;
}
