import { LocalOrigin } from "@tongpin/workspace";
import * as Y from "yjs";

const CELLS = 40;
const WORDS = "先说结论这支茶不烫嘴初雪那天约三五个人围炉慢慢喝完一壶再回家镜头从炉火推到杯口热气";
/** As an edit made in a page: the stores must take it for local. */
const TYPING = new LocalOrigin({}, 0, null, true);

/** A writer at work: bursts of words in one cell, then another, now and then something taken back. Same for all. */
export function createWriter(doc: Y.Doc, seed: number) {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const cells = doc.getMap<Y.Text>("cells");
  doc.transact(() => {
    for (let index = 0; index < CELLS; index += 1) cells.set(`cell-${index}`, new Y.Text());
  }, TYPING);
  let cell = new Y.Text();
  let at = 0;
  let left = 0;
  return {
    /** One keystroke: one transaction. */
    type(): void {
      if (left === 0) {
        cell = cells.get(`cell-${below(CELLS)}`) ?? cell;
        at = below(cell.length + 1);
        left = 4 + below(16);
      }
      left -= 1;
      doc.transact(() => {
        if (at > 0 && below(12) === 0) {
          at -= 1;
          cell.delete(at, 1);
        } else {
          cell.insert(at, WORDS.charAt(below(WORDS.length)));
          at += 1;
        }
      }, TYPING);
    },
  };
}

/** How many characters a document holds: what was typed must be there after a load. */
export function lengthOf(doc: Y.Doc): number {
  let length = 0;
  for (const cell of doc.getMap<Y.Text>("cells").values()) length += cell.length;
  return length;
}
