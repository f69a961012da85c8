import { asId, type BrandId } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { planRoom } from "@tongpin/protocol";
import { asSystem } from "../../sql/acting.ts";
import type { Database } from "../../sql/opened.ts";
import type { Clock } from "../clock.ts";
import { namedMembers } from "../conversation.ts";
import type { CalendarLink } from "./calendar-links.ts";
import type { DrawJob, DrawnCalendar } from "./draw-calendar.ts";
import type { DrawingThread } from "./drawing-thread.ts";

/** What of the rooms a calendar is drawn from. The relay keeps this promise. */
export interface PlanRooms {
  read(room: string): Promise<Uint8Array>;
  head(room: string): Promise<number>;
}

export interface SharedCalendars {
  /** What a link shows now. */
  draw(link: CalendarLink): Promise<DrawnCalendar>;
}

interface Kept {
  /** All that the drawing depends on. */
  readonly of: string;
  readonly drawn: Promise<DrawnCalendar>;
  bytes: number;
}

/** Drawings kept in memory, all together. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Ledger entries fetched at once: a long ledger must not hold up the thread that moves bytes. */
const PAGE = 500;

/** Draws a link's calendar, and draws it anew only when the plan, the ledger, the people in it or the day has changed. */
export function createSharedCalendars(deps: {
  db: Database;
  clock: Clock;
  rooms: PlanRooms;
  thread: DrawingThread;
  origin: () => string;
}): SharedCalendars {
  const { db, clock, rooms, thread } = deps;
  // Deleted and set anew with every use, so the first is the one that was used longest ago.
  const kept = new Map<string, Kept>();

  async function entriesOf(brandId: BrandId, upTo: number): Promise<readonly string[]> {
    const found: string[] = [];
    for (let after = 0; after < upTo; after += PAGE) {
      const rows = await db
        .selectFrom("records")
        .select("entry")
        .where("brand_id", "=", brandId)
        .where("seq", ">", after)
        .where("seq", "<=", Math.min(upTo, after + PAGE))
        .orderBy("seq")
        .execute();
      for (const { entry } of rows) found.push(entry);
    }
    return found;
  }

  async function factsOf(brandId: BrandId) {
    const brand = await db.selectFrom("brands").select("name").where("id", "=", brandId).executeTakeFirstOrThrow();
    const ledger = await db
      .selectFrom("records")
      .select((eb) => eb.fn.max("seq").as("seq"))
      .where("brand_id", "=", brandId)
      .executeTakeFirst();
    return { brand: brand.name, ledger: Number(ledger?.seq ?? 0), plan: await rooms.head(planRoom(brandId)) };
  }

  function keep(id: string, entry: Kept): void {
    kept.delete(id);
    kept.set(id, entry);
    let bytes = [...kept.values()].reduce((sum, each) => sum + each.bytes, 0);
    for (const [oldest, { bytes: freed }] of kept) {
      if (bytes <= MOST_BYTES || oldest === id) break;
      kept.delete(oldest);
      bytes -= freed;
    }
  }

  async function draw(link: CalendarLink): Promise<DrawnCalendar> {
    const brandId = asId<BrandId>(link.brandId);
    const facts = await factsOf(brandId);
    const people = link.scope.details.includes("people") ? await namedMembers(db, brandId) : [];
    const today = civilDateOf(clock.now());
    const origin = deps.origin();
    const of = JSON.stringify([facts, today, link.label, origin, people.map(({ id, name }) => [id, name])]);
    const known = kept.get(link.id);
    if (known?.of === of) {
      keep(link.id, known);
      return known.drawn;
    }
    const job = async (): Promise<DrawJob> => ({
      plan: await rooms.read(planRoom(brandId)),
      entries: await entriesOf(brandId, facts.ledger),
      people: people.map(({ id, name }) => [id, name] as const),
      today,
      link: { ...link, brandId, brand: facts.brand, origin },
    });
    const entry: Kept = { of, drawn: job().then(thread.draw), bytes: 0 };
    keep(link.id, entry);
    try {
      const drawn = await entry.drawn;
      // UTF-16 in memory.
      entry.bytes = drawn.text.length * 2;
      if (kept.get(link.id) === entry) keep(link.id, entry);
      return drawn;
    } catch (error) {
      if (kept.get(link.id) === entry) kept.delete(link.id);
      throw error;
    }
  }

  return { draw: (link) => asSystem(() => draw(link)) };
}
