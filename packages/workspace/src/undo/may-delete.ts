import * as Y from "yjs";
import { PROPOSAL_KEY } from "../schema/proposal.ts";
import { fieldKey } from "../schema/record.ts";
import { ROW_KEY } from "../schema/row.ts";

/** Roots whose plain keys are seeds: things that come into being under an id. */
const RECORD_ROOTS = new Set([
  "videos",
  "channels",
  "campaigns",
  "phases",
  "figures",
  "shots",
  "cuts",
  "takes",
  "callSheets",
  "callCrew",
  "brief",
  "templates",
  "nodes",
  "planRows",
  "views",
  "paces",
]);

/** Keys in the maps of rows and proposals that say where words stand. */
const PLACES: ReadonlySet<string> = new Set([ROW_KEY.order, PROPOSAL_KEY.about, PROPOSAL_KEY.place]);

/**
 * What undoing an insertion may delete. A colleague may have worked on the thing meanwhile, or may be doing so
 * offline, so the containers of words are never deleted: an undone row loses its own words and its `made` mark, and
 * whatever others wrote in it keeps it on the page.
 * @param own the clientIDs under which this person has worked here
 */
export function mayDelete(item: Y.Item, own: ReadonlySet<number>): boolean {
  if (item.content instanceof Y.ContentType) return false;
  const { parent, parentSub: key } = item;
  if (key === null || !(parent instanceof Y.Map)) return true;
  // A place is only ever replaced: without one, words that outlive the undo would have nowhere to stand.
  if (parent.parent !== null) return !PLACES.has(key);
  const isSeed = RECORD_ROOTS.has(Y.findRootTypeKey(parent)) && !key.includes("/");
  return !isSeed || !isUsedByOthers(parent, item, key, own);
}

/** Whether a record (its seed is `item`) was created by somebody else as well, or has been edited. */
function isUsedByOthers(map: Y.Map<unknown>, item: Y.Item, id: string, own: ReadonlySet<number>): boolean {
  for (let other = item.left; other !== null; other = other.left) {
    if (!own.has(other.id.client)) return true;
  }
  const prefix = fieldKey(id, "");
  for (const key of map.keys()) if (key.startsWith(prefix)) return true;
  return false;
}
