import type { BrandId, Sha256, SubmissionId, VideoId } from "@tongpin/domain/base";
import type { DecisionKind, LedgerEntry, RecordCommand } from "@tongpin/domain/records";
import { approvalOf, foldReview, type Round, roundsOf } from "@tongpin/domain/review";
import { ledgerRoom } from "@tongpin/protocol";
import { contentHash, openLedger, openScript, pinContent, type ScriptRoom, sha256Hex } from "@tongpin/workspace";
import type { Door } from "./door.ts";
import { joinRoom, type Writer } from "./writer.ts";

/** What one command was answered. */
export interface Heard {
  readonly op: string;
  readonly command: RecordCommand;
  readonly status: number;
  readonly text: string;
}

/** One session at its desk: it sees the ledger as it comes in and gives commands. */
export interface Desk {
  readonly heard: readonly Heard[];
  entriesOf(videoId: VideoId): readonly LedgerEntry[];
  entries(): readonly LedgerEntry[];
  rounds(videoId: VideoId): readonly Round[];
  /** Called after each change of the ledger as this session sees it. */
  onLedger(listener: () => void): () => void;
  send(command: RecordCommand, op?: string): Promise<Heard>;
  /** The frozen content, with the hash of what really came; null when there is none. */
  readPin(hash: Sha256): Promise<Sha256 | null>;
  leave(): void;
}

export async function openDesk(door: Door, brandId: BrandId): Promise<Desk> {
  const reader = await joinRoom(door, ledgerRoom(brandId));
  await reader.heard;
  const ledger = openLedger(reader.doc);
  const heard: Heard[] = [];
  const entries = () => ledger.getSnapshot().entries;
  const entriesOf = (videoId: VideoId) => entries().filter(({ body }) => body.videoId === videoId);
  return {
    heard,
    entries,
    entriesOf,
    rounds: (videoId) => roundsOf(entriesOf(videoId), videoId),
    onLedger: (listener) => ledger.subscribe(listener),
    async send(command, op = crypto.randomUUID()) {
      const { status, text } = await door.post("/api/commands", { op, brandId, command });
      const answer = { op, command, status, text };
      heard.push(answer);
      return answer;
    },
    async readPin(hash) {
      const { status, text } = await door.get(`/api/pins/${hash}`);
      return status === 200 ? sha256Hex(`approval/v1\n${text}`) : null;
    },
    leave() {
      ledger.destroy();
      reader.leave();
    },
  };
}

/** The badge a page would show beside this script, and the hash it is about. */
export function badgeOf(script: ScriptRoom, entries: readonly LedgerEntry[], videoId: VideoId, now: number) {
  const hash = hashOf(script, videoId);
  return { hash, badge: approvalOf(foldReview(entries, now), hash) };
}

export function hashOf(script: ScriptRoom, videoId: VideoId): Sha256 {
  return contentHash(pinContent(script.getSnapshot(), videoId, null));
}

/** A script opened for writing over a stock connection. */
export async function openSheet(door: Door, room: string): Promise<Writer & { readonly script: ScriptRoom }> {
  const writer = await joinRoom(door, room);
  await writer.ready;
  return { ...writer, script: openScript(writer.doc) };
}

export function decision(
  round: Round,
  kind: DecisionKind,
  over: { readonly contentHash?: Sha256; readonly submissionId?: SubmissionId } = {},
): RecordCommand {
  return {
    type: "decide",
    videoId: round.videoId,
    submissionId: round.submissionId,
    contentHash: round.contentHash,
    decision: kind,
    level: kind === "approve" || kind === "withdraw" ? null : "must",
    reason: kind === "approve" || kind === "withdraw" ? "" : "开头再快一点",
    seenHead: null,
    clientAt: null,
    ...over,
  };
}
