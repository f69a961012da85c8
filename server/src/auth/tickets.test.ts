import { LIMITS } from "@tongpin/protocol";
import { describe, expect, it } from "vitest";
import type { Clock } from "../authority/clock.ts";
import { openPostgres } from "../sql/postgres.ts";
import { useTestPostgres } from "../test-support/databases.ts";
import { createTestClock } from "../test-support/test-clock.ts";
import type { MemberPrincipal } from "./sessions.ts";
import { createSharedTickets } from "./shared-tickets.ts";
import { createTickets, type Tickets } from "./tickets.ts";

const lin: MemberPrincipal = {
  kind: "member",
  sessionId: "s1",
  personId: "p1",
  name: "Lin",
  isOwner: false,
  byToken: false,
};
const ROOM = "b:plan:main";

/** What every keeper of tickets must keep. `nodes` are the places a ticket may be issued and used at. */
function ticketsContract(open: (clock: Clock) => Promise<{ nodes: readonly Tickets[]; close(): Promise<void> }>): void {
  async function withTickets(
    work: (issue: () => Promise<string>, take: (token: string, room?: string) => Promise<unknown>) => Promise<void>,
    clock: Clock = createTestClock(),
  ) {
    const { nodes, close } = await open(clock);
    const [first, last] = [nodes[0] as Tickets, nodes.at(-1) as Tickets];
    try {
      await work(
        async () => (await first.issue(lin, [ROOM]))[ROOM] ?? "",
        (token, room = ROOM) => last.take(token, room),
      );
    } finally {
      await close();
    }
  }

  it("[cswsh] a ticket opens its room once", () =>
    withTickets(async (issue, take) => {
      const token = await issue();
      expect(await take(token)).toEqual(lin);
      expect(await take(token)).toBeNull();
    }));

  it("[cswsh] of many at once that show the same ticket, one gets in", () =>
    withTickets(async (issue, take) => {
      const token = await issue();
      const answers = await Promise.all(Array.from({ length: 20 }, () => take(token)));
      expect(answers.filter((answer) => answer !== null)).toEqual([lin]);
    }));

  it("[cswsh] a ticket tried on another room is used up", () =>
    withTickets(async (issue, take) => {
      const token = await issue();
      expect(await take(token, "b:ledger:main")).toBeNull();
      expect(await take(token)).toBeNull();
    }));

  it("[cswsh] a ticket ends after 30 seconds", () => {
    const clock = createTestClock();
    return withTickets(async (issue, take) => {
      const [inTime, late] = [await issue(), await issue()];
      clock.advance(LIMITS.ticketMs - 1);
      expect(await take(inTime)).toEqual(lin);
      clock.advance(1);
      expect(await take(late)).toBeNull();
    }, clock);
  });

  it("[cswsh] a session that asks for ever keeps only its newest tickets", async () => {
    const clock = createTestClock();
    const { nodes, close } = await open(clock);
    const rooms = Array.from({ length: 100 }, (_, index) => `b:script:${index}`);
    const issued: (readonly [string, string])[] = [];
    for (let round = 0; round < 42; round += 1) {
      clock.advance(1);
      issued.push(...Object.entries(await (nodes[0] as Tickets).issue(lin, rooms)));
    }
    const [first, last] = [issued[0], issued.at(-1)] as const;
    expect(await (nodes[0] as Tickets).take(first?.[1] ?? "", first?.[0] ?? "")).toBeNull();
    expect(await (nodes[0] as Tickets).take(last?.[1] ?? "", last?.[0] ?? "")).toEqual(lin);
    let good = 1;
    for (const [room, token] of issued.slice(0, 300)) {
      if (await (nodes[0] as Tickets).take(token, room)) good += 1;
    }
    // 4,200 were asked for, 4,096 are kept: of the first 300 at most 196 are left.
    expect(good).toBe(1 + 300 - (4200 - 4096));
    await close();
  });
}

describe("tickets of one process", () => {
  ticketsContract(async (clock) => ({ nodes: [createTickets(clock)], close: async () => undefined }));
});

describe("tickets of two nodes", () => {
  const postgres = useTestPostgres();
  ticketsContract(async (clock) => {
    const url = await postgres.newDatabase();
    const nodes = await Promise.all([1, 2].map(() => openPostgres(url, { onError: () => undefined })));
    return {
      nodes: nodes.map(({ db }) => createSharedTickets(db, clock)),
      close: async () => void (await Promise.all(nodes.map((node) => node.close()))),
    };
  });
});
