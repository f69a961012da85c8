import { vi } from "vitest";

/** Waits for what must come, looking often; the limit is only there so that a test that fails also ends. */
export function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 20_000, interval: 10 });
}
