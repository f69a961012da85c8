import type {
  CampaignId,
  ChannelId,
  CivilDate,
  CivilTime,
  Instant,
  PaceId,
  PersonId,
  PhaseId,
  RowId,
  Sha256,
  ShotId,
  VideoId,
} from "../base/index.ts";

/** The way of one video, in order (P1, flows.md §B). */
export const STAGES = [
  "idea",
  "script",
  "scriptReview",
  "shots",
  "shoot",
  "roughCut",
  "fineCut",
  "internalReview",
  "brandReview",
  "ready",
  "published",
  "retro",
] as const;
export type Stage = (typeof STAGES)[number];

export const VIDEO_FORMS = ["video", "image", "live"] as const;
export type VideoForm = (typeof VIDEO_FORMS)[number];

/** What must be done before a video goes out; each gets a date counted backward from the plan date (C5). */
export const DEADLINE_STEPS = ["script", "shots", "shoot", "roughCut", "fineCut", "brandReview"] as const;
export type DeadlineStep = (typeof DEADLINE_STEPS)[number];

/** The index card of a video. It lives in its brand's plan room; `actual` dates are publications in the ledger. */
export interface Video {
  readonly id: VideoId;
  readonly title: string;
  readonly form: VideoForm;
  readonly stage: Stage;
  readonly channelId: ChannelId | null;
  readonly ownerId: PersonId | null;
  readonly campaignId: CampaignId | null;
  readonly phaseId: PhaseId | null;
  /** Position in the unscheduled tray and in a day: a fractional index. */
  readonly order: string;
  /** 选题 score, 0–100, null = not scored. */
  readonly score: number | null;
  /** 计划日: when the team means to publish. Null = in the tray. */
  readonly planDate: CivilDate | null;
  readonly planTime: CivilTime | null;
  /** 承诺日: what was promised to the brand. Never moved by dragging. */
  readonly promiseDate: CivilDate | null;
  /** 解禁日: not to be published before this day. */
  readonly notBefore: CivilDate | null;
  /** How much time each step of it gets; null = the normal pace. */
  readonly paceId: PaceId | null;
  /** Deadlines a person fixed by hand; the rest of the chain is computed. */
  readonly pinnedDeadlines: Readonly<Partial<Record<DeadlineStep, CivilDate>>>;
  readonly note: string;
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
  readonly removedAt: Instant | null;
  /** 热点: left out where the video never was one. */
  readonly hot?: HotWindow;
  /** What people gave the idea, 1–5 by person; left out where nobody has. */
  readonly ratings?: Readonly<Record<PersonId, number>>;
}

/** How long a topic is hot (C18). `isArchived`: this very window was found to be over, and the video was put away. */
export interface HotWindow {
  readonly from: Instant;
  readonly until: Instant;
  readonly isArchived: boolean;
}

/** An account on a platform (账号). `hue` is its colour on the calendar, 0–359. */
export interface Channel {
  readonly id: ChannelId;
  readonly name: string;
  readonly platform: "douyin" | "xiaohongshu" | "kuaishou" | "channels";
  readonly hue: number;
  /** Characters a minute this host speaks (speech-timing.md); null = the default preset. */
  readonly charsPerMinute: number | null;
  /** Contract cadence: at least this many a week, null = no promise. */
  readonly weeklyQuota: number | null;
  /** The same for a month of the calendar; both may be promised. */
  readonly monthlyQuota: number | null;
  /** Two of its videos within so many hours take each other's audience; 0 = no such rule. */
  readonly hoursApart: number;
  /** When it usually publishes, in the order of the week. */
  readonly slots: readonly PostingSlot[];
}

/** A usual time of publishing, Beijing. */
export interface PostingSlot {
  /** Monday 1 … Sunday 7. */
  readonly weekday: number;
  readonly time: CivilTime;
}
/** What a channel has of its own accord, in hours. */
export const USUAL_HOURS_APART = 4;
/** As many as fit into a week of half-hours would be no plan. */
export const MOST_POSTING_SLOTS = 42;

export const PHASE_KINDS = ["seed", "warmup", "burst", "encore"] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];

export interface Phase {
  readonly id: PhaseId;
  readonly kind: PhaseKind;
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly quota: number;
  readonly aim: string;
  /** What people call it; absent where its kind is name enough. */
  readonly name?: string;
  /** Of which kinds the videos should be; absent where only the number counts. */
  readonly asks?: readonly PhaseAsk[];
}

