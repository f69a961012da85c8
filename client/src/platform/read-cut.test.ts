import { LIMITS } from "@tongpin/protocol";
import { describe, expect, it } from "vitest";
import { readCut } from "./read-cut.ts";

/** A file as large as it says, without its bytes. */
function fileOf(size: number): File {
  const file = new File(["x"], "cut.mp4", { type: "video/mp4" });
  Object.defineProperty(file, "size", { value: size });
  return file;
}

describe("choosing a cut", () => {
  it("[bad-input] a 2 GB file is refused with its size before a byte is read", async () => {
    expect(await readCut(fileOf(2 * LIMITS.cut))).toEqual({
      ok: false,
      error: { code: "file-too-large", params: { megabytes: 2048, most: 1024 } },
    });
  });

  it("[bad-input] an empty file is refused", async () => {
    expect(await readCut(fileOf(0))).toEqual({ ok: false, error: { code: "file-empty" } });
  });
});
