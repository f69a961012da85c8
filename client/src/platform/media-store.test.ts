import { describe, expect, it, vi } from "vitest";
import { dropMedia, keepMedia, openLocalMedia } from "./media-store.ts";

const SHA = "ab".repeat(32);

describe("cuts kept on this device", () => {
  it("[quota] a browser without private files says so and never throws", async () => {
    vi.stubGlobal("navigator", { storage: {} });
    expect(await keepMedia(new Blob(["x"]), SHA)).toBe("unsupported");
    expect(await openLocalMedia(SHA)).toBeNull();
    await expect(dropMedia(SHA)).resolves.toBeUndefined();
    vi.unstubAllGlobals();
  });

  it("[uploads] only a hash is ever a file name", async () => {
    const getDirectory = vi.fn<() => Promise<never>>(() => Promise.reject(new Error("asked for a folder")));
    vi.stubGlobal("navigator", { storage: { getDirectory } });
    expect(await keepMedia(new Blob(["x"]), "../../etc")).toBe("unsupported");
    expect(await openLocalMedia(SHA.toUpperCase())).toBeNull();
    expect(getDirectory).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
