import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DamagedArchive, listTar, TAR_END, tarHeader, tarPadding } from "./tar.ts";

const folder = mkdtempSync(join(tmpdir(), "tongpin-tar-"));
afterAll(() => rmSync(folder, { recursive: true }));

const contents: readonly (readonly [string, Buffer])[] = [
  ["a.txt", Buffer.from("hello")],
  ["media/empty", Buffer.alloc(0)],
  ["keys/full", Buffer.alloc(512, 7)],
];
const archive = Buffer.concat([
  ...contents.flatMap(([name, bytes]) => [tarHeader(name, bytes.length), bytes, tarPadding(bytes.length)]),
  TAR_END,
]);

async function list(bytes: Buffer) {
  const path = join(folder, "x.tar");
  writeFileSync(path, bytes);
  const file = await open(path, "r");
  return listTar(file).finally(() => file.close());
}

describe("tar", () => {
  it("[backup-restore] what was written is listed, in order", async () => {
    const listed = await list(archive);
    expect(listed.map(({ name, bytes }) => [name, bytes])).toEqual(
      contents.map(([name, bytes]) => [name, bytes.length]),
    );
    expect(listed.map(({ offset, bytes }) => archive.subarray(offset, offset + bytes))).toEqual(
      contents.map(([, bytes]) => bytes),
    );
  });

  it("[backup-restore] a flipped byte outside the contents is damage", async () => {
    const { [0]: first } = await list(archive);
    const inContent = (at: number) => (at >= 512 && at < 512 + 5) || (at >= 2048 && at < 2560);
    expect(first?.offset).toBe(512);
    for (let at = 0; at < archive.length; at += 7) {
      if (inContent(at)) continue;
      const bytes = Buffer.from(archive);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x20, at);
      await expect(list(bytes), `byte ${at}`).rejects.toThrow(DamagedArchive);
    }
  });

  it("[backup-restore] an archive cut anywhere is damage", async () => {
    for (let length = 0; length < archive.length; length += 100) {
      await expect(list(archive.subarray(0, length)), `${length} bytes`).rejects.toThrow(DamagedArchive);
    }
  });
});
