import { beforeEach, describe, expect, it } from "vitest";
import { createPreferences, readPreferences } from "./preferences.ts";

describe("preferences of the device", () => {
  beforeEach(() => localStorage.clear());

  it("[U5] begin in Simplified Chinese, with the system's theme", () => {
    expect(readPreferences(null)).toMatchObject({
      locale: "zh-Hans",
      theme: "system",
      density: "normal",
      railOpen: true,
    });
  });

  it("[U12] what cannot be read or is not allowed counts as not chosen", () => {
    expect(readPreferences("not json")).toEqual(readPreferences(null));
    expect(readPreferences("[]")).toEqual(readPreferences(null));
    expect(readPreferences('{"locale":"fr","theme":"pink","letterKeys":"no"}')).toEqual(readPreferences(null));
  });

  it("[U12] are remembered and shown on the document's root at once", () => {
    const root = document.createElement("html");
    createPreferences(root).set({ locale: "en", theme: "dark" });
    expect([root.lang, root.dataset["theme"]]).toEqual(["en", "dark"]);
    const next = document.createElement("html");
    const again = createPreferences(next);
    expect([next.lang, next.dataset["theme"], again.getSnapshot().locale]).toEqual(["en", "dark", "en"]);
    again.set({ theme: "system" });
    expect(next.dataset["theme"]).toBeUndefined();
  });
});
