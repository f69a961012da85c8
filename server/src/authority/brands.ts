import { mayGrant, type Role } from "@tongpin/domain/access";
import { ok, type Result, refuse } from "@tongpin/domain/base";
import type { Actor } from "@tongpin/domain/records";
import type { BrandInfo, MemberInfo } from "@tongpin/protocol";
import { actingOf, type MemberPrincipal, type Principal } from "../auth/sessions.ts";
import { newId } from "../auth/tokens.ts";
import { actingFor, asSystem } from "../sql/acting.ts";
import type { Database } from "../sql/opened.ts";
import { type Tx, transact } from "../sql/transact.ts";
import type { AccessChange, AccessFeed } from "./access-feed.ts";
import { readRole } from "./actors.ts";
import { writeAudit } from "./audit.ts";
import type { Clock } from "./clock.ts";
import { holdBrand } from "./ledger.ts";

export interface Brands {
  /** Brands a person may see, oldest first. */
  of(principal: Principal): Promise<readonly BrandInfo[]>;
  create(owner: MemberPrincipal, name: string): Promise<Result<BrandInfo>>;
  members(brandId: string): Promise<readonly MemberInfo[]>;
  changeRole(by: Actor, brandId: string, personId: string, role: Role): Promise<Result<void>>;
  removeMember(by: Actor, brandId: string, personId: string): Promise<Result<void>>;
}

export function createBrands(deps: { db: Database; clock: Clock; feed: AccessFeed }): Brands {
  const { db, clock, feed } = deps;

  /** Why `by` may not change or end this membership: nobody there, a higher role, or the brand's only owner. */
  async function obstacle(tx: Tx, by: Actor, brandId: string, personId: string, stays: boolean) {
    const rows = await tx
      .selectFrom("memberships")
      .select(["person_id", "role"])
      .where("brand_id", "=", brandId)
      .execute();
    const present = readRole(rows.find((row) => row.person_id === personId)?.role ?? "");
    if (!present) return refuse("not-found");
    if (!mayGrant(by.role, present)) return refuse("forbidden");
    // A brand nobody owns could never be managed again.
    const lastOwner = present === "owner" && rows.filter((row) => row.role === "owner").length === 1;
    return lastOwner && !stays ? refuse("last-owner") : ok();
  }

  async function brandsOf(principal: Principal): Promise<readonly BrandInfo[]> {
    if (principal.kind === "guest") {
      const brand = await db
        .selectFrom("brands")
        .select(["id", "name"])
        .where("id", "=", principal.brandId)
        .executeTakeFirst();
      return brand ? [{ ...brand, role: "guest" }] : [];
    }
    return db
      .selectFrom("memberships")
      .innerJoin("brands", "brands.id", "memberships.brand_id")
      .select(["brands.id", "brands.name", "memberships.role"])
      .where("memberships.person_id", "=", principal.personId)
      .orderBy("brands.created_at")
      .orderBy("brands.id")
      .execute();
  }

  return {
    of: (principal) => actingFor(actingOf(principal), () => brandsOf(principal)),
    async create(owner, name) {
      if (!owner.isOwner) return refuse("forbidden");
      const id = newId();
      const at = clock.now();
      // Nobody is of a brand that is not there yet.
      const make = async (tx: Tx): Promise<Result<BrandInfo>> => {
        await tx.insertInto("brands").values({ id, name: name.trim(), created_at: at }).execute();
        await tx
          .insertInto("memberships")
          .values({ brand_id: id, person_id: owner.personId, role: "owner", joined_at: at })
          .execute();
        await writeAudit(tx, { at, actorId: owner.personId, action: "create-brand", brandId: id, subject: null });
        return ok({ id, name: name.trim(), role: "owner" });
      };
      return asSystem(() => transact(db, make));
    },
    async members(brandId) {
      return db
        .selectFrom("memberships")
        .innerJoin("persons", "persons.id", "memberships.person_id")
        .select(["persons.id as personId", "persons.name", "memberships.role", "memberships.joined_at as joinedAt"])
        .where("memberships.brand_id", "=", brandId)
        .orderBy("memberships.joined_at")
        .orderBy("persons.id")
        .execute();
    },
    async changeRole(by, brandId, personId, role) {
      const change: AccessChange = { type: "role-changed", brandId, personId };
      const done = await transact(db, async (tx) => {
        await holdBrand(tx, brandId);
        await writeAudit(tx, { at: clock.now(), actorId: by.id, action: "change-role", brandId, subject: personId });
        if (!mayGrant(by.role, role)) return refuse("forbidden");
        const stopped = await obstacle(tx, by, brandId, personId, role === "owner");
        if (!stopped.ok) return stopped;
        await tx
          .updateTable("memberships")
          .set({ role })
          .where("brand_id", "=", brandId)
          .where("person_id", "=", personId)
          .execute();
        await feed.announce(tx, change);
        return ok();
      });
      if (done.ok) feed.changed(change);
      return done;
    },
    async removeMember(by, brandId, personId) {
      const change: AccessChange = { type: "member-removed", brandId, personId };
      const done = await transact(db, async (tx) => {
        await holdBrand(tx, brandId);
        await writeAudit(tx, { at: clock.now(), actorId: by.id, action: "revoke-member", brandId, subject: personId });
        const stopped = await obstacle(tx, by, brandId, personId, false);
        if (!stopped.ok) return stopped;
        await tx.deleteFrom("memberships").where("brand_id", "=", brandId).where("person_id", "=", personId).execute();
        await feed.announce(tx, change);
        return ok();
      });
      if (done.ok) feed.changed(change);
      return done;
    },
  };
}
