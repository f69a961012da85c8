import { describe, expect, it } from "vitest";
import { type ClaimEntry, claimScopes, createClaimsCheck, INDUSTRIES } from "../claims/index.ts";
import { CLAIM_CATEGORIES, CLAIM_ENTRIES } from "./lexicon.ts";

const everything = createClaimsCheck(CLAIM_ENTRIES, claimScopes(INDUSTRIES));
const general = createClaimsCheck(CLAIM_ENTRIES, claimScopes([]));
const idsOf = (text: string, check = general) => check(text).map((hit) => hit.entry.id);
const wordsOf = (text: string, check = general) => check(text).map((hit) => hit.text);

/** A sample of each pattern, since a pattern is not a text. */
const PATTERN_SAMPLES: Readonly<Record<string, string>> = {
  "absolute-062": "口碑NO.1",
  "absolute-063": "全网TOP1",
  "absolute-092": "100%有效",
  "property-263": "5分钟直达地铁",
  "platform-341": "加V咨询",
  "platform-344": "V X 同号",
  "platform-359": "13812345678",
};

function samplesOf(entry: ClaimEntry): readonly string[] {
  return entry.forms ?? [PATTERN_SAMPLES[entry.id] ?? ""];
}

describe("the lexicon", () => {
  it("[CLM1] every one of the 366 entries finds its own wording, in both scripts", () => {
    expect(CLAIM_ENTRIES).toHaveLength(366);
    const check = (entry: ClaimEntry) => createClaimsCheck([entry], new Set(entry.scopes));
    const silent = CLAIM_ENTRIES.flatMap((entry) => samplesOf(entry).filter((form) => check(entry)(form).length !== 1));
    expect(silent).toEqual([]);
  });

  it("[CLM1] each entry belongs to a category with a legal basis and has an id of its own", () => {
    for (const entry of CLAIM_ENTRIES) {
      expect(CLAIM_CATEGORIES[entry.category]?.basis).toBeTruthy();
    }
    expect(new Set(CLAIM_ENTRIES.map(({ id }) => id)).size).toBe(CLAIM_ENTRIES.length);
  });

  it("[CLM1] no exception of an entry is found itself", () => {
    const found = CLAIM_ENTRIES.flatMap((entry) => {
      const check = createClaimsCheck([entry], new Set(entry.scopes));
      return entry.exceptions.filter((exception) => check(exception).length > 0);
    });
    expect(found).toEqual([]);
  });
});

describe("matching", () => {
  it("[CLM2] noise between two Han characters hides nothing, and the hit covers it", () => {
    expect(wordsOf("这是最·佳的选择")).toEqual(["最·佳"]);
    expect(wordsOf("国 家 级配方")).toEqual(["国 家 级"]);
    expect(wordsOf("国\u200b家\u200b级配方")).toEqual(["国\u200b家\u200b级"]);
    expect(wordsOf("最--佳")).toEqual(["最--佳"]);
    expect(wordsOf("最---佳")).toEqual([]);
  });

  it("[CLM2] full-width, upper case and traditional characters are the same word", () => {
    expect(idsOf("國家級配方")).toEqual(["absolute-001"]);
    expect(idsOf("口碑ＮＯ．１")).toEqual(["absolute-062"]);
    expect(idsOf("全网top1")).toEqual(["absolute-063"]);
    expect(idsOf("加Ｖ聊")).toEqual(["platform-341"]);
  });

  it("[CLM2] places are those of the text as given, emoji and folded characters before them included", () => {
    const text = "😀ﷺ👩‍👩‍👧 國 家 級配方";
    const [hit] = general(text);
    expect(text.slice(hit?.start, hit?.end)).toBe("國 家 級");
  });

  it("[CLM3] a harmless phrase around the wording cancels it, in both scripts; the wording beside it stays", () => {
    expect(idsOf("国家级非物质文化遗产")).toEqual([]);
    expect(idsOf("國家級非物質文化遺產")).toEqual([]);
    expect(idsOf("最佳食用时间是当天")).toEqual([]);
    expect(wordsOf("最佳食用时间，也是最佳口味")).toEqual(["最佳"]);
  });

  it("[CLM4] of overlapping wordings the longest is meant", () => {
    const entry = (id: string, form: string, severity: ClaimEntry["severity"]): ClaimEntry => ({
      id,
      category: "absolute",
      forms: [form],
      severity,
      scopes: ["all"],
      exceptions: [],
      suggest: { "zh-Hans": "", "zh-Hant": "" },
    });
    const check = createClaimsCheck(
      [entry("short", "第一", "block"), entry("long", "全国第一", "warn"), entry("same", "第一", "info")],
      new Set(["all"]),
    );
    expect(check("全国第一，销量第一").map((hit) => hit.entry.id)).toEqual(["long", "short"]);
  });

  it("[CLM5] a trade's wordings bind only brands of that trade", () => {
    expect(idsOf("五分钟直达 5分钟直达")).toEqual([]);
    expect(idsOf("5分钟直达", createClaimsCheck(CLAIM_ENTRIES, claimScopes(["property"])))).toEqual(["property-263"]);
  });

  it("[CNT-10] 国家级配方 in a caption is a prohibited absolute wording", () => {
    const [hit] = general("国家级配方");
    expect(hit?.entry).toMatchObject({ severity: "block", category: "absolute" });
  });
});

/** What people write every day. A list of single words finds something in more than half of them. */
const HARMLESS = [
  "今天第一次来这家店，先试试招牌。",
  "第一步先把水烧开。",
  "最近天气凉了，想喝点热的。",
  "最后再撒一把桂花。",
  "最好提前一天泡上。",
  "最好不要用开水冲绿茶。",
  "这是我最喜欢的杯子。",
  "她在国家图书馆看书。",
  "顶楼的风很大。",
  "首先我们来看茶叶的样子。",
  "首都的秋天很短。",
  "一级茶和二级茶怎么分？",
  "唯有慢下来才喝得出味道。",
  "极简的房间里放一张桌子。",
  "完全打开以后再注水。",
  "全部食材都在这里了。",
  "根据季节换茶，是老人家教的。",
  "治理水土花了三年。",
  "疗程两个字我们不说。",
  "这个角度看过去像一幅画。",
  "万一忘了也没关系。",
  "百分之三十的人选了乌龙。",
  "点击右下角可以看上一期。",
  "评论区告诉我你家怎么喝。",
  "镜头从窗外慢慢推进来。",
  "下雨天，适合煮一壶老白茶。",
  "这口锅用了十年。",
  "我们去年做过同样的事，今年做得更好。",
  "排队两小时，喝到了。",
  "孩子放学回来，先喝一口温水。",
  "茶汤的颜色慢慢变深。",
  "他说了一句：慢慢来。",
  "立春那天我们上了山。",
  "中秋前一周开始预约。",
  "请在阴凉处保存。",
  "冬至吃饺子还是汤圆？",
  "把叶底倒出来看一看。",
  "这一批只做了三百罐。",
  "配方里只有茶和水。",
  "老板娘笑着说，随便坐。",
];

it("[CLM6] forty harmless sentences raise no prohibition and hardly a warning", () => {
  const grave = HARMLESS.filter((sentence) =>
    everything(sentence).some(({ entry }) => entry.severity === "block" || entry.severity === "warn"),
  );
  expect(grave.length).toBeLessThanOrEqual(1);
});
