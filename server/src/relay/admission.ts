import { type DeleteIndex, hasDeleted } from "./delete-index.ts";
import { CLOCK, LENGTH, NEEDS, type Section, SKIP, STRIDE, type UpdateScan } from "./update-scan.ts";

/** What a room has taken in so far. A tick below a client's clock is known, one at or above it is not. */
export interface Knowledge {
  readonly clocks: ReadonlyMap<number, number>;
  readonly deletes: DeleteIndex;
}

/** How much of an update a room takes, and why not more. */
export interface Admission {
  readonly sections: readonly AdmittedSection[];
  /** client, start, end of the deletions that are new, three numbers each. */
  readonly deletes: readonly number[];
  /** Whether the whole of it is on board, known parts included. */
  readonly complete: boolean;
  /** clientIDs with new structs that belong to somebody else. */
  readonly foreign: readonly number[];
  /** The bytes hold nothing that the room knows already. */
  readonly allNew: boolean;
}

export interface AdmittedSection {
  readonly section: Section;
  /** First struct that brings something, and the one after the last that is taken. */
  readonly from: number;
  readonly to: number;
  /** The room's clock for this client before and after. */
  readonly known: number;
  readonly end: number;
}

interface Progress {
  readonly section: Section;
  readonly known: number;
  readonly foreign: boolean;
  covered: number;
  first: number;
  next: number;
}

/** A section that waits until `client` is covered up to and including tick `needs`. */
interface Waiter {
  readonly needs: number;
  readonly progress: Progress;
}

/**
 * Decides what part of an update can stand on what the room has: nothing is ever taken that a replica would have to keep
 * as pending. Follows the order Yjs integrates in, so sections that need each other are taken as far as they hold.
 * Null if a struct needs a later one of its own client, which Yjs throws on.
 *
 * @param mayWrite whether new structs of a clientID are this sender's to bring
 */
export function admit(scan: UpdateScan, room: Knowledge, mayWrite: (client: number) => boolean): Admission | null {
  const progress = new Map<number, Progress>();
  for (const section of scan.sections) {
    const known = room.clocks.get(section.client) ?? 0;
    const foreign = sectionEnd(scan, section) > known && !mayWrite(section.client);
    progress.set(section.client, { section, known, foreign, covered: known, first: -1, next: section.from });
  }
  const waiting = new Map<number, Waiter[]>();
  const queue = [...progress.values()];
  for (let current = queue.pop(); current; current = queue.pop()) {
    const before = current.covered;
    const outcome = advance(scan, current, (client) => progress.get(client)?.covered ?? room.clocks.get(client) ?? 0);
    if (outcome === "forward") return null;
    if (outcome !== "stopped") enqueue(waiting, outcome.client, { needs: outcome.clock, progress: current });
    if (current.covered > before) wake(waiting.get(current.section.client), current.covered, queue);
  }
  return conclude(scan, room, progress);
}

/** The clock after the last struct of a section. */
function sectionEnd(scan: UpdateScan, section: Section): number {
  const last = (section.to - 1) * STRIDE;
  return number(scan.structs, last + CLOCK) + number(scan.structs, last + LENGTH);
}

/** Takes structs until the end, a gap or somebody else's (`stopped`), or one that needs what is not there yet. */
function advance(
  scan: UpdateScan,
  current: Progress,
  coveredOf: (client: number) => number,
): "stopped" | "forward" | { client: number; clock: number } {
  const { structs } = scan;
  for (; current.next < current.section.to; current.next++) {
    const base = current.next * STRIDE;
    const clock = number(structs, base + CLOCK);
    const end = clock + number(structs, base + LENGTH);
    if (structs[base + SKIP] === 1 || end <= current.covered) continue;
    if (clock > current.covered || current.foreign) return "stopped";
    for (let need = base + NEEDS; need < base + NEEDS + 6; need += 2) {
      const client = number(structs, need);
      if (client < 0) continue;
      const tick = number(structs, need + 1);
      if (client === current.section.client) {
        if (tick >= clock) return "forward";
      } else if (tick >= coveredOf(client)) {
        return { client, clock: tick };
      }
    }
    if (current.first < 0) current.first = current.next;
    current.covered = end;
  }
  return "stopped";
}

/** Keeps the list sorted, the one that needs least last, so that waking pops from the end. */
function enqueue(waiting: Map<number, Waiter[]>, client: number, waiter: Waiter): void {
  const list = waiting.get(client);
  if (!list) {
    waiting.set(client, [waiter]);
    return;
  }
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.needs ?? 0) > waiter.needs) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, waiter);
}

function wake(list: Waiter[] | undefined, covered: number, queue: Progress[]): void {
  if (!list) return;
  for (let last = list.at(-1); last && last.needs < covered; last = list.at(-1)) {
    list.pop();
    queue.push(last.progress);
  }
}

function conclude(scan: UpdateScan, room: Knowledge, progress: ReadonlyMap<number, Progress>): Admission {
  const sections: AdmittedSection[] = [];
  const foreign: number[] = [];
  let complete = true;
  let allNew = true;
  for (const { section, known, covered, first, next, foreign: isForeign } of progress.values()) {
    if (isForeign) foreign.push(section.client);
    if (next < section.to) complete = false;
    if (first < 0) allNew = false;
    else {
      if (first > section.from || number(scan.structs, first * STRIDE + CLOCK) < known) allNew = false;
      sections.push({ section, from: first, to: next, known, end: covered });
    }
  }
  const deletes: number[] = [];
  for (let i = 0; i < scan.deletes.length; i += 3) {
    const client = number(scan.deletes, i);
    const start = number(scan.deletes, i + 1);
    const wanted = start + number(scan.deletes, i + 2);
    const end = Math.min(wanted, progress.get(client)?.covered ?? room.clocks.get(client) ?? 0);
    if (end < wanted) complete = false;
    if (end <= start) continue;
    if (hasDeleted(room.deletes, client, start, end)) allNew = false;
    else deletes.push(client, start, end);
  }
  return { sections, deletes, complete, foreign, allNew };
}

function number(list: readonly number[], at: number): number {
  return list[at] ?? 0;
}
