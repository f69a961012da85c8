declare const kind: unique symbol;

/** A string that names one thing of one kind. Ids are made by the caller (`newId`), never inside domain or workspace. */
export type Id<K extends string> = string & { readonly [kind]: K };

export type BrandId = Id<"brand">;
export type ChannelId = Id<"channel">;
export type VideoId = Id<"video">;
export type CampaignId = Id<"campaign">;
export type PhaseId = Id<"phase">;
export type RowId = Id<"row">;
export type ShotId = Id<"shot">;
export type PersonId = Id<"person">;
export type SubmissionId = Id<"submission">;
export type CommentId = Id<"comment">;
export type TakeId = Id<"take">;
export type CallSheetId = Id<"call-sheet">;
export type CrewId = Id<"crew">;
export type BriefItemId = Id<"briefItem">;
export type ProposalId = Id<"proposal">;
/** A plan document: that of the campaign of the same id, or of a half-year (`2027-H1`). */
export type PlanId = Id<"plan">;
export type PlanRowId = Id<"plan-row">;
export type PaceId = Id<"pace">;

/** Lower-case hex SHA-256 (64 characters). */
export type Sha256 = Id<"sha256">;

/** Names the kind of an id that arrives as a plain string (a URL, a file, the wire). */
export function asId<T extends Id<string>>(value: string): T {
  return value as T;
}
