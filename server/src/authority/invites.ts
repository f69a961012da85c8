import type { Role } from "@tongpin/domain/access";
import { must, ok, type Result, refuse } from "@tongpin/domain/base";
import type { InviteCreated, InviteInfo, InvitePreview } from "@tongpin/protocol";
import { hashToken, newId, newToken } from "../auth/tokens.ts";
import { asSystem } from "../sql/acting.ts";
import type { Database } from "../sql/opened.ts";
import { transact } from "../sql/transact.ts";
import type { Accounts, NewPerson } from "./accounts.ts";
import { writeAudit } from "./audit.ts";
import type { Clock } from "./clock.ts";
import { holdBrand } from "./ledger.ts";

export const INVITE_HOURS = 72;

export interface Invites {
  create(
    by: string,
    invite: { brandId: string; role: Role; expiresInHours?: number | undefined },
  ): Promise<InviteCreated>;
  open(brandId: string): Promise<readonly InviteInfo[]>;
  revoke(by: string, brandId: string, id: string): Promise<Result<void>>;
  preview(token: string): Promise<Result<InvitePreview>>;
  /** Joins with the present account (`personId`) or makes a new one. Answers who joined. */
  accept(token: string, who: { personId: string } | NewPerson): Promise<Result<string>>;
}

export function createInvites(deps: { db: Database; clock: Clock; accounts: Accounts }): Invites {
  const { db, clock, accounts } = deps;

  /** The invite of a token while it may still be used; otherwise the reason why not. */
  async function usable(token: string) {
    const invite = await db.selectFrom("invites").selectAll().where("hash", "=", hashToken(token)).executeTakeFirst();
    if (!invite) return refuse("link-unknown");
    if (invite.used_at !== null) return refuse("link-used");
    if (invite.revoked_at !== null) return refuse("link-revoked");
    if (invite.expires_at <= clock.now()) return refuse("link-expired");
    return ok(invite);
  }

  async function preview(token: string): ReturnType<Invites["preview"]> {
    const invite = await usable(token);
    if (!invite.ok) return invite;
    const row = await db
      .selectFrom("brands")
      .innerJoin("persons", (join) => join.on("persons.id", "=", invite.value.created_by))
      .select(["brands.name as brandName", "persons.name as invitedBy"])
      .where("brands.id", "=", invite.value.brand_id)
      .executeTakeFirstOrThrow();
    return ok({
      ...row,
      workspaceName: must(await accounts.workspace(), "workspace").name,
      role: invite.value.role,
      expiresAt: invite.value.expires_at,
    });
  }

  async function accept(token: string, who: { personId: string } | NewPerson): ReturnType<Invites["accept"]> {
    const invite = await usable(token);
    if (!invite.ok) return invite;
    const prepared = "personId" in who ? null : await accounts.prepare(who);
    if (prepared && !prepared.ok) return prepared;
    return transact(db, async (tx) => {
      const brandId = invite.value.brand_id;
      await holdBrand(tx, brandId);
      const at = clock.now();
      // The condition makes "once" hold for two people who press the button in the same moment.
      const claimed = await tx
        .updateTable("invites")
        .set({ used_at: at })
        .where("id", "=", invite.value.id)
        .where("used_at", "is", null)
        .where("revoked_at", "is", null)
        .where("expires_at", ">", at)
        .executeTakeFirst();
      if (claimed.numUpdatedRows === 0n) return refuse("link-used");
      const person = "personId" in who ? ok(who.personId) : await must(prepared, "prepared person").value(tx, false);
      if (!person.ok) return person;
      const joined = await tx
        .insertInto("memberships")
        .values({ brand_id: brandId, person_id: person.value, role: invite.value.role, joined_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (joined.numInsertedOrUpdatedRows === 0n) return refuse("already-member");
      await tx.updateTable("invites").set({ used_by: person.value }).where("id", "=", invite.value.id).execute();
      await writeAudit(tx, { at, actorId: person.value, action: "join", brandId, subject: invite.value.id });
      return ok(person.value);
    });
  }

  return {
    async create(by, { brandId, role, expiresInHours }) {
      const token = newToken();
      const id = newId();
      const at = clock.now();
      const expiresAt = at + (expiresInHours ?? INVITE_HOURS) * 3_600_000;
      await db.transaction().execute(async (tx) => {
        await holdBrand(tx, brandId);
        await tx
          .insertInto("invites")
          .values({
            id,
            hash: hashToken(token),
            brand_id: brandId,
            role,
            created_by: by,
            created_at: at,
            expires_at: expiresAt,
            used_at: null,
            used_by: null,
            revoked_at: null,
          })
          .execute();
        await writeAudit(tx, { at, actorId: by, action: "invite", brandId, subject: id });
      });
      return { id, token, expiresAt };
    },
    async open(brandId) {
      return db
        .selectFrom("invites")
        .select(["id", "role", "created_at as createdAt", "expires_at as expiresAt"])
        .where("brand_id", "=", brandId)
        .where("used_at", "is", null)
        .where("revoked_at", "is", null)
        .where("expires_at", ">", clock.now())
        .orderBy("created_at")
        .execute();
    },
    async revoke(by, brandId, id) {
      return transact(db, async (tx) => {
        await holdBrand(tx, brandId);
        const at = clock.now();
        const changed = await tx
          .updateTable("invites")
          .set({ revoked_at: at })
          .where("id", "=", id)
          .where("brand_id", "=", brandId)
          .where("used_at", "is", null)
          .where("revoked_at", "is", null)
          .executeTakeFirst();
        if (changed.numUpdatedRows === 0n) return refuse("not-found");
        await writeAudit(tx, { at, actorId: by, action: "revoke-invite", brandId, subject: id });
        return ok();
      });
    },
    // The token is the proof: whoever holds it is of no brand yet.
    preview: (token) => asSystem(() => preview(token)),
    accept: (token, who) => asSystem(() => accept(token, who)),
  };
}
