// One socket of one room, without a document: the bytes of an update are made once and changed in place.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { WebSocket } = require("ws");
const Y = require("yjs");

const SYNC = 0;
const [STEP1, STEP2, UPDATE] = [0, 1, 2];
const ACK = 100;
const KEYS = 20;

export async function joinLine(port, room, ticket, headers) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${room}?ticket=${ticket}&v=1`, { headers });
  const doc = new Y.Doc();
  const map = doc.getMap("settings");
  const waiting = [];
  const sent = [];
  let made = 0;
  let acknowledged = 0;
  const line = {
    onAck: () => undefined,
    onUpdate: () => undefined,
    /** When the update that a reader just got was sent; they come in order. */
    nextSent: () => sent.shift(),
    type() {
      const now = performance.now();
      waiting.push(now);
      sent.push(now);
      map.set(`k${made % KEYS}`, made);
      made += 1;
    },
    leave: () => socket.close(),
  };
  doc.on("update", (update) => socket.send(message(UPDATE, update)));
  const synced = new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", (code) => reject(new Error(`closed with ${code}`)));
    socket.on("message", (data) => {
      if (data[0] === ACK) {
        // The first acknowledges the step 2.
        let frames = 0;
        for (let at = 1, shift = 0; at < data.length; at++, shift += 7) frames |= (data[at] & 0x7f) << shift;
        for (; acknowledged < frames; acknowledged++) {
          const since = acknowledged === 0 ? undefined : waiting.shift();
          if (since !== undefined) line.onAck(performance.now() - since);
        }
      } else if (data[0] === SYNC && data[1] === STEP2) resolve();
      else if (data[0] === SYNC && data[1] === UPDATE) line.onUpdate();
    });
  });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.send(message(STEP1, Y.encodeStateVector(doc)));
  socket.send(message(STEP2, Y.encodeStateAsUpdate(doc)));
  await synced;
  return line;
}

function message(kind, bytes) {
  const length = [];
  for (let rest = bytes.length; ; rest >>>= 7) {
    if (rest < 128) {
      length.push(rest);
      break;
    }
    length.push((rest & 0x7f) | 0x80);
  }
  return Buffer.concat([Buffer.of(SYNC, kind, ...length), bytes]);
}
