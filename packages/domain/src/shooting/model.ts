import type {
  CallSheetId,
  CivilDate,
  CivilTime,
  CrewId,
  Instant,
  PersonId,
  ShotId,
  TakeId,
  VideoId,
} from "../base/index.ts";
import type { Shot } from "../video/index.ts";

/** What a take was found to be on the set: good enough, or to be shot again. */
export const TAKE_RESULTS = ["good", "again"] as const;
export type TakeResult = (typeof TAKE_RESULTS)[number];

/** One take (条) of a shot. Its number is its place among the shot's takes, never stored. */
export interface Take {
  readonly id: TakeId;
  readonly shotId: ShotId;
  readonly result: TakeResult;
  readonly note: string;
  readonly at: Instant;
  readonly by: PersonId;
  /** When it was starred as the best one; null = it is not. */
  readonly bestAt: Instant | null;
}

/** Somebody who has to be there. */
export interface CrewMember {
  readonly id: CrewId;
  readonly name: string;
  /** 职能: 导演, 摄影, 演员… */
  readonly duty: string;
  readonly contact: string;
  /** When this one has to be there; null = when everybody has. */
  readonly callTime: CivilTime | null;
}

/** A shot that is to be taken on a day. */
export interface SheetShot {
  readonly videoId: VideoId;
  readonly shotId: ShotId;
}

/** 通告单: one shooting day. It lives in the brand's plan room; several videos may share it. */
export interface CallSheet {
  readonly id: CallSheetId;
  readonly date: CivilDate;
  readonly title: string;
  /** 集合 */
  readonly meetTime: CivilTime | null;
  readonly meetPlace: string;
  /** 开机; null = as soon as everybody is there. */
  readonly startTime: CivilTime | null;
  /** 收工 */
  readonly wrapTime: CivilTime | null;
  /** The day runs past midnight: a time earlier than the meeting is one of the next morning. */
  readonly overnight: boolean;
  /** 雨备 */
  readonly rainPlan: string;
  readonly note: string;
  readonly minutesPerShot: number;
  readonly minutesPerScene: number;
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
  readonly crew: readonly CrewMember[];
  readonly shots: readonly SheetShot[];
}

/** A shot of a video as it stands today. */
export interface PlacedShot {
  readonly videoId: VideoId;
  readonly shot: Shot;
}
