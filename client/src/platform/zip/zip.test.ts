import { describe, expect, it } from "vitest";
import { openZip, type ZipLimits } from "./read-zip.ts";
import { createZipWriter } from "./write-zip.ts";

const LIMITS: ZipLimits = { entries: 100, bytes: 50_000_000, entryBytes: 1_000_000, ratio: 100 };
const AT = Date.UTC(2026, 10, 22);

async function buildZip(entries: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = createZipWriter(AT);
  for (const [path, text] of Object.entries(entries)) zip.add(path, text);
  return new Uint8Array(await zip.finish().arrayBuffer());
}

const codeOf = (result: { ok: boolean } & ({ ok: true } | { ok: false; error: { code: string } })) =>
  result.ok ? "ok" : result.error.code;

const open = (bytes: Uint8Array<ArrayBuffer>, limits: Partial<ZipLimits> = {}) =>
  openZip(new Blob([bytes]), { ...LIMITS, ...limits });

describe("zip", () => {
  it("[L7] what is written is read back: packed text under its name, stored bytes as a part of the file", async () => {
    const zip = createZipWriter(AT);
    const film = new Blob([Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251)]);
    zip.add("脚本/底妆·01.md", "画面与台词\n".repeat(500));
    await zip.addStored("media/film.mp4", film, () => {});
    const read = await openZip(zip.finish(), LIMITS);
    if (!read.ok) throw new Error(read.error.code);
    const text = await read.value.read("脚本/底妆·01.md");
    expect(text.ok && new TextDecoder().decode(text.value)).toBe("画面与台词\n".repeat(500));
    const part = await read.value.slice("media/film.mp4");
    expect(part.ok && new Uint8Array(await part.value.arrayBuffer())).toEqual(new Uint8Array(await film.arrayBuffer()));
    expect(codeOf(await read.value.read("nothing"))).toBe("zip-missing");
  });

  it("[L7] a file that is no zip is told apart from one that is cut off", async () => {
    const bytes = await buildZip({ a: "1", b: "2" });
    expect(codeOf(await open(new Uint8Array(0)))).toBe("zip-foreign");
    expect(codeOf(await open(new TextEncoder().encode("not a zip at all")))).toBe("zip-foreign");
    expect(codeOf(await open(bytes.slice(0, -10)))).toBe("zip-foreign");
    expect(codeOf(await open(bytes.slice(40)))).toBe("zip-damaged");
  });

  it("[imports] limits hold before anything is unpacked: entries, bytes, ratio, shared bytes", async () => {
    const many = await buildZip(Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`e${index}`, "x"])));
    expect(codeOf(await open(many))).toBe("zip-too-many");
    const large = await buildZip({ a: "x".repeat(1000) });
    expect(codeOf(await open(large, { bytes: 999 }))).toBe("zip-too-large");
    const long = await open(large, { entryBytes: 999 });
    expect(long.ok && codeOf(await long.value.read("a"))).toBe("zip-too-large");
    const bomb = await buildZip({ a: "\0".repeat(20_000_000) });
    expect(codeOf(await open(bomb))).toBe("zip-bomb");
    const twice = await buildZip({ a: "same", b: "same" });
    const view = new DataView(twice.buffer);
    const directory = view.getUint32(twice.length - 6, true);
    const second = directory + 46 + view.getUint16(directory + 28, true) + view.getUint16(directory + 30, true);
    view.setUint32(second + 42, 0, true);
    expect(codeOf(await open(twice))).toBe("zip-bomb");
  });

  it("[imports] an entry that unpacks to more, or to other bytes, than it declares is refused", async () => {
    const bytes = await buildZip({ a: "绝不丢字".repeat(2000) });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    const lying = bytes.slice();
    new DataView(lying.buffer).setUint32(directory + 24, 100, true);
    const short = await open(lying);
    expect(short.ok && codeOf(await short.value.read("a"))).toBe("zip-damaged");
    const flipped = bytes.slice();
    flipped[40] = (flipped[40] ?? 0) ^ 0xff;
    const damaged = await open(flipped);
    expect(damaged.ok && codeOf(await damaged.value.read("a"))).toBe("zip-damaged");
  });

  it("[imports] no mutated byte makes the reader throw", async () => {
    const bytes = await buildZip({ a: "1234567890".repeat(20), b: "xyz" });
    for (let at = 0; at < bytes.length; at++) {
      const mutated = bytes.slice();
      mutated[at] = (mutated[at] ?? 0) ^ 0x81;
      const read = await open(mutated);
      if (!read.ok) continue;
      for (const path of read.value.entries.keys()) await read.value.read(path);
    }
  });
});
