import { fromBase64UrlEncoded, toBase64UrlEncoded } from "lib0/buffer";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Characters a client typed one after the other. */
interface Run {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** More pieces than people write a line in; beyond it nobody is helped by knowing each. */
const MOST_RUNS = 64;
const MOST_CHARACTERS = 1_000;

/** The identities of a text's characters from `start` to `end`, base64url; null when they are of too many pieces. */
export function charactersIn(text: Y.Text, start: number, end: number): string | null {
  const runs: Run[] = [];
  for (let index = start; index < end; index += 1) {
    const id = idAt(text, index);
    if (!id) return null;
    const last = runs.at(-1);
    if (last && last.client === id.client && last.clock + last.length === id.clock) {
      runs[runs.length - 1] = { ...last, length: last.length + 1 };
    } else runs.push({ client: id.client, clock: id.clock, length: 1 });
  }
  if (runs.length === 0 || runs.length > MOST_RUNS || end - start > MOST_CHARACTERS) return null;
  const encoder = encoding.createEncoder();
  for (const { client, clock, length } of runs) {
    for (const figure of [client, clock, length]) encoding.writeVarUint(encoder, figure);
  }
  return toBase64UrlEncoded(encoding.toUint8Array(encoder));
}

/** Characters as they were read, and between which of them something may still be left. */
interface Known {
  readonly ids: readonly Y.ID[];
  from: number;
  to: number;
}

/** A deleted character never comes back, undo writes new ones: what was found gone is not looked for again. */
const knownByText = new WeakMap<Y.Text, Map<string, Known>>();

/** From the first of these characters that is left in the text to the last; null when none is, or none has arrived. */
export function findCharacters(text: Y.Text, encoded: string): { readonly start: number; readonly end: number } | null {
  const byName = knownByText.get(text) ?? new Map<string, Known>();
  knownByText.set(text, byName);
  const known = byName.get(encoded) ?? readCharacters(encoded);
  byName.set(encoded, known);
  const first = walk(text, known, 1);
  const last = first === null ? null : walk(text, known, -1);
  return first === null || last === null ? null : { start: first, end: last + 1 };
}

/** Where the outermost character that is left stands, from one side. */
function walk(text: Y.Text, known: Known, step: 1 | -1): number | null {
  let isSure = true;
  for (let at = step > 0 ? known.from : known.to; at >= known.from && at <= known.to; at += step) {
    const id = known.ids[at];
    const found = id ? indexOf(text, id) : null;
    if (typeof found === "number") return found;
    // What has not arrived yet may still come, and so may all behind it.
    isSure &&= found === "deleted";
    if (isSure && step > 0) known.from = at + 1;
    if (isSure && step < 0) known.to = at - 1;
  }
  return null;
}

function indexOf(text: Y.Text, id: Y.ID): number | "deleted" | "unknown" {
  const { doc } = text;
  const place = doc && Y.createAbsolutePositionFromRelativePosition(new Y.RelativePosition(null, null, id), doc, false);
  if (!place) return "unknown";
  if (place.type !== text) return "deleted";
  const there = idAt(text, place.index);
  return there !== null && Y.compareIDs(there, id) ? place.index : "deleted";
}

function idAt(text: Y.Text, index: number): Y.ID | null {
  return index < text.length ? Y.createRelativePositionFromTypeIndex(text, index).item : null;
}

/** Anybody may have written anything: what can't be read are no characters. */
function readCharacters(encoded: string): Known {
  const ids: Y.ID[] = [];
  try {
    const decoder = decoding.createDecoder(fromBase64UrlEncoded(encoded));
    while (decoding.hasContent(decoder)) {
      const [client, clock, length] = [0, 0, 0].map(() => decoding.readVarUint(decoder)) as [number, number, number];
      if (ids.length + length > MOST_CHARACTERS) break;
      for (let offset = 0; offset < length; offset += 1) ids.push(Y.createID(client, clock + offset));
    }
  } catch {
    ids.length = 0;
  }
  return { ids, from: 0, to: ids.length - 1 };
}
