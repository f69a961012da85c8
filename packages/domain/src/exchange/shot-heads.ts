import { SHOT_TEXT_FIELDS, type ShotTextField } from "../video/model.ts";
import type { TextGrid } from "./delimited.ts";

/** A column of the shot list that a file may carry. */
export type SheetColumn = ShotTextField | "seconds";

/** In the order Chinese crews write them; what is written out stands in this order. */
export const SHEET_COLUMNS: readonly SheetColumn[] = [
  "number",
  "size",
  "angle",
  "movement",
  "picture",
  "line",
  "caption",
  "sound",
  "seconds",
  "scene",
  "cast",
  "props",
  "transition",
  "note",
];

/** How people head these columns in their own tables, in both scripts; compared as `headKey` says. */
const HEADS: Readonly<Record<SheetColumn, string>> = {
  number:
    "镜号 镜头号 镜头 镜头编号 镜次 序号 编号 分镜 分镜号 场镜号 鏡號 鏡頭號 鏡頭 序號 編號 分鏡 分鏡號 no no. # shot shotno shotnumber",
  size: "景别 景別 镜头景别 景 画面景别 鏡頭景別 size shotsize framing",
  angle: "角度 机位角度 拍摄角度 视角 镜头角度 机位 機位角度 拍攝角度 視角 鏡頭角度 機位 angle cameraangle",
  movement:
    "运镜 镜头运动 运动 拍摄手法 拍摄方式 摄法 技巧 运动方式 机位运动 運鏡 鏡頭運動 運動 拍攝手法 拍攝方式 攝法 movement move cameramovement",
  picture:
    "画面 画面内容 画面描述 镜头内容 内容 内容描述 镜头画面 画面说明 場景描述 画面/动作 畫面 畫面內容 畫面描述 鏡頭內容 內容 內容描述 鏡頭畫面 畫面說明 picture visual action description",
  line: "台词 台词/旁白 旁白 口播 文案 解说 解说词 配音 对白 台词旁白 口播文案 人声 臺詞 台詞 台詞/旁白 解說 解說詞 對白 人聲 line dialogue voice voiceover audio",
  caption: "字幕 花字 字幕/花字 字幕花字 屏幕文字 贴纸文字 螢幕文字 貼紙文字 caption subtitle title textonscreen",
  sound:
    "音效 音乐 音乐音效 音乐/音效 背景音乐 配乐 声音 bgm 音樂 音樂音效 音樂/音效 背景音樂 配樂 聲音 sound music sfx",
  seconds:
    "时长 时长秒 时间 秒数 秒 时间秒 镜头时长 预计时长 長度 長度秒 时长s 時長 時長秒 時間 秒數 鏡頭時長 預計時長 seconds sec duration length time",
  scene: "场景 场次 场 场地 地点 拍摄地点 拍摄场景 場景 場次 場 場地 地點 拍攝地點 拍攝場景 scene location set",
  cast: "演员 人物 角色 出镜 出镜人 出镜人员 出场人物 演員 出鏡 出鏡人 出鏡人員 出場人物 cast actor talent",
  props: "道具 服化道 服装道具 道具服装 服道化 产品道具 服裝道具 道具服裝 產品道具 props wardrobe",
  transition: "转场 转场方式 转场效果 衔接 轉場 轉場方式 轉場效果 銜接 transition cut",
  note: "备注 说明 注意 注意事项 备注说明 備註 備注 說明 注意事項 備註說明 note notes remark remarks comment",
};

const COLUMN_BY_HEAD: ReadonlyMap<string, SheetColumn> = new Map(
  SHEET_COLUMNS.flatMap((column) => HEADS[column].split(" ").map((head) => [headKey(head), column] as const)),
);

/** A head as it is compared: NFKC, lower case, without spaces, units in brackets, and signs between its words. */
export function headKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, "")
    .replace(/[\s/\\·•・、,;:_.*-]+/g, "");
}

/** Which column a head names; null when it is none we know. */
export function columnOfHead(text: string): SheetColumn | null {
  return COLUMN_BY_HEAD.get(headKey(text)) ?? null;
}

/** What each column of a table carries, and which row heads them (null: none does). */
export interface SheetMapping {
  readonly headRow: number | null;
  readonly columns: readonly (SheetColumn | null)[];
}

/** People put titles, dates and names above the heads; further down a match is chance. */
const HEAD_ROWS = 15;

/** The first guess of a shot list's columns, as `guessHeads` says. */
export function guessMapping(grid: TextGrid): SheetMapping {
  return guessHeads(grid, columnOfHead);
}

/**
 * The first guess: the row with the most known heads, at least two (or one that stands alone). Each column once, the first
 * that names it. Without any heads nothing is guessed.
 */
export function guessHeads<C extends string>(
  grid: TextGrid,
  columnOf: (head: string) => C | null,
): { readonly headRow: number | null; readonly columns: readonly (C | null)[] } {
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  let headRow: number | null = null;
  let best: readonly (C | null)[] = Array.from({ length: width }, () => null);
  let most = 0;
  grid.slice(0, HEAD_ROWS).forEach((row, at) => {
    const columns = mapRow(row, width, columnOf);
    const known = columns.filter((column) => column !== null).length;
    const filled = row.filter((cell) => cell.trim() !== "").length;
    if (known <= most || (known === 1 && filled > 1)) return;
    most = known;
    headRow = at;
    best = columns;
  });
  return { headRow, columns: best };
}

function mapRow<C extends string>(
  row: readonly string[],
  width: number,
  columnOf: (head: string) => C | null,
): readonly (C | null)[] {
  const taken = new Set<C>();
  return Array.from({ length: width }, (_, at) => {
    const column = columnOf(row[at] ?? "");
    if (column === null || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}

/** A, B … Z, AA: how spreadsheets name a column. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : "") + String.fromCharCode(65 + (index % 26));
}

/** Whether a column carries words (all but the seconds). */
export function isTextColumn(column: SheetColumn): column is ShotTextField {
  return SHOT_TEXT_FIELDS.some((field) => field === column);
}
