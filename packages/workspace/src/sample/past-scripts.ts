import { sampleRows } from "./sample-rows.ts";
import type { SampleScript } from "./scripts.ts";

/** What is published already: short, because it is there to be looked up, not to be worked on. */
export const PAST_SCRIPTS: readonly SampleScript[] = [
  {
    video: "lidong",
    targetSeconds: 30,
    rows: sampleRows("lidong", [
      ["hook", "陶壶滚水，茶汤过深，阿岚皱眉", "立冬第一壶，你是不是也煮苦了？", "又苦又涩？", 3],
      ["solution", "茶秤 5 克，水线到壶的七分", "五克茶，水七分，冷水下锅，一起烧开。", "冷水下茶"],
      ["proof", "计时器三分钟，汤色琥珀", "开了再煮三分钟，关火，别盖盖子闷。", "煮 3 分钟，不闷"],
      ["interact", "壶嘴出汤，分到三只杯子", "你家老白茶煮几次？评论区告诉我。", ""],
    ]),
    shots: [],
    post: {
      title: "立冬第一壶：老白茶怎么煮才不涩",
      caption: "冷水下茶，煮三分钟，不闷。",
      topics: ["立冬", "老白茶"],
    },
  },
  {
    video: "boxes",
    targetSeconds: 25,
    rows: sampleRows("boxes", [
      ["hook", "流水线延时，纸箱一层层码高", "一千只礼盒，是十一双手包出来的。", "1,000 只", 3],
      ["proof", "老师傅系绳结特写，手上有茧", "每一根绳都打同一种结，松了可以自己再系上。", ""],
      ["call", "最后一只礼盒封好，写上日期", "今晚发货，谢谢你等。", ""],
    ]),
    shots: [],
    post: { title: "一千只礼盒背后的手", caption: "", topics: ["幕后", "手作"] },
  },
  {
    video: "waters",
    targetSeconds: 35,
    rows: sampleRows("waters", [
      ["hook", "三只玻璃杯，三瓶水并排", "同一款茶，换三种水，味道差多少？", "三种水", 3],
      ["solution", "矿泉水注入，汤色偏暗", "矿泉水：厚，但香气收着。", "矿泉水"],
      ["solution", "纯净水注入，汤色透亮", "纯净水：香最直接，回味短一点。", "纯净水"],
      ["solution", "自来水静置后煮沸", "自来水：静置一晚再烧，比想象中好。", "静置一晚"],
      ["interact", "三杯推向镜头", "你家泡茶用哪种？", ""],
    ]),
    shots: [],
    post: { title: "三种水泡同一款茶，差在哪", caption: "盲喝三人，结论在最后。", topics: ["泡茶", "测评"] },
  },
  {
    video: "desk",
    targetSeconds: 25,
    rows: sampleRows("desk", [
      ["hook", "工位上一只马克杯，茶包被扔进垃圾桶", "办公室喝好茶，只要一个杯子。", "只要一个杯子", 3],
      ["solution", "三克茶直接投杯，八分水", "三克茶，八分水，喝到三分之一就续。", "留根续水"],
      ["call", "杯子旁边的小罐", "一罐放抽屉，能喝一个月。", ""],
    ]),
    shots: [],
    post: { title: "办公室泡茶，只要一个杯子", caption: "留根泡法，三克茶喝一上午。", topics: ["办公室", "泡茶"] },
  },
  {
    video: "garden",
    targetSeconds: 25,
    rows: sampleRows("garden", [
      ["hook", "航拍：晨雾里的梯田茶园", "霜降之后，茶园其实最忙。", "海拔 1,200 米", 3],
      ["proof", "工人修枝、盖草", "修枝、盖草、清沟，都是给明年春天准备的。", ""],
      ["interact", "阿岚蹲在垄边，手捧热茶", "明年春天，想不想上山采一次？", ""],
    ]),
    shots: [],
    post: { title: "霜降之后的茶园长什么样", caption: "", topics: ["茶园", "航拍"] },
  },
];