/** So many videos of a form, for an account; null is any. */
export interface PhaseAsk {
  readonly form: VideoForm | null;
  readonly channelId: ChannelId | null;
  readonly count: number;
}

export interface Campaign {
  readonly id: CampaignId;
  readonly name: string;
  /** Id of the marketing event it was made from, or null. */
  readonly nodeId: string | null;
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly phases: readonly Phase[];
  /** Fen. */
  readonly budget: number;
  readonly message: string;
  /** 解禁日 of the whole campaign: nothing of it may be out before. */
  readonly notBefore: CivilDate | null;
}

/** Figures of a published video at a checkpoint, as typed or imported. Rates are 0–1, missing is null. */
export interface Figures {
  readonly videoId: VideoId;
  /** Days after publication: 1, 3, 7 or 30. */
  readonly checkpoint: number;
  readonly plays: number | null;
  readonly completionRate: number | null;
  readonly completion5sRate: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly shares: number | null;
  readonly favourites: number | null;
  readonly newFans: number | null;
  readonly source: string;
}

/** One A/V row (行). `visual` 画面, `voice` 台词/旁白, `caption` 字幕·花字. Plain text, line breaks allowed. */
export interface ScriptRow {
  readonly id: RowId;
  readonly visual: string;
  readonly voice: string;
  readonly caption: string;
  /** Seconds fixed by hand; null = from the spoken text. */
  readonly seconds: number | null;
  readonly beat: Beat | null;
}
export const ROW_COLUMNS = ["visual", "voice", "caption"] as const;
export type RowColumn = (typeof ROW_COLUMNS)[number];

export const BEATS = ["hook", "pain", "solution", "proof", "call", "interact"] as const;
export type Beat = (typeof BEATS)[number];

/**
 * A picture of a shot: a photo, or a sketch drawn here (its strokes lie in the file itself). Only what tells it from
 * others; the bytes are a file under this hash.
 */
export interface ShotFrame {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly mime: FrameMime;
  readonly width: number;
  readonly height: number;
  readonly isSketch: boolean;
  readonly addedAt: Instant;
  readonly addedBy: PersonId;
}
export const FRAME_MIMES = ["image/jpeg", "image/png", "image/webp"] as const;
export type FrameMime = (typeof FRAME_MIMES)[number];

/** One line of the shot list (分镜). Free text except `seconds`; `number` is 镜号 as printed. */
export interface Shot {
  readonly id: ShotId;
  readonly number: string;
  readonly scene: string;
  readonly size: string;
  readonly angle: string;
  readonly movement: string;
  readonly picture: string;
  readonly line: string;
  readonly caption: string;
  readonly sound: string;
  readonly seconds: number | null;
  readonly cast: string;
  readonly props: string;
  readonly transition: string;
  readonly note: string;
  readonly status: "open" | "done" | "retake" | "dropped";
  /** The script row it was made from, and that row's words at the time: a later difference shows 脚本已变. */
  readonly rowId: RowId | null;
  readonly rowText: string | null;
  /** Left out rather than null: a version kept before shots had pictures stays the same version. */
  readonly frame?: ShotFrame;
}
export const SHOT_TEXT_FIELDS = [
  "number",
  "scene",
  "size",
  "angle",
  "movement",
  "picture",
  "line",
  "caption",
  "sound",
  "cast",
  "props",
  "transition",
  "note",
] as const;
export type ShotTextField = (typeof SHOT_TEXT_FIELDS)[number];

/** A version of the video file. Its identity is the hash of its bytes; V1, V2… is its place by `addedAt`. */
export interface Cut {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly name: string;
  readonly mime: string;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly addedAt: Instant;
  readonly addedBy: PersonId;
}

export interface PostLink {
  readonly label: string;
  readonly url: string;
}

/** 发布件: everything that will be published beside the video itself. */
export interface Post {
  readonly title: string;
  readonly caption: string;
  /** 话题 without the leading #. */
  readonly topics: readonly string[];
  readonly links: readonly PostLink[];
  /** Cover as a moment of the cut, in ms; null = not chosen. */
  readonly coverAtMs: number | null;
}

export interface ScriptSettings {
  readonly targetSeconds: number | null;
  readonly charsPerMinute: number | null;
}
