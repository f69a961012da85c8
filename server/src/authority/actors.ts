import { ROLES, type Role } from "@tongpin/domain/access";
import { asId } from "@tongpin/domain/base";
import type { Actor } from "@tongpin/domain/records";
import type { GuestPrincipal, Principal } from "../auth/sessions.ts";
import type { Database } from "../sql/opened.ts";
import type { Tx } from "../sql/transact.ts";

/** Who a person is *in this brand, now*; null = nobody, the brand does not exist for them. */
export async function actorIn(db: Database | Tx, principal: Principal, brandId: string): Promise<Actor | null> {
  if (principal.kind === "guest") {
    if (principal.brandId !== brandId || !(await isOpen(db, principal))) return null;
    return {
      id: asId(principal.personId),
      name: principal.name,
      kind: "guest",
      role: "guest",
      rights: principal.rights,
      videoId: asId(principal.videoId),
    };
  }
  const row = await db
    .selectFrom("memberships")
    .select("role")
    .where("brand_id", "=", brandId)
    .where("person_id", "=", principal.personId)
    .executeTakeFirst();
  const role = row ? readRole(row.role) : null;
  return role && { id: asId(principal.personId), name: principal.name, kind: "member", role };
}

/** Whether a guest's session still stands and its link was not taken back; when it ends, the session itself says. */
async function isOpen(db: Database | Tx, guest: GuestPrincipal): Promise<boolean> {
  const row = await db
    .selectFrom("guest_sessions")
    .innerJoin("guest_links", "guest_links.id", "guest_sessions.link_id")
    .select("guest_sessions.id")
    .where("guest_sessions.id", "=", guest.sessionId)
    .where("guest_links.revoked_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

export function readRole(value: string): Role | null {
  return ROLES.find((role) => role === value) ?? null;
}
