import { encodeAwareness, encodeStep1, encodeStep2, MESSAGE_ACK, MESSAGE_SYNC, SYNC_UPDATE } from "@tongpin/protocol";

/**
 * Server frames of RFC 6455, built once and written to any number of sockets. The relay writes them to the raw socket
 * beside `ws`, which is sound because each write is a whole frame and nothing is compressed.
 */
const BINARY = 0x82;

export function frameMessage(message: Uint8Array): Buffer {
  const head = headLength(message.length);
  const frame = Buffer.allocUnsafe(head + message.length);
  writeHead(frame, message.length);
  frame.set(message, head);
  return frame;
}

/** A sync update as a ready frame, and the update's bytes inside it: one copy serves the socket, the log and later joiners. */
export function frameUpdate(update: Uint8Array): { readonly frame: Buffer; readonly update: Buffer } {
  const prefix = 2 + varUintLength(update.length);
  const length = prefix + update.length;
  const head = headLength(length);
  const frame = Buffer.allocUnsafe(head + length);
  writeHead(frame, length);
  frame[head] = MESSAGE_SYNC;
  frame[head + 1] = SYNC_UPDATE;
  writeVarUint(frame, update.length, head + 2);
  frame.set(update, head + prefix);
  return { frame, update: frame.subarray(head + prefix) };
}

/** Written by hand: with an encoder's own buffer it took three times as long, once for every update. */
export function frameAck(frames: number): Buffer {
  const length = 1 + varUintLength(frames);
  const frame = Buffer.allocUnsafe(2 + length);
  writeHead(frame, length);
  frame[2] = MESSAGE_ACK;
  writeVarUint(frame, frames, 3);
  return frame;
}

export const frameStep1 = (stateVector: Uint8Array): Buffer => frameMessage(encodeStep1(stateVector));
export const frameStep2 = (update: Uint8Array): Buffer => frameMessage(encodeStep2(update));
export const frameAwareness = (states: Uint8Array): Buffer => frameMessage(encodeAwareness(states));
/** A ping without payload. */
export const PING = Buffer.of(0x89, 0x00);

function headLength(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

function writeHead(frame: Buffer, length: number): void {
  frame[0] = BINARY;
  if (length < 126) {
    frame[1] = length;
  } else if (length < 65_536) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(Math.floor(length / 2 ** 32), 2);
    frame.writeUInt32BE(length >>> 0, 6);
  }
}

function varUintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++;
  return length;
}

function writeVarUint(bytes: Buffer, value: number, at: number): void {
  let rest = value;
  let to = at;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[to++] = (rest & 0x7f) | 0x80;
  bytes[to] = rest;
}
