import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DataInUse, lockData } from "./data-lock.ts";

it("[data-lock] a folder has one user at a time, and is free again afterwards", () => {
  const folder = mkdtempSync(join(tmpdir(), "tongpin-lock-"));
  try {
    const unlock = lockData(folder);
    expect(() => lockData(folder)).toThrow(DataInUse);
    unlock();
    lockData(folder)();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
