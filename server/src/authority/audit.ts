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
  | "add-passkey"
  | "remove-passkey"
  | "accept-rescue";

/** Who changed who may do what. `subject` is an id, never a name, a token or content. */
export async function writeAudit(
  tx: Tx,
  entry: { at: number; actorId: string; action: AuditAction; brandId: string | null; subject: string | null },
): Promise<void> {
  await tx
    .insertInto("audit")
    .values({
      at: entry.at,
      actor_id: entry.actorId,
      action: entry.action,
      brand_id: entry.brandId,
      subject: entry.subject,
    })
    .execute();
}
