import * as Y from "yjs";
import { LocalOrigin } from "../origins.ts";
import { PROPOSAL_KEY, readIds } from "../schema/proposal.ts";

type Char = readonly [client: number, clock: number, length: 1];

/**
 * Words that an undo brings back are new characters: Yjs knows on this device only which they were. A proposal to take
 * them out names them by their ids, so it is told the new ones here, for everybody. It is no step of anybody's undo.
 */
export function followRestored(doc: Y.Doc): void {
  const changed: (readonly [map: Y.Map<unknown>, cut: readonly Char[]])[] = [];
  for (const map of doc.getMap<unknown>("proposals").values()) {
    if (!(map instanceof Y.Map)) continue;
    let isMoved = false;
    const cut = readIds(map.get(PROPOSAL_KEY.cut)).flatMap(([client, clock, length]) =>
      Array.from({ length }, (_, at): Char => {
        const now = restored(doc, client, clock + at);
        isMoved ||= now[0] !== client || now[1] !== clock + at;
        return now;
      }),
    );
    if (isMoved) changed.push([map, cut]);
  }
  if (changed.length === 0) return;
  doc.transact(
    () => {
      for (const [map, cut] of changed) map.set(PROPOSAL_KEY.cut, runs(cut));
    },
    new LocalOrigin({}, 0, null, false),
  );
}

/** The character that stands for one today. */
function restored(doc: Y.Doc, client: number, clock: number): Char {
  let id = { client, clock };
  while (id.clock < Y.getState(doc.store, id.client)) {
    const item: unknown = Y.getItem(doc.store, Y.createID(id.client, id.clock));
    if (!(item instanceof Y.Item) || item.redone === null) break;
    id = { client: item.redone.client, clock: item.redone.clock + id.clock - item.id.clock };
  }
  return [id.client, id.clock, 1];
}

/** Neighbouring characters as one run. */
function runs(chars: readonly Char[]): readonly (readonly [number, number, number])[] {
  const out: [number, number, number][] = [];
  for (const [client, clock] of chars) {
    const last = out.at(-1);
    if (last && last[0] === client && last[1] + last[2] === clock) last[2] += 1;
    else out.push([client, clock, 1]);
  }
  return out;
}
