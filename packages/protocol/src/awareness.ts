import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** One client's presence as it travels: `json` is the text of its state, "null" when it left. */
export interface AwarenessState {
  readonly client: number;
  readonly clock: number;
  readonly json: string;
}

/** Who a presence belongs to. The server writes it over whatever a client claims, under the key `user` of the state. */
export interface PresenceUser {
  readonly personId: string;
  readonly name: string;
  readonly hue: number;
}

/** One colour per person (0–359), the same on every server and screen: presence and carets are told apart by it. */
export function hueOf(personId: string): number {
  let hash = 0;
  for (const character of personId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}

/** Reads an awareness update; null if it is cut short, has bytes left over, or names more than `most` clients. */
export function decodeAwareness(bytes: Uint8Array, most: number): AwarenessState[] | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const count = decoding.readVarUint(decoder);
    if (count > most) return null;
    const states: AwarenessState[] = [];
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      states.push({ client, clock, json: decoding.readVarString(decoder) });
    }
    return decoder.pos === bytes.length ? states : null;
  } catch {
    return null;
  }
}

export function encodeAwarenessStates(states: readonly AwarenessState[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const state of states) {
      encoding.writeVarUint(encoder, state.client);
      encoding.writeVarUint(encoder, state.clock);
      encoding.writeVarString(encoder, state.json);
    }
  });
}
