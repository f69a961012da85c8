import type { Instant, Sha256, SubmissionId, VideoId } from "../base/index.ts";
import type { LedgerEntry } from "../records/model.ts";
import type { By } from "./state.ts";

/** 已发布: where the video can be seen, and the approval under which it went out. */
export interface Publication {
  readonly videoId: VideoId;
  readonly submissionId: SubmissionId;
  readonly contentHash: Sha256;
  readonly url: string;
  readonly publishedAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: By;
}

/** All publications of a ledger, in the order they were recorded, whatever the order of the entries. */
export function publicationsOf(entries: readonly LedgerEntry[]): readonly Publication[] {
  return [...entries]
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ actor, at, body }) => {
      if (body.type !== "publication") return [];
      const { type: _, ...published } = body;
      return [{ ...published, recordedAt: at, recordedBy: actor }];
    });
}

/** The publication of one video. The last one recorded counts, so a wrong link is put right by recording the right one. */
export function publicationOf(entries: readonly LedgerEntry[], videoId: VideoId): Publication | null {
  return publicationsOf(entries).findLast((publication) => publication.videoId === videoId) ?? null;
}
