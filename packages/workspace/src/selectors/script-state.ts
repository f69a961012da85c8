import type { RowId } from "@tongpin/domain/base";
import { type Brief, EMPTY_BRIEF } from "@tongpin/domain/brief";
import type { ClaimAllowance } from "@tongpin/domain/claims";
import type { FinalMark } from "@tongpin/domain/script";
import type { Take } from "@tongpin/domain/shooting";
import type { Numbering } from "@tongpin/domain/shots";
import type { Cut, Post, ScriptRow, ScriptSettings, Shot } from "@tongpin/domain/video";
import type { ShotClash } from "../schema/clash.ts";
import type { RowSlot } from "../schema/row-slot.ts";

export interface ScriptState {
  /** In order; removed ones left out. */
  readonly rows: readonly ScriptRow[];
  /** In order; removed ones left out. */
  readonly shots: readonly Shot[];
  /** Cells of shots that two people wrote at once, until somebody chooses. */
  readonly clashes: readonly ShotClash[];
  /** How 镜号 are given; `shotNumbers` of the domain makes them. */
  readonly numbering: Numbering;
  /** Oldest first: V1 is the first. */
  readonly cuts: readonly Cut[];
  readonly post: Post;
  readonly settings: ScriptSettings;
  /** Wordings somebody answers for, by entry of the lexicon. */
  readonly allowances: readonly ClaimAllowance[];
  /** Of all shots, first to last; also those of shots that were removed. */
  readonly takes: readonly Take[];
  /** What the video was asked to be. No content: a change of it voids no approval. */
  readonly brief: Brief;
  /** What is said about 定稿; null when nobody ever said it. */
  readonly final: FinalMark | null;
  /** What templates meant for the rows. */
  readonly slots: ReadonlyMap<RowId, RowSlot>;
}

export const EMPTY_SCRIPT: ScriptState = {
  rows: [],
  shots: [],
  clashes: [],
  numbering: { locked: false, retired: [] },
  cuts: [],
  post: { title: "", caption: "", topics: [], links: [], coverAtMs: null },
  settings: { targetSeconds: null, charsPerMinute: null },
  allowances: [],
  takes: [],
  brief: EMPTY_BRIEF,
  final: null,
  slots: new Map(),
};
