import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import {
  MESSAGE_ACK,
  MESSAGE_AWARENESS,
  MESSAGE_BEACON,
  MESSAGE_DIVERGED,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP1,
  SYNC_STEP2,
  SYNC_UPDATE,
} from "./frames.ts";

/** One WebSocket frame holds exactly one of these. Byte fields are views into the frame they were read from. */
export type Message =
  | { readonly type: "step1"; readonly stateVector: Uint8Array }
  | { readonly type: "step2"; readonly update: Uint8Array }
  | { readonly type: "update"; readonly update: Uint8Array }
  | { readonly type: "awareness"; readonly states: Uint8Array }
  | { readonly type: "query-awareness" }
  | { readonly type: "ack"; readonly frames: number }
  | { readonly type: "beacon"; readonly mark: Uint8Array; readonly hash: Uint8Array }
  | { readonly type: "diverged"; readonly mark: Uint8Array }
  | { readonly type: "unknown"; readonly code: number };

/** SHA-256. */
const DIGEST_BYTES = 32;

/** A v1 update that says nothing: no structs, no deletions. */
export const EMPTY_UPDATE: Uint8Array = Uint8Array.of(0, 0);

/** Reads a frame; null if its bytes are no message (cut short, or bytes left over). An unknown message type is no error. */
export function decodeMessage(frame: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(frame);
    const message = readMessage(decoder);
    // What an unknown type carries is its own business.
    return message !== null && (message.type === "unknown" || decoder.pos === frame.length) ? message : null;
  } catch {
    return null;
  }
}

function readMessage(decoder: decoding.Decoder): Message | null {
  const code = decoding.readVarUint(decoder);
  switch (code) {
    case MESSAGE_SYNC:
      return readSync(decoder);
    case MESSAGE_AWARENESS:
      return { type: "awareness", states: decoding.readVarUint8Array(decoder) };
    case MESSAGE_QUERY_AWARENESS:
      return { type: "query-awareness" };
    case MESSAGE_ACK:
      return { type: "ack", frames: decoding.readVarUint(decoder) };
    case MESSAGE_BEACON:
      return { type: "beacon", mark: readDigest(decoder), hash: readDigest(decoder) };
    case MESSAGE_DIVERGED:
      return { type: "diverged", mark: readDigest(decoder) };
    default:
      return { type: "unknown", code };
  }
}

function readDigest(decoder: decoding.Decoder): Uint8Array {
  return decoding.readUint8Array(decoder, DIGEST_BYTES);
}

function readSync(decoder: decoding.Decoder): Message | null {
  switch (decoding.readVarUint(decoder)) {
    case SYNC_STEP1:
      return { type: "step1", stateVector: decoding.readVarUint8Array(decoder) };
    case SYNC_STEP2:
      return { type: "step2", update: decoding.readVarUint8Array(decoder) };
    case SYNC_UPDATE:
      return { type: "update", update: decoding.readVarUint8Array(decoder) };
    default:
      return null;
  }
}

export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return encodeSync(SYNC_STEP1, stateVector);
}

export function encodeStep2(update: Uint8Array): Uint8Array {
  return encodeSync(SYNC_STEP2, update);
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(SYNC_UPDATE, update);
}

export function encodeAwareness(states: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
    encoding.writeVarUint8Array(encoder, states);
  });
}

export function encodeQueryAwareness(): Uint8Array {
  return Uint8Array.of(MESSAGE_QUERY_AWARENESS);
}

/** @param frames how many sync frames (step 2 or update) of this connection are on disk, counted from its start */
export function encodeAck(frames: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_ACK);
    encoding.writeVarUint(encoder, frames);
  });
}

/**
 * @param mark SHA-256 of everything the room has taken in (its Yjs snapshot) and of the version of the reading
 * @param hash SHA-256 of its content in canonical form
 */
export function encodeBeacon(mark: Uint8Array, hash: Uint8Array): Uint8Array {
  return Uint8Array.of(MESSAGE_BEACON, ...mark, ...hash);
}

export function encodeDiverged(mark: Uint8Array): Uint8Array {
  return Uint8Array.of(MESSAGE_DIVERGED, ...mark);
}

function encodeSync(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}
