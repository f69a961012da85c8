import { describe, expect, it } from "vitest";
import { exportFileName } from "./file-name.ts";

describe("file names", () => {
  it.each([
    [["山岚茶事", "冬至：一只小炉", "脚本", "2026-11-22"], "山岚茶事-冬至：一只小炉-脚本-2026-11-22.docx"],
    [["a/b", 'x:"<>|?*\\', "脚本"], "a b-x-脚本.docx"],
    [["", "..  ", "脚本."], "脚本.docx"],
    [["con"], "_con.docx"],
    [["", ""], "export.docx"],
    [["字".repeat(90)], `${"字".repeat(60)}.docx`],
    [["茶\u202ecod.exe"], "茶 cod.exe.docx"],
  ])("[EXC2] %j becomes %s", (parts, name) => {
    expect(exportFileName(parts, "docx")).toBe(name);
  });
});
