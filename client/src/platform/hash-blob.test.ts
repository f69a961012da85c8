// @vitest-environment node
import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashBlob } from "./hash-blob.ts";
import { hashFile } from "./hash-file.ts";

const MIB = 1024 * 1024;
const hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("hashing a cut", () => {
  it.each([0, 1, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 17 * MIB])(
    "[cut-hash] %i bytes hash as elsewhere",
    async (size) => {
      const bytes = randomBytes(size);
      expect(await hashBlob(new Blob([bytes]))).toBe(hex(bytes));
    },
  );

  it("[cut-hash] tells how far it is, up to the end", async () => {
    const seen: number[] = [];
    await hashBlob(new Blob([randomBytes(17 * MIB)]), (bytes) => seen.push(bytes / MIB));
    expect(seen).toEqual([8, 16, 17]);
  });

  it("[cut-hash] can be cancelled between two pieces", async () => {
    const stop = new AbortController();
    const hashing = hashFile(new Blob([randomBytes(24 * MIB)]), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(await hashing).toEqual({ ok: false, error: { code: "cancelled" } });
  });

  it("[cut-hash] a file that can't be read any more is refused, not thrown", async () => {
    const gone = new Blob([randomBytes(10)]);
    Object.defineProperty(gone, "slice", {
      value: () => ({ arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) }),
    });
    expect(await hashFile(gone)).toEqual({ ok: false, error: { code: "file-unreadable" } });
  });
});
