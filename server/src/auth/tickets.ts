import { LIMITS } from "@tongpin/protocol";
import type { Clock } from "../authority/clock.ts";
import type { Principal } from "./sessions.ts";
import { hashToken, newToken } from "./tokens.ts";

/**
 * One use, 30 seconds, one session, one room. Lost with a restart of what keeps them: a client simply asks again.
 */
export interface Tickets {
  /** One ticket for each room. */
  issue(principal: Principal, rooms: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** The holder, if the ticket is for this room, unused and in time. Whatever the answer, it is used up. */
  take(token: string, room: string): Promise<Principal | null>;
}

/** Tickets of one session that wait to be used; more push out the oldest. */
export const TICKETS_PER_SESSION = 4096;

interface Ticket {
  readonly principal: Principal;
  readonly room: string;
  readonly expiresAt: number;
}

/** In memory, for a process that is alone: a ticket is used where it was issued. */
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

  function issueOne(principal: Principal, room: string): string {
    const token = newToken();
    const key = hashToken(token);
    const own = bySession.get(principal.sessionId) ?? new Set();
    const [oldest] = own;
    if (oldest !== undefined && own.size >= TICKETS_PER_SESSION) forget(oldest, principal.sessionId);
    tickets.set(key, { principal, room, expiresAt: clock.now() + LIMITS.ticketMs });
    bySession.set(principal.sessionId, own.add(key));
    return token;
  }

  return {
    async issue(principal, rooms) {
      dropExpired();
      return Object.fromEntries(rooms.map((room) => [room, issueOne(principal, room)]));
    },
    async take(token, room) {
      const key = hashToken(token);
      const ticket = tickets.get(key);
      if (!ticket) return null;
      forget(key, ticket.principal.sessionId);
      return ticket.room === room && ticket.expiresAt > clock.now() ? ticket.principal : null;
    },
  };
}
