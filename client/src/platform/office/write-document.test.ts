import { expect, it } from "vitest";
import { openZip } from "../zip/read-zip.ts";
import { writeDocument } from "./write-document.ts";
import { scanXml } from "./xml.ts";

it("[C9] a plan as a document: headings with their words and tables, nothing XML can't hold", async () => {
  const file = writeDocument(
    {
      title: "双12 <年终礼>",
      facts: [["起止", "11月24日—12月17日"]],
      parts: [
        { heading: "人群", blocks: [{ type: "words", text: "送礼 & 自饮\n30–45 岁" }] },
        {
          heading: "预算",
          blocks: [
            {
              type: "table",
              columns: [
                { head: "项目", share: 3 },
                { head: "计划", share: 1, isNumber: true },
              ],
              rows: [["千川\u000b", "¥1,000.00"]],
              foot: "合计 ¥3,500.00",
            },
          ],
        },
      ],
    },
    { foot: "同频", language: "zh-CN" },
    1_795_000_000_000,
  );
  const zip = await openZip(file, { entries: 20, bytes: 1e6, entryBytes: 1e6, ratio: 400 });
  if (!zip.ok) throw new Error(zip.error.code);
  const read = await zip.value.read("word/document.xml");
  if (!read.ok) throw new Error(read.error.code);
  const body = new TextDecoder().decode(read.value);
  expect(body.match(/w:val="Heading1"/g)).toHaveLength(2);
  const text = [...scanXml(body)].map((piece) => (piece.type === "text" ? piece.text : "")).join("");
  expect(text.trim()).toBe(
    "双12 <年终礼>起止　11月24日—12月17日人群送礼 & 自饮30–45 岁预算项目计划千川¥1,000.00合计 ¥3,500.00",
  );
});
