import { sql } from "kysely";
import type { Tx } from "../sql/transact.ts";

export type AuditAction =
  | "set-up"
  | "create-brand"
  | "invite"
  | "revoke-invite"
  | "join"
  | "change-role"
  | "revoke-member"
  | "create-guest-link"
  | "revoke-guest-link"
  | "create-calendar-link"
  | "rename-calendar-link"
  | "revoke-calendar-link"
  | "add-passkey"
  | "remove-passkey"
  | "accept-rescue";

/** Who changed who may do what. `subject` is an id, never a name, a token or content. */
export async function writeAudit(
  tx: Tx,
  entry: { at: number; actorId: string; action: AuditAction; brandId: string | null; subject: string | null },
): Promise<void> {
  // Never before the brand's last act, whichever node's clock that went by; the brand is held, so nobody comes between.
  const { at } = entry;
  const last = tx
    .selectFrom("audit")
    .select((eb) => eb.fn.max("at").as("at"))
    .where("brand_id", entry.brandId === null ? "is" : "=", entry.brandId);
  await tx
    .insertInto("audit")
    .values({
      at: sql<number>`(select case when last.at > ${at} then last.at else ${at} end from ${last.as("last")})`,
      actor_id: entry.actorId,
      action: entry.action,
      brand_id: entry.brandId,
      subject: entry.subject,
    })
    .execute();
}
