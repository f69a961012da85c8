import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Claim, TailEntry } from "../storage/room-log.ts";

/** What nodes tell each other of a room. */
export type NodeMessage =
  | {
      readonly type: "commit";
      /** Where the room's log ended before, and where it ends now: whoever stands at `before` has missed nothing. */
      readonly before: number;
      readonly head: number;
      readonly entries: readonly TailEntry[];
      readonly claims: readonly Claim[];
    }
  | { readonly type: "presence"; readonly states: Uint8Array };

const COMMIT = 0;
const PRESENCE = 1;

export function encodeNodeMessage(message: NodeMessage): Uint8Array {
  return encoding.encode((encoder) => {
    if (message.type === "presence") {
      encoding.writeUint8(encoder, PRESENCE);
      encoding.writeVarUint8Array(encoder, message.states);
      return;
    }
    encoding.writeUint8(encoder, COMMIT);
    encoding.writeVarUint(encoder, message.before);
    encoding.writeVarUint(encoder, message.head);
    encoding.writeVarUint(encoder, message.entries.length);
    for (const { seq, update } of message.entries) {
      encoding.writeVarUint(encoder, seq);
      encoding.writeVarUint8Array(encoder, update);
    }
    encoding.writeVarUint(encoder, message.claims.length);
    for (const { client, person } of message.claims) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarString(encoder, person);
    }
  });
}

/** Null if the bytes are none of ours, e.g. of a newer version: what they tell is in the log. */
export function decodeNodeMessage(bytes: Uint8Array): NodeMessage | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const kind = decoding.readUint8(decoder);
    if (kind === PRESENCE) return { type: "presence", states: decoding.readVarUint8Array(decoder) };
    if (kind !== COMMIT) return null;
    const before = decoding.readVarUint(decoder);
    const head = decoding.readVarUint(decoder);
    const entries: TailEntry[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      entries.push({ seq: decoding.readVarUint(decoder), update: decoding.readVarUint8Array(decoder) });
    }
    const claims: Claim[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      claims.push({ client: decoding.readVarUint(decoder), person: decoding.readVarString(decoder) });
    }
    return { type: "commit", before, head, entries, claims };
  } catch {
    return null;
  }
}
