/** Small strings this device remembers (appearance, last brand). A browser without storage forgets them; nothing else breaks. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeKept(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Remembered for this visit only.
  }
}
