import type { Post, ScriptRow, Shot } from "@tongpin/domain/video";
import { sampleRows } from "./sample-rows.ts";

type ShotNote = Partial<
  Pick<
    Shot,
    "scene" | "size" | "angle" | "movement" | "sound" | "cast" | "props" | "transition" | "note" | "status" | "seconds"
  >
>;

export interface SampleScript {
  readonly video: string;
  readonly targetSeconds: number;
  readonly rows: readonly ScriptRow[];
  /** One entry a row where the shot list is made; empty = not yet. */
  readonly shots: readonly ShotNote[];
  readonly post: Partial<Post>;
}

export const SAMPLE_SCRIPTS: readonly SampleScript[] = [
  {
    video: "first-snow",
    targetSeconds: 30,
    rows: sampleRows("first-snow", [
      ["hook", "窗外第一片雪落在炭炉边，壶嘴冒白气", "初雪这天，你会约谁喝茶？", "初雪 · 围炉", 3],
      ["pain", "办公室里冰凉的外卖咖啡，手缩进袖口", "冷到手都不想伸出来的日子，热饮三分钟就凉了。", ""],
      [
        "solution",
        "陶壶上炭火，陈皮与白茶一起入水，特写翻滚",
        "一只小炉，一把老白茶，两片陈皮，慢慢煮。",
        "白茶 5 克 · 陈皮 1 片",
      ],
      ["proof", "温度计 92℃，茶汤由浅黄变琥珀，延时", "水滚之后转小火，三分钟，颜色像蜂蜜一样就好了。", "小火 3 分钟"],
      ["interact", "三个人围炉，手捧杯，雪在窗外", "一壶能续五次，够你们把这一年聊完。", ""],
      ["call", "炉火近景，字幕收尾", "你想约的那个人，评论区圈一下。", "小雪 · 约一壶"],
    ]),
    shots: [
      {
        scene: "茶室窗边",
        size: "特写",
        angle: "平视",
        movement: "固定",
        sound: "雪落环境音",
        props: "炭炉、陶壶",
        seconds: 3,
        status: "done",
      },
      {
        scene: "办公室",
        size: "中近景",
        angle: "平视",
        movement: "手持",
        cast: "阿岚",
        props: "外卖杯",
        seconds: 4,
        status: "done",
      },
      { scene: "茶室", size: "特写", angle: "俯拍", movement: "推", props: "白茶、陈皮", seconds: 6, status: "done" },
      {
        scene: "茶室",
        size: "大特写",
        angle: "平视",
        movement: "固定",
        props: "温度计",
        note: "延时 8 倍",
        seconds: 6,
        status: "done",
      },
      {
        scene: "茶室",
        size: "全景",
        angle: "过肩",
        movement: "环绕",
        cast: "阿岚、友人二",
        seconds: 6,
        status: "done",
      },
      { scene: "茶室", size: "近景", angle: "平视", movement: "拉", transition: "淡出", seconds: 4, status: "done" },
    ],
    post: {
      title: "初雪这天，你会约谁围炉煮茶",
      caption: "小雪节气，一只小炉、一把老白茶、两片陈皮，慢慢煮三分钟。\n你想约的那个人，评论区圈一下。",
      topics: ["围炉煮茶", "小雪", "白茶"],
      links: [{ label: "陈皮白茶 小罐装", url: "https://v.douyin.com/shanlan01/" }],
      coverAtMs: 400,
    },
  },
  {
    video: "winter-tea",
    targetSeconds: 30,
    rows: sampleRows("winter-tea", [
      ["hook", "左右分屏：左边冰块落杯，右边热气升起", "同一款茶，冷泡还是热泡？三秒告诉你。", "冷泡 VS 热泡", 3],
      ["pain", "杯中茶汤发暗，手把杯子推远", "很多人说冬茶苦，其实是水太烫、时间太长。", ""],
      ["solution", "热泡：90℃ 注水，十五秒出汤", "热泡用九十度的水，十五秒就出汤，回甘最清楚。", "90℃ · 15 秒"],
      ["solution", "冷泡：玻璃瓶入冰箱，时钟快进四小时", "冷泡放四个小时，甜，但少了那股香。", "冷藏 4 小时"],
      [
        "proof",
        "非遗传承人手作杀青，茶园远景",
        "茶青采自海拔一千二百米，由非遗师傅手工杀青。",
        "非遗手作 · 海拔 1,200 米",
      ],
      ["call", "两杯并排，热的那杯被拿走", "冬天，我选热的。你呢？双12 礼盒里两种都配好了。", "12 月 12 日 20 点见"],
    ]),
    shots: [
      {
        scene: "棚内",
        size: "特写",
        angle: "平视",
        movement: "固定",
        props: "双杯、冰块",
        note: "分屏后期",
        seconds: 3,
        status: "done",
      },
      { scene: "棚内", size: "近景", angle: "俯拍", movement: "固定", seconds: 4, status: "done" },
      { scene: "棚内", size: "特写", angle: "侧拍", movement: "推", props: "温度计、盖碗", seconds: 6, status: "done" },
      { scene: "厨房", size: "中景", angle: "平视", movement: "固定", props: "玻璃瓶", seconds: 5, status: "done" },
      { scene: "茶园", size: "远景", angle: "俯拍", movement: "航拍", cast: "制茶师傅", seconds: 7, status: "done" },
      {
        scene: "棚内",
        size: "中近景",
        angle: "平视",
        movement: "固定",
        cast: "阿岚",
        transition: "切",
        seconds: 5,
        status: "done",
      },
    ],
    post: {
      title: "冷泡还是热泡？三秒看懂冬茶",
      caption: "同一款冬茶，两种泡法。热的香，冷的甜，你选哪一杯？\n活动时间：2026 年 12 月 12 日 20:00 起。",
      topics: ["冬茶", "泡茶", "双12"],
      links: [{ label: "双12 年终礼盒", url: "https://v.douyin.com/shanlan12/" }],
      coverAtMs: 2_600,
    },
  },
  {
    video: "unboxing",
    targetSeconds: 45,
    rows: sampleRows("unboxing", [
      [
        "hook",
        "黑屏，只有撕开封条的声音，随后礼盒打开",
        "别人送礼看价格，我们把里面一样一样拿给你看。",
        "礼盒里到底有什么",
        4,
      ],
      [
        "solution",
        "俯拍：四只小罐依次摆出，罐身转向镜头",
        "四个小罐：老白茶、正山小种、桂花乌龙、陈皮普洱。",
        "4 罐 × 50 克",
      ],
      ["proof", "称重：电子秤显示 50.2 克", "每罐五十克，秤给你看，多的算送。", "50.2 g"],
      ["solution", "拿出一把竹制茶则与手写卡片", "还有一把竹茶则，和一张能自己写字的卡片。", "手写卡"],
      ["pain", "旧礼盒的塑料泡沫被丢进垃圾桶", "最不喜欢的就是拆完一地泡沫，所以里面全是纸。", "全纸内托"],
      ["proof", "把空盒翻过来变成收纳盒放杂物", "盒子也别扔，翻过来是个收纳盒。", ""],
      ["call", "四罐排开，手指停在其中一罐", "你最想先开哪一罐？预约直播，当晚八点一起开。", "12 月 12 日 20:00"],
    ]),
    shots: [
      {
        scene: "棚内",
        size: "大特写",
        angle: "俯拍",
        movement: "固定",
        sound: "撕封条原声",
        props: "礼盒三款",
        seconds: 4,
        status: "open",
      },
      { scene: "棚内", size: "中景", angle: "顶拍", movement: "固定", props: "四罐", seconds: 7, status: "open" },
      { scene: "棚内", size: "特写", angle: "平视", movement: "推", props: "电子秤", seconds: 5, status: "open" },
      { scene: "棚内", size: "近景", angle: "俯拍", movement: "移", props: "茶则、卡片", seconds: 5, status: "open" },
      { scene: "棚内", size: "中近景", angle: "平视", movement: "手持", props: "旧礼盒", seconds: 5, status: "open" },
      { scene: "客厅", size: "近景", angle: "俯拍", movement: "固定", props: "空盒、杂物", seconds: 4, status: "open" },
      {
        scene: "棚内",
        size: "近景",
        angle: "平视",
        movement: "摇",
        cast: "阿岚",
        transition: "切",
        seconds: 5,
        status: "open",
      },
    ],
    post: {
      title: "礼盒里到底有什么，一样一样拿给你看",
      caption: "四罐茶、一把竹茶则、一张手写卡。",
      topics: ["开箱", "双12", "送礼"],
    },
  },
  {
    video: "choose",
    targetSeconds: 40,
    rows: sampleRows("choose", [
      ["hook", "三只礼盒并排，手指来回点", "三款礼盒，差三百块，到底差在哪？", "差在哪？", 3],
      ["solution", "青色小盒打开，两罐", "小盒两罐，自己喝、送同事，刚刚好。", "小盒 ¥168"],
      ["solution", "赭色中盒打开，四罐加茶则", "中盒四罐加茶则，见家长、看老师，体面。", "中盒 ¥298"],
      ["solution", "墨色大盒打开，六罐加盖碗", "大盒六罐，多一只手作盖碗，送懂茶的人。", "大盒 ¥468"],
      [
        "proof",
        "三款的茶叶倒在白瓷盘里对比条索",
        "里面的茶是同一批，不会因为盒子小就换料。",
        "同批次 · 附检测报告编号",
      ],
      ["call", "手停在中盒", "选不出来就中盒。价格只在十二号晚上八点到十二点。", "12 月 12 日 20:00—24:00"],
    ]),
    shots: [
      { scene: "棚内", size: "中景", angle: "平视", movement: "移", props: "三款礼盒", seconds: 3, status: "open" },
      { scene: "棚内", size: "近景", angle: "俯拍", movement: "固定", seconds: 5, status: "open" },
      { scene: "棚内", size: "近景", angle: "俯拍", movement: "固定", seconds: 6, status: "open" },
      { scene: "棚内", size: "近景", angle: "俯拍", movement: "推", props: "盖碗", seconds: 6, status: "open" },
      { scene: "棚内", size: "特写", angle: "顶拍", movement: "移", props: "白瓷盘三只", seconds: 7, status: "open" },
      { scene: "棚内", size: "中近景", angle: "平视", movement: "固定", cast: "阿岚", seconds: 6, status: "open" },
    ],
    post: { title: "三款礼盒怎么选，一条讲完", caption: "", topics: ["双12", "送礼攻略"] },
  },
  {
    video: "live-call",
    targetSeconds: 25,
    rows: sampleRows("live-call", [
      ["hook", "阿岚面对镜头，举起三根手指", "明晚直播，三件事先告诉你。", "三件事", 3],
      ["solution", "竖起第一根手指，旁边出现时间", "第一，八点开始，前半小时只讲怎么泡，不卖货。", "20:00 开播"],
      ["solution", "第二根手指，出现三款礼盒", "第二，三款礼盒库存写在屏幕上，卖完就没有，不会再加。", "库存实时可见"],
      ["solution", "第三根手指，出现客服头像", "第三，发货时间当场说清楚，晚了按天赔。", "72 小时内发货"],
      ["call", "手指向下方预约按钮", "点预约，明晚见。", "预约 ↓"],
    ]),
    shots: [],
    post: { title: "双12 当晚直播，三件事先告诉你", caption: "", topics: ["双12", "直播预告"] },
  },
  {
    video: "dongzhi",
    targetSeconds: 35,
    rows: sampleRows("dongzhi", [
      ["hook", "厨房蒸汽里，外婆的手在包饺子", "我家冬至，饺子只是第二位。", "冬至", 3],
      ["pain", "空荡的餐桌，手机亮着“堵车了，你们先吃”", "一年里能坐齐的晚上，数得过来。", ""],
      ["solution", "一把大壶端上桌，六只杯子围一圈", "所以外婆立了规矩：人不齐，先不开饭，先喝茶。", "人不齐，先喝茶"],
      ["proof", "门打开，最后一个人带着冷气进来，接过热杯", "最后进门的那个，手里一定有一杯热的。", ""],
      ["interact", "全家举杯，窗外天黑，灯暖", "你家冬至，等的是谁？", "你家等谁？"],
      ["call", "茶壶空镜，字幕收尾", "", "山岚茶事 · 冬至", 3],
    ]),
    shots: [],
    post: { title: "冬至，一家人的一壶茶", caption: "", topics: ["冬至", "家"] },
  },
];
