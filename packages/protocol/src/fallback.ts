import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/**
 * Where WebSockets are blocked the same messages travel in HTTP bodies: `POST /sync-http/<line>/send?n=` and
 * `/receive?after=`. One line carries any number of rooms, each a channel. PROTOCOL.md §7 has the sequence.
 */
export const FALLBACK_PATH = "/sync-http";

/** A line's name, chosen by the client: 128 random bits in hex. */
export const FALLBACK_LINE = /^[0-9a-f]{32}$/;

export const FALLBACK_LIMITS = {
  /** The server answers a `receive` after so long, if only with nothing, ms. */
  holdMs: 20_000,
  /** A line of which nothing was heard for so long is dead, ms. */
  deadMs: 45_000,
  channels: 200,
} as const;

/** One thing that happens on a channel. Towards the server `open` names room, ticket and schema as a socket's address does. */
export type FallbackPart =
  | { readonly type: "open"; readonly channel: number; readonly address: string }
  | { readonly type: "message"; readonly channel: number; readonly message: Uint8Array }
  | { readonly type: "close"; readonly channel: number; readonly code: number };

const OPEN = 0;
const MESSAGE = 1;
const CLOSED = 2;

export function encodeFallback(parts: readonly FallbackPart[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts) {
      encoding.writeVarUint(encoder, part.channel);
      switch (part.type) {
        case "open":
          encoding.writeVarUint(encoder, OPEN);
          encoding.writeVarString(encoder, part.address);
          break;
        case "message":
          encoding.writeVarUint(encoder, MESSAGE);
          encoding.writeVarUint8Array(encoder, part.message);
          break;
        case "close":
          encoding.writeVarUint(encoder, CLOSED);
          encoding.writeVarUint(encoder, part.code);
          break;
      }
    }
  });
}

/** Null if the bytes are cut short or say something unknown. Messages are views into `bytes`. */
export function decodeFallback(bytes: Uint8Array): FallbackPart[] | null {
  const parts: FallbackPart[] = [];
  try {
    const decoder = decoding.createDecoder(bytes);
    while (decoding.hasContent(decoder)) {
      const channel = decoding.readVarUint(decoder);
      const code = decoding.readVarUint(decoder);
      if (code === OPEN) parts.push({ type: "open", channel, address: decoding.readVarString(decoder) });
      else if (code === MESSAGE) parts.push({ type: "message", channel, message: decoding.readVarUint8Array(decoder) });
      else if (code === CLOSED) parts.push({ type: "close", channel, code: decoding.readVarUint(decoder) });
      else return null;
    }
    return parts;
  } catch {
    return null;
  }
}
