import { LIMITS } from "@tongpin/protocol";
import type { Clock } from "../authority/clock.ts";
import type { Database } from "../sql/opened.ts";
import type { Principal } from "./sessions.ts";
import { TICKETS_PER_SESSION, type Tickets } from "./tickets.ts";
import { hashToken, newToken } from "./tokens.ts";

const CLEANING_MS = 30_000;

/** In the database, for several nodes: a socket may open on another node than the one that gave the ticket. */
export function createSharedTickets(db: Database, clock: Clock): Tickets {
  let cleanedAt = clock.now();

  async function clean(): Promise<void> {
    if (clock.now() - cleanedAt < CLEANING_MS) return;
    cleanedAt = clock.now();
    await db.deleteFrom("tickets").where("expires_at", "<=", clock.now()).execute();
  }

  async function dropSurplus(sessionId: string): Promise<void> {
    const own = db.selectFrom("tickets").select("hash").where("session_id", "=", sessionId);
    const surplus = own.orderBy("expires_at", "desc").offset(TICKETS_PER_SESSION);
    await db.deleteFrom("tickets").where("hash", "in", surplus).execute();
  }

  return {
    async issue(principal, rooms) {
      const made = rooms.map((room) => ({ room, token: newToken() }));
      if (made.length === 0) return {};
      await clean();
      const expiresAt = clock.now() + LIMITS.ticketMs;
      const who = JSON.stringify(principal);
      await db
        .insertInto("tickets")
        .values(
          made.map(({ room, token }) => ({
            hash: hashToken(token),
            session_id: principal.sessionId,
            room,
            principal: who,
            expires_at: expiresAt,
          })),
        )
        .execute();
      await dropSurplus(principal.sessionId);
      return Object.fromEntries(made.map(({ room, token }) => [room, token]));
    },
    async take(token, room) {
      // Deleting it is what makes it used: of two nodes that are shown the same ticket, one gets the row.
      const taken = await db
        .deleteFrom("tickets")
        .where("hash", "=", hashToken(token))
        .returning(["principal", "room", "expires_at"])
        .executeTakeFirst();
      if (!taken || taken.room !== room || taken.expires_at <= clock.now()) return null;
      return JSON.parse(taken.principal) as Principal;
    },
  };
}
