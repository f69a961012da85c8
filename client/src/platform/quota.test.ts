import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readStorageReport } from "./quota.ts";

const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15";
const IPHONE_CHROME =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1";
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

function browse(userAgent: string, given: { persisted?: boolean; installed?: boolean } = {}): void {
  vi.stubGlobal("navigator", {
    userAgent,
    storage: {
      persisted: async () => given.persisted ?? false,
      estimate: async () => ({ usage: 30, quota: 100 }),
    },
  });
  vi.stubGlobal("matchMedia", () => ({ matches: given.installed ?? false }));
}

describe("what is said of this device's storage", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("[L12] how much is used, how much is left, and whether the browser has promised to keep it", async () => {
    browse(CHROME, { persisted: true });
    expect(await readStorageReport()).toEqual({
      persisted: true,
      used: 30,
      available: 70,
      keeps: "whileThereIsRoom",
    });
  });

  it("[L12] Safari's seven days, on a phone under every name, and not for an installed app", async () => {
    for (const agent of [SAFARI, IPHONE_CHROME]) {
      browse(agent);
      expect((await readStorageReport()).keeps).toBe("sevenDays");
    }
    browse(SAFARI, { installed: true });
    expect((await readStorageReport()).keeps).toBe("whileThereIsRoom");
  });

  it("[quota] a window that stores nothing is called that", async () => {
    browse(CHROME);
    vi.stubGlobal("indexedDB", {
      open() {
        throw new DOMException("private", "SecurityError");
      },
    });
    expect((await readStorageReport()).keeps).toBe("nothing");
  });
});
