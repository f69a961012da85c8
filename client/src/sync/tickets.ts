import type { Api } from "../platform/api.ts";
import type { TicketRefusal } from "./connection-machine.ts";

export type TicketAnswer =
  | { readonly ok: true; readonly ticket: string }
  | { readonly ok: false; readonly why: TicketRefusal };

/** Rooms asked for in one request. */
const AT_ONCE = 50;

/**
 * Fetches one-use tickets. Rooms that ask within the same turn (a reconnect, an opening screen) share one request.
 */
export function createTicketDesk(api: Pick<Api, "tickets">): (room: string) => Promise<TicketAnswer> {
  let asked = new Map<string, ((answer: TicketAnswer) => void)[]>();

  async function fetchTickets(): Promise<void> {
    const rooms = [...asked];
    asked = new Map();
    for (let start = 0; start < rooms.length; start += AT_ONCE) {
      const batch = rooms.slice(start, start + AT_ONCE);
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
