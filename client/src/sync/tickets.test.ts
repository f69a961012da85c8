import { describe, expect, it } from "vitest";
import type { Api } from "../platform/api.ts";
import { canReach, createTicketDesk } from "./tickets.ts";

type Tickets = (rooms: readonly string[]) => Awaited<ReturnType<Api["tickets"]>>;

function desk(answer: Tickets, mayAsk?: () => boolean) {
  const asked: (readonly string[])[] = [];
  const tickets = async (rooms: readonly string[]) => {
    asked.push(rooms);
    return answer(rooms);
  };
  const ask = createTicketDesk({ tickets }, mayAsk);
  return { ask, asked };
}
const all = (rooms: readonly string[]) =>
  ({ ok: true, value: { tickets: Object.fromEntries(rooms.map((room) => [room, `for ${room}`])) } }) as const;
const failing = (kind: "network" | "signedOut" | "forbidden" | "unavailable", status: number) => () =>
  ({ ok: false, error: { code: kind, kind, status } }) as const;

describe("the ticket desk", () => {
  it("[reconnect] rooms that ask in one turn share a request, at most fifty in each", async () => {
    const { ask, asked } = desk(all);
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(`room-${index}`)));
    expect(asked.map((rooms) => rooms.length)).toEqual([50, 10]);
    expect(answers[59]).toEqual({ ok: true, ticket: "for room-59" });
  });

  it("[cswsh] a ticket is never given out twice", async () => {
    const { ask } = desk(all);
    expect(await Promise.all([ask("a"), ask("a")])).toEqual([
      { ok: true, ticket: "for a" },
      { ok: false, why: "network" },
    ]);
  });

  it("[tenancy] a room left out of the answer is closed to us, the others are not", async () => {
    const { ask } = desk((rooms) => all(rooms.filter((room) => room !== "theirs")));
    expect(await Promise.all([ask("ours"), ask("theirs")])).toEqual([
      { ok: true, ticket: "for ours" },
      { ok: false, why: "forbidden" },
    ]);
  });

  it("[reconnect] a failed request closes no room: not reached and not allowed to ask are tried again", async () => {
    expect(await desk(failing("network", 0)).ask("a")).toEqual({ ok: false, why: "network" });
    expect(await desk(failing("forbidden", 403)).ask("a")).toEqual({ ok: false, why: "network" });
    expect(await desk(failing("unavailable", 429)).ask("a")).toEqual({ ok: false, why: "network" });
    expect(await desk(failing("signedOut", 401)).ask("a")).toEqual({ ok: false, why: "signedOut" });
  });

  it("[reconnect] without a network nobody is asked; with one, everybody again", async () => {
    let online = false;
    const { ask, asked } = desk(all, () => online);
    expect(await Promise.all([ask("a"), ask("b")])).toEqual([
      { ok: false, why: "network" },
      { ok: false, why: "network" },
    ]);
    expect(asked).toEqual([]);
    online = true;
    expect(await ask("a")).toEqual({ ok: true, ticket: "for a" });
  });

  it("[reconnect] a server on this machine needs no network", () => {
    for (const origin of ["http://localhost:4321", "http://127.0.0.1:4321", "http://[::1]:80"]) {
      expect(canReach(origin, false), origin).toBe(true);
    }
    for (const origin of ["https://plan.example.com", "http://localhost.example.com", "http://10.0.0.1:4321"]) {
      expect([canReach(origin, false), canReach(origin, true)], origin).toEqual([false, true]);
    }
  });
});
