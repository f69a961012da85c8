import type { GuestRight } from "@tongpin/domain/access";
import { ok, type Result, refuse } from "@tongpin/domain/base";
import type { GuestLinkCreated, GuestLinkInfo } from "@tongpin/protocol";
import type { Sessions } from "../auth/sessions.ts";
import { hashToken, newId, newToken } from "../auth/tokens.ts";
import { asSystem } from "../sql/acting.ts";
import type { Database } from "../sql/opened.ts";
import { transact } from "../sql/transact.ts";
import type { AccessChange, AccessFeed } from "./access-feed.ts";
import { writeAudit } from "./audit.ts";
import type { Clock } from "./clock.ts";
import { holdBrand } from "./ledger.ts";

interface NewGuestLink {
  readonly brandId: string;
  readonly videoId: string;
  readonly label: string;
  readonly rights: readonly GuestRight[];
  readonly expiresInHours: number;
}

export interface GuestLinks {
  create(by: string, link: NewGuestLink): Promise<GuestLinkCreated>;
  list(brandId: string): Promise<readonly GuestLinkInfo[]>;
  /** The link and every session opened through it are dead when this resolves. */
  revoke(by: string, brandId: string, id: string): Promise<Result<void>>;
  /** Opens a guest session; answers the cookie's value and when it ends. */
  open(token: string, name: string): Promise<Result<{ cookie: string; expiresAt: number }>>;
}

export function createGuestLinks(deps: {
  db: Database;
  clock: Clock;
  sessions: Sessions;
  feed: AccessFeed;
}): GuestLinks {
  const { db, clock, sessions, feed } = deps;

  async function open(token: string, name: string): ReturnType<GuestLinks["open"]> {
    const link = await db
      .selectFrom("guest_links")
      .select(["id", "expires_at", "revoked_at"])
      .where("hash", "=", hashToken(token))
      .executeTakeFirst();
    if (!link) return refuse("link-unknown");
    if (link.revoked_at !== null) return refuse("link-revoked");
    if (link.expires_at <= clock.now()) return refuse("link-expired");
    const cookie = await sessions.openGuest({ id: link.id, expiresAt: link.expires_at }, name.trim());
    await db.updateTable("guest_links").set({ last_used_at: clock.now() }).where("id", "=", link.id).execute();
    return ok({ cookie, expiresAt: link.expires_at });
  }

  return {
    // The token is the proof: whoever opens it is nobody yet.
    open: (token, name) => asSystem(() => open(token, name)),
    async create(by, link) {
      const token = newToken();
      const id = newId();
      const at = clock.now();
      const expiresAt = at + link.expiresInHours * 3_600_000;
      await db.transaction().execute(async (tx) => {
        await holdBrand(tx, link.brandId);
        await tx
          .insertInto("guest_links")
          .values({
            id,
            hash: hashToken(token),
            brand_id: link.brandId,
            video_id: link.videoId,
            label: link.label.trim(),
            rights: JSON.stringify(link.rights),
            created_by: by,
            created_at: at,
            expires_at: expiresAt,
            revoked_at: null,
            last_used_at: null,
          })
          .execute();
        await writeAudit(tx, { at, actorId: by, action: "create-guest-link", brandId: link.brandId, subject: id });
      });
      return { id, token, expiresAt };
    },
    async list(brandId) {
      const rows = await db
        .selectFrom("guest_links")
        .selectAll()
        .where("brand_id", "=", brandId)
        .orderBy("created_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        videoId: row.video_id,
        label: row.label,
        rights: JSON.parse(row.rights) as string[],
        expiresAt: row.expires_at,
        revokedAt: row.revoked_at,
        lastUsedAt: row.last_used_at,
      }));
    },
    async revoke(by, brandId, id) {
      const change: AccessChange = { type: "link-revoked", brandId, linkId: id };
      const done = await transact(db, async (tx) => {
        await holdBrand(tx, brandId);
        const at = clock.now();
        const changed = await tx
          .updateTable("guest_links")
          .set({ revoked_at: at })
          .where("id", "=", id)
          .where("brand_id", "=", brandId)
          .where("revoked_at", "is", null)
          .executeTakeFirst();
        if (changed.numUpdatedRows === 0n) return refuse("not-found");
        await tx.deleteFrom("guest_sessions").where("link_id", "=", id).execute();
        await writeAudit(tx, { at, actorId: by, action: "revoke-guest-link", brandId, subject: id });
        await feed.announce(tx, change);
        return ok();
      });
      if (done.ok) feed.changed(change);
      return done;
    },
  };
}
