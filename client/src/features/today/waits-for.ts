import type { Role } from "@tongpin/domain/access";
import type { PersonId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";

/** Those who answer for everybody's work wait for everybody. */
export function isLead(role: Role | "guest"): boolean {
  return role === "owner" || role === "manager" || role === "planner";
}

/** Whether a person waits for a colleague who has this video in hand: as a lead, or because they made it. */
export function waitsFor(
  { ownerId, createdBy }: Pick<Video, "ownerId" | "createdBy">,
  personId: PersonId,
  role: Role | "guest",
): boolean {
  return ownerId !== null && ownerId !== personId && (isLead(role) || createdBy === personId);
}
