import { describe, expect, it } from "vitest";
import { openZip } from "../zip/read-zip.ts";
import { writeDocx } from "./write-docx.ts";
import { scanXml } from "./xml.ts";

const TABLE = {
  title: "冬至 <一只小炉>",
  facts: [["账号", "山岚 & 茶事"]] as const,
  columns: [
    { head: "画面", share: 60, center: false },
    { head: "秒", share: 40, center: true },
  ],
  rows: [
    ["炉火\n特写", "3"],
    ["控制\u000b符\ud800\tTab", ""],
  ],
  foot: "同频",
  language: "zh-CN",
};

async function partsOf(file: Blob): Promise<ReadonlyMap<string, string>> {
  const zip = await openZip(file, { entries: 20, bytes: 1e6, entryBytes: 1e6, ratio: 400 });
  if (!zip.ok) throw new Error(zip.error.code);
  const parts = new Map<string, string>();
  for (const path of zip.value.entries.keys()) {
    const read = await zip.value.read(path);
    if (read.ok) parts.set(path, new TextDecoder().decode(read.value));
  }
  return parts;
}

describe("a script as a document", () => {
  it("[EXC12] is a table whose heads repeat, with every word of the rows and nothing XML can't hold", async () => {
    const parts = await partsOf(writeDocx(TABLE, 1_795_000_000_000));
    const body = parts.get("word/document.xml") ?? "";
    expect(body.match(/<w:tr>/g)).toHaveLength(3);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const text = [...scanXml(body)].map((piece) => (piece.type === "text" ? piece.text : "")).join("");
    expect(text.trim()).toBe("冬至 <一只小炉>账号　山岚 & 茶事画面秒炉火特写3控制符Tab");
  });

  it("[EXC12] every part is named in the list of parts, and every relation leads to one", async () => {
    const parts = await partsOf(writeDocx(TABLE, 1_795_000_000_000));
    const types = parts.get("[Content_Types].xml") ?? "";
    for (const path of ["word/document.xml", "word/styles.xml", "word/footer1.xml"]) {
      expect(types).toContain(`PartName="/${path}"`);
      expect(parts.has(path)).toBe(true);
    }
  });

  it("[EXC12] the same words at the same time are the same bytes", async () => {
    const once = new Uint8Array(await writeDocx(TABLE, 1_000_000_000_000).arrayBuffer());
    expect(new Uint8Array(await writeDocx(TABLE, 1_000_000_000_000).arrayBuffer())).toEqual(once);
  });
});
