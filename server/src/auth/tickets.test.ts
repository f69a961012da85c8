import { LIMITS } from "@tongpin/protocol";
import { describe, expect, it } from "vitest";
import { createTestClock } from "../test-support/test-clock.ts";
import type { MemberPrincipal } from "./sessions.ts";
import { createTickets } from "./tickets.ts";

const lin: MemberPrincipal = {
  kind: "member",
  sessionId: "s1",
  personId: "p1",
  name: "Lin",
  isOwner: false,
  byToken: false,
};

describe("tickets", () => {
  it("[cswsh] a ticket opens its room once", () => {
    const tickets = createTickets(createTestClock());
    const token = tickets.issue(lin, "b:plan:main");
    expect(tickets.take(token, "b:plan:main")).toBe(lin);
    expect(tickets.take(token, "b:plan:main")).toBeNull();
  });

  it("[cswsh] a ticket tried on another room is used up", () => {
    const tickets = createTickets(createTestClock());
    const token = tickets.issue(lin, "b:plan:main");
    expect(tickets.take(token, "b:ledger:main")).toBeNull();
    expect(tickets.take(token, "b:plan:main")).toBeNull();
  });

  it("[cswsh] a ticket ends after 30 seconds", () => {
    const clock = createTestClock();
    const tickets = createTickets(clock);
    const inTime = tickets.issue(lin, "b:plan:main");
    const late = tickets.issue(lin, "b:plan:main");
    clock.advance(LIMITS.ticketMs - 1);
    expect(tickets.take(inTime, "b:plan:main")).toBe(lin);
    clock.advance(1);
    expect(tickets.take(late, "b:plan:main")).toBeNull();
  });

  it("[cswsh] a session that asks for ever keeps only its newest tickets", () => {
    const tickets = createTickets(createTestClock());
    const issued = Array.from({ length: 4200 }, () => tickets.issue(lin, "b:plan:main"));
    const good = issued.filter((token) => tickets.take(token, "b:plan:main") !== null);
    expect(good).toEqual(issued.slice(-4096));
  });
});
