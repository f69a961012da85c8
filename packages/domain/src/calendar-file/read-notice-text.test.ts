import { describe, expect, it } from "vitest";
import { dayKind } from "../calendar/holiday-table.ts";
import { STATUTORY_NOTICES, STATUTORY_TABLE } from "../calendar/statutory.ts";
import { addYear } from "./read-notice.ts";
import { readNoticeText } from "./read-notice-text.ts";

/** As published; only what follows the paragraphs is shortened. */
const OF_2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善处置。`;

const OF_2025 = `国务院办公厅关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;

const OF_2024 = `国务院办公厅关于2024年部分节假日安排的通知
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`;

const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : 1);

describe("the notice as it was published", () => {
  it.each([
    [2026, OF_2026],
    [2025, OF_2025],
    [2024, OF_2024],
  ])("[CAL14] the text of %d gives the days that ship, one by one", (year, text) => {
    const read = readNoticeText(text);
    const shipped = STATUTORY_NOTICES.find((notice) => notice.year === year);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect([...read.value.days].sort(byDate)).toEqual([...(shipped?.days ?? [])].sort(byDate));
    expect(read.value.papers).toEqual(shipped?.papers);
    expect(addYear(STATUTORY_TABLE, text)).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  it("[CAL14] a holiday that begins in December reaches into the year before", () => {
    const read = readNoticeText(
      "国务院办公厅关于2023年部分节假日安排的通知\n一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。",
    );
    expect(read.ok && read.value.days.map(({ date }) => date)).toEqual(["2022-12-31", "2023-01-01", "2023-01-02"]);
  });

  it("[CAL14] what a notice says twice must agree: weekdays, and the number of days", () => {
    expect(readNoticeText(OF_2026.replace("1月4日（周日）", "1月4日（周一）"))).toEqual({
      ok: false,
      error: { code: "holidays-text-weekday", params: { date: "2026-01-04", text: "1月4日（周一）" } },
    });
    expect(readNoticeText(OF_2026.replace("共9天", "共8天"))).toEqual({
      ok: false,
      error: { code: "holidays-text-count", params: { name: "春节", found: 9, expected: 8 } },
    });
    expect(readNoticeText(OF_2026.replace("2月28日（周六）上班", "2月30日上班"))).toMatchObject({
      error: { code: "holidays-text-date", params: { text: "2月30日" } },
    });
    // The words of one year under the head of another: the first weekday tells.
    expect(readNoticeText(OF_2026.replaceAll("2026年", "2027年"))).toMatchObject({
      error: { code: "holidays-text-weekday" },
    });
  });

  it("[CAL14] what is no notice is refused", () => {
    expect(readNoticeText("放假通知：周五下午提前下班")).toEqual({ ok: false, error: { code: "holidays-text-year" } });
    expect(readNoticeText("关于2027年部分节假日的猜测")).toEqual({ ok: false, error: { code: "holidays-text-none" } });
    const [, dates = ""] = /二、(.*)/.exec(OF_2026) ?? [];
    const added = addYear(STATUTORY_TABLE, `2026年部分节假日\n二、${dates}`);
    // One holiday of seven: read, and warned about.
    expect(added.ok && added.value.warnings.map(({ code }) => code)).toContain("holidays-workday-count");
    expect(added.ok && dayKind("2026-02-14" as never, added.value.table).kind).toBe("makeup");
  });
});
