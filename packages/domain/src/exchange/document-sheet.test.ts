import { expect, it } from "vitest";
import { documentMarkdown } from "./document-sheet.ts";

it("[C9] a document as Markdown: headings, words line by line, tables; words are never read as marks", () => {
  const text = documentMarkdown({
    title: "双12 | 年终礼",
    facts: [["预算", "¥38,600.00"]],
    parts: [
      { heading: "人群", blocks: [{ type: "words", text: "送礼*的人*\n自饮" }] },
      {
        heading: "预算",
        blocks: [
          {
            type: "table",
            columns: [
              { head: "项目", share: 2 },
              { head: "计划", share: 1, isNumber: true },
            ],
            rows: [["千川\n投放", "¥1,000.00"], ["达人"]],
            foot: "合计 ¥3,500.00",
          },
        ],
      },
    ],
  });
  expect(text).toBe(
    [
      "# 双12 \\| 年终礼",
      "",
      "- 预算：¥38,600.00",
      "",
      "## 人群",
      "",
      "送礼\\*的人\\*  ",
      "自饮  ",
      "",
      "## 预算",
      "",
      "| 项目 | 计划 |",
      "| --- | ---: |",
      "| 千川<br>投放 | ¥1,000.00 |",
      "| 达人 |  |",
      "",
      "合计 ¥3,500.00",
      "",
    ].join("\n"),
  );
});
