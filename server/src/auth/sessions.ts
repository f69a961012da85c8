import type { GuestRight } from "@tongpin/domain/access";
import type { Clock } from "../authority/clock.ts";
import { type Acting, asSystem } from "../sql/acting.ts";
import type { Database } from "../sql/opened.ts";
import { hashToken, newId, newToken } from "./tokens.ts";

// Accounts are our own small module, not better-auth: people join by a link without an e-mail address and reviewers have
// no account at all, while better-auth requires an e-mail for each user and knows no guests bound to one video.

/** Who is behind a request, before any brand is named. */
export type Principal = MemberPrincipal | GuestPrincipal;

export interface MemberPrincipal {
  readonly kind: "member";
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  /** May make brands. */
  readonly isOwner: boolean;
  /** A program's token instead of a browser's cookie: nothing is sent by itself, so no Origin is asked for. */
  readonly byToken: boolean;
}

export interface GuestPrincipal {
  readonly kind: "guest";
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly linkId: string;
  readonly brandId: string;
  readonly videoId: string;
  readonly rights: readonly GuestRight[];
  readonly expiresAt: number;
}

/** For whom the database is asked when this person asks. */
export function actingOf(principal: Principal | null): Acting {
  if (!principal) return "nobody";
  return principal.kind === "guest" ? `guest:${principal.sessionId}` : `member:${principal.personId}`;
}

const SESSION_MS = 90 * 24 * 3_600_000;

export interface Sessions {
  /** A new session of a person; the answer is the cookie's value. */
  open(personId: string): Promise<string>;
  /** A guest's session for one link; it ends with the link. */
  openGuest(link: { id: string; expiresAt: number }, name: string): Promise<string>;
  issueApiToken(personId: string, label: string, expiresAt: number): Promise<string>;
  fromCookie(token: string): Promise<MemberPrincipal | null>;
  fromGuestCookie(token: string): Promise<GuestPrincipal | null>;
  fromApiToken(token: string): Promise<MemberPrincipal | null>;
  /** Whether a session still stands; for sockets between their ticket and their first frame. */
  isAlive(principal: Principal): Promise<boolean>;
  close(principal: Principal): Promise<void>;
}

export function createSessions(db: Database, clock: Clock): Sessions {
  const person = (row: { id: string; person_id: string; name: string; is_owner: 0 | 1 }, byToken: boolean) =>
    ({
      kind: "member",
      sessionId: row.id,
      personId: row.person_id,
      name: row.name,
      isOwner: row.is_owner === 1,
      byToken,
    }) satisfies MemberPrincipal;

  function memberRow(table: "sessions" | "api_tokens") {
    return db
      .selectFrom(table)
      .innerJoin("persons", "persons.id", `${table}.person_id`)
      .select([`${table}.id`, `${table}.person_id`, "persons.name", "persons.is_owner"])
      .where(`${table}.expires_at`, ">", clock.now());
  }

  function guestRow() {
    return db
      .selectFrom("guest_sessions")
      .innerJoin("guest_links", "guest_links.id", "guest_sessions.link_id")
      .select([
        "guest_sessions.id",
        "guest_sessions.person_id",
        "guest_sessions.name",
        "guest_links.id as link_id",
        "guest_links.brand_id",
        "guest_links.video_id",
        "guest_links.rights",
        "guest_links.expires_at",
      ])
      .where("guest_links.expires_at", ">", clock.now())
      .where("guest_links.revoked_at", "is", null);
  }

  return {
    async open(personId) {
      const token = newToken();
      const now = clock.now();
      await db.deleteFrom("sessions").where("expires_at", "<=", now).execute();
      await db
        .insertInto("sessions")
        .values({
          id: newId(),
          hash: hashToken(token),
          person_id: personId,
          created_at: now,
          expires_at: now + SESSION_MS,
        })
        .execute();
      return token;
    },
    async openGuest(link, name) {
      const token = newToken();
      await db
        .insertInto("guest_sessions")
        .values({
          id: newId(),
          hash: hashToken(token),
          link_id: link.id,
          person_id: `guest-${newId()}`,
          name,
          created_at: clock.now(),
          expires_at: link.expiresAt,
        })
        .execute();
      return token;
    },
    async issueApiToken(personId, label, expiresAt) {
      const token = newToken();
      await db
        .insertInto("api_tokens")
        .values({
          id: newId(),
          hash: hashToken(token),
          person_id: personId,
          label,
          created_at: clock.now(),
          expires_at: expiresAt,
        })
        .execute();
      return token;
    },
    async fromCookie(token) {
      const row = await memberRow("sessions").where("sessions.hash", "=", hashToken(token)).executeTakeFirst();
      return row ? person(row, false) : null;
    },
    async fromApiToken(token) {
      const row = await memberRow("api_tokens").where("api_tokens.hash", "=", hashToken(token)).executeTakeFirst();
      return row ? person(row, true) : null;
    },
    async fromGuestCookie(token) {
      const own = guestRow().where("guest_sessions.hash", "=", hashToken(token));
      const row = await asSystem(() => own.executeTakeFirst());
      if (!row) return null;
      return {
        kind: "guest",
        sessionId: row.id,
        personId: row.person_id,
        name: row.name,
        linkId: row.link_id,
        brandId: row.brand_id,
        videoId: row.video_id,
        rights: JSON.parse(row.rights) as GuestRight[],
        expiresAt: row.expires_at,
      };
    },
    async isAlive(principal) {
      if (principal.kind === "guest") {
        const own = guestRow().where("guest_sessions.id", "=", principal.sessionId);
        return (await asSystem(() => own.executeTakeFirst())) !== undefined;
      }
      const table = principal.byToken ? "api_tokens" : "sessions";
      const row = await memberRow(table).where(`${table}.id`, "=", principal.sessionId).executeTakeFirst();
      return row !== undefined;
    },
    async close(principal) {
      const table = principal.kind === "guest" ? "guest_sessions" : principal.byToken ? "api_tokens" : "sessions";
      await db.deleteFrom(table).where("id", "=", principal.sessionId).execute();
    },
  };
}
