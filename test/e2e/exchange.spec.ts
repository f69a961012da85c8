import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { type Download, expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, newPerson, openSample, type Person } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { shotCell } from "../support/shots.ts";
import { unzip } from "../support/unzip.ts";

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

async function newVideo({ page }: Person, base: string): Promise<string> {
  await page.goto(`${base}/videos`);
  await page.getByRole("button", { name: "新视频" }).click();
  await page.waitForURL(/\/video\/[^/]+\/overview/);
  return page.url().replace("/overview", "");
}

/** Presses a verb of the menu and takes the file it makes. */
async function download(
  page: Page,
  menu: string,
  verb: string,
): Promise<{ file: Download; bytes: Buffer; path: string }> {
  await page.getByRole("button", { name: menu }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: verb }).click()]);
  // Keys belong to the menu until it is gone.
  await expect(page.getByRole("menu")).toHaveCount(0);
  const path = await file.path();
  return { file, path, bytes: await readFile(path) };
}

async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page
      .getByRole("dialog")
      .getByRole("button", { name: /选择文件|换一个文件/ })
      .click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Nothing in an opened dialog keeps anybody out. */
async function expectOpenToAll(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

/** The newest one; an earlier may still be there. */
const undoToast = (page: Page) =>
  page.getByRole("region", { name: "消息" }).getByRole("button", { name: "撤销" }).last();

test("[I3] [I5] a script leaves as a document, paper, Markdown, chat text and subtitles, and subtitles come back as rows", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const { page } = lin;
  const base = await openSample(lin, server);
  await page.goto(`${base}/video/sample-dongzhi/script`);
  const script = scriptOf(page);
  await expect(script.rows.first()).toBeVisible();
  const first = (await script.voices())[0] ?? "";

  await test.step("Word, Markdown and chat text hold every row", async () => {
    const docx = await download(page, "导出与导入", "Word 文档");
    expect(docx.file.suggestedFilename()).toMatch(/^[^\\/:*?"<>|]+-脚本-\d{4}-\d\d-\d\d\.docx$/);
    const parts = await unzip(docx.path);
    expect(parts.get("word/document.xml")?.toString("utf8")).toContain(first.split("\n")[0]);
    const md = await download(page, "导出与导入", "Markdown");
    expect(
      md.bytes
        .toString("utf8")
        .split("\n")
        .filter((line) => /^\| \d+ \|/.test(line)),
    ).toHaveLength(await script.rows.count());
    await page.getByRole("button", { name: "导出与导入" }).click();
    await page.getByRole("menuitem", { name: "复制为微信文字" }).click();
    await expect(page.getByText("已复制，可以直接粘贴到微信。").first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("【1】0:00");
  });

  await test.step("on paper there is the script and nothing of the app", async () => {
    const rows = await script.rows.count();
    await page.getByRole("button", { name: "导出与导入" }).click();
    await page.getByRole("menuitem", { name: "打印或存为 PDF" }).click();
    const paper = page.getByRole("dialog", { name: "打印预览" });
    await expect(paper.getByRole("row")).toHaveCount(rows + 1);
    await expectOpenToAll(page);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation", { name: "主导航" })).toBeHidden();
    await expect(paper.getByRole("button", { name: "打印" })).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    await page.keyboard.press("Escape");
    await expect(paper).toBeHidden();
  });

  await test.step("the subtitles of one script become the rows of another, shown first, taken back in one step", async () => {
    const srt = await download(page, "导出与导入", "台词字幕");
    const cues = srt.bytes.toString("utf8").match(/-->/g)?.length ?? 0;
    expect(cues).toBeGreaterThan(0);
    await page.goto(`${await newVideo(lin, base)}/script?exchange=srt`);
    await chooseFile(page, "坏.srt", Buffer.from("不是字幕"));
    await expect(page.getByRole("alert")).toContainText("没有一处字幕时间");
    const broken = srt.bytes.toString("utf8").replace("00:00:00,000", "00:00:0x,000");
    await chooseFile(page, "剪映.srt", Buffer.from(broken));
    await expect(page.getByRole("dialog")).toContainText("第 2 行：时间");
    await chooseFile(page, "剪映.srt", srt.bytes);
    await expect(page.getByRole("button", { name: `导入 ${cues} 行` })).toBeVisible();
    await expectOpenToAll(page);
    await page.getByRole("button", { name: `导入 ${cues} 行` }).click();
    await expect(script.rows).toHaveCount(cues);
    await undoToast(page).click();
    await script.expectVoices([""]);
  });
  expectNoComplaints(lin);
});

test("[IMP2] [IMP3] what a paste brings along is offered for cleaning, one by one or all, and undone", async ({
  browser,
}) => {
  const chen = await newPerson(browser, "陈默");
  const { page } = chen;
  await page.goto(server.origin);
  await page.getByRole("button", { name: /在本机开始/ }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  await page.goto(`${await newVideo(chen, page.url().replace(/\/$/, ""))}/script`);
  const script = scriptOf(page);
  const raw = "許多企業(yè)選擇代運營服務(wù)，發展廣闊的.空間。提升?;仡櫼荒甑\\營工作";
  await script.voice(0).click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), raw);
  await page.keyboard.press("Control+v");
  await expect(page.getByText("发现 4 处像是复制带来的杂质")).toBeVisible();
  await script.expectVoices([raw]);
  await page.getByRole("button", { name: "看看" }).click();
  const dialog = page.getByRole("dialog", { name: "清理文字" });
  await expect(dialog.getByText("请对照原文", { exact: true })).toHaveCount(1);
  await expectOpenToAll(page);
  await dialog.getByRole("button", { name: /^清理“\(yè\)”/ }).click();
  await expect(dialog.getByRole("status")).toHaveText("2 处可以清理，1 处疑似损坏，请对照原文");
  await dialog.getByRole("button", { name: "全部清理（2 处）" }).click();
  await expect(dialog.getByRole("status")).toHaveText("1 处疑似损坏，请对照原文");
  await dialog.getByRole("button", { name: "完成" }).click();
  await script.expectVoices([raw.replace("(yè)", "").replace("(wù)", "").replace("的.", "的")]);
  await script.voice(0).click();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await script.expectVoices([raw]);
  expectNoComplaints(chen);
});

test("[I1] [I2] a shot list goes to Excel and CSV and comes back changed; wrong files change nothing", async ({
  browser,
}) => {
  const zhou = await newPerson(browser, "周宁");
  const { page } = zhou;
  await page.goto(server.origin);
  await page.getByRole("button", { name: /在本机开始/ }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  await page.goto(`${await newVideo(zhou, page.url().replace(/\/$/, ""))}/shots?exchange=import`);
  const dialog = page.getByRole("dialog", { name: "导入分镜" });

  await test.step("500 shots in GB18030 from a table with a title above its heads", async () => {
    const rows = Array.from(
      { length: 500 },
      (_, at) => `${at + 1},特写,"第${at + 1}镜，炉火",${(at % 5) + 1}秒,=SUM(A1)`,
    );
    const csv = gb18030(["冬至分镜表", "镜头号,景 别,画面内容,时长(秒),备 注", ...rows].join("\r\n"));
    await chooseFile(page, "分镜.csv", csv);
    await expect(dialog.getByText("新增 500，更新 0，相同 0，跳过 0")).toBeVisible();
    await dialog.getByRole("combobox", { name: "E 列写入" }).click();
    await page.getByRole("option", { name: "不导入" }).click();
    await dialog.getByRole("combobox", { name: "E 列写入" }).click();
    await page.getByRole("option", { name: "备注" }).click();
    await dialog.getByRole("button", { name: "写入 500 个镜头" }).click();
    await expect(page.getByText("500 镜", { exact: true })).toBeVisible();
    await expect(shotCell(page, 0, "picture")).toHaveText("第1镜，炉火");
  });

  await test.step("the workbook, changed elsewhere, updates by number and names what it can't read", async () => {
    const xlsx = await download(page, "导入与导出", "Excel 表格");
    expect(xlsx.file.suggestedFilename()).toMatch(/-分镜-\d{4}-\d\d-\d\d\.xlsx$/);
    expect((await unzip(xlsx.path)).get("xl/worksheets/sheet1.xml")?.toString("utf8")).not.toContain("<f>");
    const csv = await download(page, "导入与导出", "CSV 文件");
    const text = csv.bytes.toString("utf8");
    expect(text.startsWith('\ufeff"镜号","景别"')).toBe(true);
    expect(text).toContain(`"'=SUM(A1)"`);
    await page.keyboard.press("Shift+i");
    await chooseFile(page, "回.xlsx", xlsx.bytes);
    await expect(dialog.getByText("新增 0，更新 0，相同 500，跳过 0")).toBeVisible();
    const changed = text.replace("第1镜，炉火", "第1镜，雪").replace(/"2"(,"","","",)"6"/, '"很久"$1');
    await chooseFile(
      page,
      "回.csv",
      Buffer.from(`${changed.replace('"1","特写"', '"1","近景"')}"900","全景"\r\n"900","全景"\r\n`),
    );
    await expect(dialog.getByText("新增 1，更新 1，相同 499，跳过 1")).toBeVisible();
    await expect(dialog.getByText("镜号 900 在文件前面已经出现过。")).toBeVisible();
    await expectOpenToAll(page);
    await dialog.getByRole("button", { name: "写入 2 个镜头" }).click();
    await expect(shotCell(page, 0, "picture")).toHaveText("第1镜，雪");
    await expect(page.getByText("501 镜", { exact: true })).toBeVisible();
    await undoToast(page).click();
    await expect(page.getByText("500 镜", { exact: true })).toBeVisible();
    await expect(shotCell(page, 0, "picture")).toHaveText("第1镜，炉火");
  });

  await test.step("a damaged, a huge and a foreign file say what is wrong", async () => {
    await page.keyboard.press("Shift+i");
    for (const [name, bytes, words] of [
      ["坏.xlsx", Buffer.from("PK\u0003\u0004坏"), "文件已损坏或没有下载完整。"],
      ["大.csv", Buffer.alloc(10_000_000, "a"), "文件太大，最多 8 MB。"],
      ["图.xlsx", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), "这是图片，不是表格。"],
    ] as const) {
      await chooseFile(page, name, bytes);
      await expect(dialog.getByRole("alert")).toContainText(words);
    }
    await dialog.getByRole("button", { name: "取消" }).click();
    await expect(page.getByText("500 镜", { exact: true })).toBeVisible();
  });
  expectNoComplaints(zhou);
});

/** The bytes a Chinese Excel writes: found by asking the decoder, as Node encodes UTF-8 only. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++)
      bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from(
    Array.from(text).flatMap((char) => (char < "\u0080" ? [char.charCodeAt(0)] : [...(bytesOf.get(char) ?? [])])),
  );
}
