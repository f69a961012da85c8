import type { ClientCalendar } from "@tongpin/domain/calendar-link";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ApiFailure } from "../../platform/api.ts";
import { type CalendarWatch, type Sight, watchCalendar } from "./watch-calendar.ts";

const calendar = (label: string, expiresAt: number | null = null): ClientCalendar => ({
  ...{ v: 1, brand: "山岚茶事", label, kinds: ["plan"], details: [], expiresAt, channels: [], items: [] },
  ...{ from: "2026-08-22" as never, to: "2027-11-23" as never },
});

const failure = (kind: ApiFailure["kind"], code: string) => ({
  ok: false as const,
  error: { kind, code, status: kind === "refused" ? 410 : 0 },
});
const answer = (revision: string, value: unknown) => ({ ok: true as const, value: { revision, calendar: value } });

/** A page's world: answers are given one by one, time and attention are moved by hand. */
function world(stored: string | null = null) {
  const questions: { known: string | undefined; give: (answer: Awaited<ReturnType<CalendarWatch["ask"]>>) => void }[] =
    [];
  const timers: (() => void)[] = [];
  const wakers = new Set<() => void>();
  const sights: Sight[] = [];
  let kept = stored;
  let visible = true;
  const watch: CalendarWatch = {
    token: "secret",
    keptAs: "calendar-x",
    ask: ({ known }) => new Promise((give) => questions.push({ known, give })),
    kept: {
      read: async () => kept,
      write: async (_name, text) => {
        kept = text;
      },
      drop: async () => {
        kept = null;
      },
    },
    life: {
      isVisible: () => visible,
      onWake(listener) {
        wakers.add(listener);
        return () => wakers.delete(listener);
      },
    },
    now: () => 5_000,
    after(_ms, run) {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    onSight: (sight) => sights.push(sight),
  };
  return {
    sights,
    questions,
    kept: () => kept,
    start: () => watchCalendar(watch),
    /** The question with this number, once it was asked. */
    async asked(number: number) {
      await vi.waitFor(() => expect(questions.length).toBeGreaterThanOrEqual(number));
      return questions[number - 1] as (typeof questions)[number];
    },
    tick: async () => {
      await vi.waitFor(() => expect(timers.length).toBeGreaterThan(0));
      timers[0]?.();
    },
    look(isVisible: boolean) {
      visible = isVisible;
      if (isVisible) for (const wake of [...wakers]) wake();
    },
    pauses: () => wakers.size,
    seen: (count: number) => vi.waitFor(() => expect(sights.length).toBe(count)),
  };
}

const KEPT = JSON.stringify({ revision: "r1", at: 1_000, calendar: calendar("kept") });

describe("watching a calendar by link", () => {
  let page: ReturnType<typeof world>;
  beforeEach(() => {
    page = world(KEPT);
  });

  it("[C15] shows at once what the device keeps, asks under its revision, and then what the server says", async () => {
    page.start();
    const first = await page.asked(1);
    expect(page.sights).toMatchObject([{ type: "shown", calendar: { label: "kept" }, at: 1_000, live: false }]);
    expect(first.known).toBe("r1");
    first.give(answer("r2", calendar("new")));
    await page.seen(2);
    expect(page.sights[1]).toMatchObject({ calendar: { label: "new" }, at: 5_000, live: true });
    await vi.waitFor(() => expect(page.kept()).toContain('"r2"'));
    await page.tick();
    expect((await page.asked(2)).known).toBe("r2");
  });

  it("[C15] nothing new is said with its time; without a network what is kept stays, and is called old", async () => {
    page.start();
    (await page.asked(1)).give(answer("r1", null));
    await page.seen(2);
    expect(page.sights[1]).toMatchObject({ calendar: { label: "kept" }, live: true });
    await page.tick();
    (await page.asked(2)).give(failure("network", "network"));
    await page.seen(3);
    expect(page.sights[2]).toMatchObject({ type: "shown", calendar: { label: "kept" }, at: 5_000, live: false });
    await page.tick();
    (await page.asked(3)).give(answer("r1", null));
    await page.seen(4);
    expect(page.sights[3]).toMatchObject({ live: true });
  });

  it("[C15] a link that is over takes what is kept with it, and is asked about no more", async () => {
    page.start();
    (await page.asked(1)).give(failure("refused", "link-revoked"));
    await page.seen(2);
    expect(page.sights[1]).toEqual({ type: "ended", code: "link-revoked" });
    expect(page.kept()).toBeNull();
    expect(page.questions.length).toBe(1);
  });

  it("[C15] what has run out by the clock is not shown, network or not", async () => {
    page = world(JSON.stringify({ revision: "r1", at: 1_000, calendar: calendar("old", 4_000) }));
    page.start();
    await page.seen(1);
    expect(page.sights).toEqual([{ type: "ended", code: "link-expired" }]);
    expect([page.kept(), page.questions.length]).toEqual([null, 0]);
  });

  it.each([[null], ["{"], [JSON.stringify({ revision: "r1", at: 1, calendar: { v: 2 } })]])(
    "[C15] with nothing readable kept (%s) and no network it says so, and opens when there is one",
    async (stored) => {
      page = world(stored);
      page.start();
      const first = await page.asked(1);
      expect(first.known).toBeUndefined();
      first.give(failure("network", "network"));
      await page.seen(1);
      expect(page.sights).toEqual([{ type: "unreachable", code: "network" }]);
      page.look(true);
      (await page.asked(2)).give(answer("r1", calendar("new")));
      await page.seen(2);
      expect(page.sights[1]).toMatchObject({ type: "shown", live: true });
    },
  );

  it("[C15] a page nobody looks at asks nothing until somebody does, and a page that is left never again", async () => {
    page.look(false);
    const stop = page.start();
    await vi.waitFor(() => expect(page.pauses()).toBe(1));
    expect(page.questions.length).toBe(0);
    page.look(true);
    const first = await page.asked(1);
    stop();
    first.give(answer("r2", calendar("new")));
    await Promise.resolve();
    expect(page.sights.length).toBe(1);
  });
});
