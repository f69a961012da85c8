import { LIMITS } from "@tongpin/protocol";
import type { Clock } from "../authority/clock.ts";
import type { Principal } from "./sessions.ts";
import { hashToken, newToken } from "./tokens.ts";

interface Ticket {
  readonly principal: Principal;
  readonly room: string;
  readonly expiresAt: number;
}

/** Tickets of one session that wait to be used; more push out the oldest. */
const PER_SESSION = 4096;

/**
 * One use, 30 seconds, one session, one room. Kept in memory only: after a restart a client simply asks again.
 */
export interface Tickets {
  issue(principal: Principal, room: string): string;
  /** The holder, if the ticket is for this room, unused and in time. Whatever the answer, it is used up. */
  take(token: string, room: string): Principal | null;
}

export function createTickets(clock: Clock): Tickets {
  const tickets = new Map<string, Ticket>();
  // Sets keep insertion order, so the first of a session is its oldest.
  const bySession = new Map<string, Set<string>>();

  function forget(key: string, sessionId: string): void {
    tickets.delete(key);
    const own = bySession.get(sessionId);
    own?.delete(key);
    if (own?.size === 0) bySession.delete(sessionId);
  }

  function dropExpired(): void {
    // Insertion order is expiry order, so the first ticket in time ends the walk.
    for (const [key, ticket] of tickets) {
      if (ticket.expiresAt > clock.now()) return;
      forget(key, ticket.principal.sessionId);
    }
  }

  return {
    issue(principal, room) {
      dropExpired();
      const token = newToken();
      const key = hashToken(token);
      const own = bySession.get(principal.sessionId) ?? new Set();
      const [oldest] = own;
      if (oldest !== undefined && own.size >= PER_SESSION) forget(oldest, principal.sessionId);
      tickets.set(key, { principal, room, expiresAt: clock.now() + LIMITS.ticketMs });
      bySession.set(principal.sessionId, own.add(key));
      return token;
    },
    take(token, room) {
      const key = hashToken(token);
      const ticket = tickets.get(key);
      if (!ticket) return null;
      forget(key, ticket.principal.sessionId);
      return ticket.room === room && ticket.expiresAt > clock.now() ? ticket.principal : null;
    },
  };
}
