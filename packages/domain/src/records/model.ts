import type { GuestRight, Role } from "../access/roles.ts";
import type { AnnotationCommand } from "../annotations/model.ts";
import type { BrandId, CommentId, Instant, PersonId, Sha256, SubmissionId, VideoId } from "../base/index.ts";
import type { Cut, Post, ScriptRow } from "../video/model.ts";

/** Who acts. The server fills it from the session; a command never carries it. */
export interface Actor {
  readonly id: PersonId;
  readonly name: string;
  readonly kind: "member" | "guest" | "system";
  readonly role: Role | "guest" | "system";
  /** Guests only. */
  readonly rights?: readonly GuestRight[];
  readonly videoId?: VideoId;
}

/** Exactly what a decision is about (定版). Hashed as canonical JSON; see workspace/canonical. */
export interface PinnedContent {
  readonly schema: 1;
  readonly videoId: VideoId;
  readonly cut: Pick<Cut, "sha256" | "bytes" | "name" | "mime" | "durationMs" | "width" | "height"> | null;
  readonly script: readonly Pick<ScriptRow, "id" | "visual" | "voice" | "caption">[];
  readonly post: Post;
}

export const DECISIONS = ["approve", "conditional", "changes", "reject", "withdraw"] as const;
export type DecisionKind = (typeof DECISIONS)[number];
export type ChangeLevel = "must" | "should";

/** Head of a ledger as somebody saw it. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: Sha256;
}

/** A wording of the lexicon as it stood in the content. */
export interface OpenClaim {
  readonly entryId: string;
  readonly text: string;
}

export interface ClaimsOverride {
  readonly reason: string;
  readonly claims: readonly OpenClaim[];
}

/** What the ledger says happened. Facts only: "overdue since", "approved" and the like are computed from them. */
export type RecordBody =
  | {
      readonly type: "submission";
      readonly submissionId: SubmissionId;
      readonly videoId: VideoId;
      readonly contentHash: Sha256;
      readonly cutSha256: Sha256 | null;
      readonly round: number;
      readonly reviewHours: number;
      readonly dueAt: Instant;
      /** Prohibited wordings that were sent all the same, and why (CLM7). */
      readonly override?: ClaimsOverride;
    }
  | {
      readonly type: "supersede";
      readonly submissionId: SubmissionId;
      readonly videoId: VideoId;
      readonly bySubmissionId: SubmissionId;
    }
  | {
      readonly type: "decision";
      readonly submissionId: SubmissionId;
      readonly videoId: VideoId;
      readonly contentHash: Sha256;
      readonly decision: DecisionKind;
      readonly level: ChangeLevel | null;
      readonly reason: string;
      readonly late: boolean;
      readonly seenHead: LedgerHead | null;
      readonly clientAt: Instant | null;
    }
  | {
      readonly type: "overdue";
      readonly submissionId: SubmissionId;
      readonly videoId: VideoId;
      readonly dueAt: Instant;
    }
  | {
      readonly type: "publication";
      readonly videoId: VideoId;
      readonly submissionId: SubmissionId;
      readonly contentHash: Sha256;
      readonly url: string;
      readonly publishedAt: Instant;
    };

/** One line of a brand's ledger (台账). `hash` covers everything but `hash` and `signature`. */
export interface LedgerEntry {
  readonly v: 1;
  readonly brandId: BrandId;
  readonly seq: number;
  readonly at: Instant;
  readonly op: string;
  readonly actor: { readonly id: PersonId; readonly name: string; readonly kind: Actor["kind"] };
  readonly body: RecordBody;
  readonly prev: Sha256;
  readonly hash: Sha256;
  /** Ed25519 over `hash`, base64url; null in a local-only workspace (“local, unsigned”). */
  readonly signature: string | null;
}

/** A review note (批注), bound to a version by its hash. Rows of the talk room; not part of the chain. */
export interface Comment {
  readonly id: CommentId;
  readonly videoId: VideoId;
  /** Thread it answers, or null for a new thread. */
  readonly parentId: CommentId | null;
  readonly cutSha256: Sha256 | null;
  /** Moment in the cut; null = about the whole. */
  readonly atMs: number | null;
  readonly text: string;
  readonly level: ChangeLevel;
  readonly author: { readonly id: PersonId; readonly name: string; readonly kind: Actor["kind"] };
  readonly at: Instant;
  readonly resolvedAt: Instant | null;
}

/** Commands: what people ask the server to record. `op` (a UUID made once by the client) makes a replay harmless. */
export type RecordCommand =
  | AnnotationCommand
  | {
      readonly type: "submit";
      readonly videoId: VideoId;
      readonly submissionId: SubmissionId;
      /** The hash the sender's screen computed; refused unless the server's durable content hashes to the same. */
      readonly expectHash: Sha256;
      /** Why prohibited wordings in it may go to the brand all the same; only needed where there are any (CLM7). */
      readonly overrideReason?: string;
    }
  | {
      readonly type: "decide";
      readonly videoId: VideoId;
      readonly submissionId: SubmissionId;
      readonly contentHash: Sha256;
      readonly decision: DecisionKind;
      readonly level: ChangeLevel | null;
      readonly reason: string;
      readonly seenHead: LedgerHead | null;
      readonly clientAt: Instant | null;
    }
  | {
      readonly type: "publish";
      readonly videoId: VideoId;
      readonly submissionId: SubmissionId;
      readonly contentHash: Sha256;
      readonly url: string;
      readonly publishedAt: Instant;
    }
  | {
      readonly type: "comment";
      readonly videoId: VideoId;
      readonly commentId: CommentId;
      readonly parentId: CommentId | null;
      readonly cutSha256: Sha256 | null;
      readonly atMs: number | null;
      readonly text: string;
      readonly level: ChangeLevel;
    }
  | {
      readonly type: "resolve-comment";
      readonly videoId: VideoId;
      readonly commentId: CommentId;
      readonly resolved: boolean;
    };
