import { ROLES, type Role } from "@tongpin/domain/access";
import { asId } from "@tongpin/domain/base";
import type { Actor } from "@tongpin/domain/records";
import type { Principal } from "../auth/sessions.ts";
import type { Database } from "../sql/database.ts";

/** Who a person is *in this brand, now*; null = nobody, the brand does not exist for them. */
export async function actorIn(db: Database, principal: Principal, brandId: string): Promise<Actor | null> {
  if (principal.kind === "guest") {
    if (principal.brandId !== brandId) return null;
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

export function readRole(value: string): Role | null {
  return ROLES.find((role) => role === value) ?? null;
}
