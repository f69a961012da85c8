import type { Api } from "../platform/api.ts";
import type { TicketRefusal } from "./connection-machine.ts";

export type TicketAnswer =
  | { readonly ok: true; readonly ticket: string }
  | { readonly ok: false; readonly why: TicketRefusal };

/** Rooms asked for in one request. */
const AT_ONCE = 50;

/** A server on this very machine is reached without any network. */
const ON_THIS_MACHINE = /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** Whether asking can lead anywhere: what the browser calls offline is the network, not this machine. */
export function canReach(origin: string, isOnline: boolean): boolean {
  return isOnline || ON_THIS_MACHINE.test(origin);
}

/**
 * Fetches one-use tickets. Rooms that ask within the same turn (a reconnect, an opening screen) share one request. While
 * nothing can be reached nobody is asked: the answer is that of a lost network, and coming back to one asks again.
 */
export function createTicketDesk(
  api: Pick<Api, "tickets">,
  mayAsk: () => boolean = () => true,
): (room: string) => Promise<TicketAnswer> {
  let asked = new Map<string, ((answer: TicketAnswer) => void)[]>();

  async function fetchTickets(): Promise<void> {
    const rooms = [...asked];
    asked = new Map();
    for (let start = 0; start < rooms.length; start += AT_ONCE) {
      const batch = rooms.slice(start, start + AT_ONCE);
      if (!mayAsk()) {
        for (const answer of batch.flatMap(([, answers]) => answers)) answer({ ok: false, why: "network" });
        continue;
      }
      const result = await api.tickets(batch.map(([room]) => room));
      for (const [room, answers] of batch) {
        for (const [index, answer] of answers.entries()) answer(read(result, room, index));
      }
    }
  }

  function read(result: Awaited<ReturnType<Api["tickets"]>>, room: string, index: number): TicketAnswer {
    if (!result.ok) {
      // Only the absence of a room from an answer says "forbidden"; a refused request says nothing about one room.
      return { ok: false, why: result.error.kind === "signedOut" ? "signedOut" : "network" };
    }
    const ticket = result.value.tickets[room];
    if (ticket === undefined) return { ok: false, why: "forbidden" };
    // A ticket works once: whoever asked for the same room in the same turn asks again.
    return index === 0 ? { ok: true, ticket } : { ok: false, why: "network" };
  }

  return (room) =>
    new Promise((resolve) => {
      if (asked.size === 0) queueMicrotask(() => void fetchTickets());
      asked.set(room, [...(asked.get(room) ?? []), resolve]);
    });
}
