import type { LineEnd, Session } from "./relay-api.ts";
import type { Room } from "./room.ts";
import { frameAwareness, PING } from "./websocket-frame.ts";

/** One socket in one room. Plain data: the modules that act on it are sync-frames, fan-out, acks and relay. */
export interface Connection {
  readonly ws: LineEnd["ws"];
  readonly socket: LineEnd["socket"];
  readonly session: Session;
  readonly room: Room;
  closed: boolean;
  /** Frames that came before the room was loaded. */
  early: Buffer[] | null;
  earlyBytes: number;
  /** Frames that wait until the log was asked what other nodes have written. */
  held: Buffer[] | null;
  /** Step 2 and update frames received; how many from the first on are taken in whole; how many are acknowledged. */
  frames: number;
  taken: number;
  acked: number;
  /** How many the commit under way takes in, and how many may be acknowledged at the next opportunity. */
  committing: number;
  ackDue: number;
  /** Has sent a step 2, so that what it sends now needs no more than what it sent. */
  introduced: boolean;
  /** Something it sent could not be taken in: acknowledgements wait for a whole step 2. */
  owing: boolean;
  askedAt: number;
  gaps: number;
  /** The last step 1 not answered yet, and how many frames sent before it must be acknowledged first. */
  question: { readonly theirs: ReadonlyMap<number, number>; readonly after: number } | null;
  /** Unsent bytes grew too many: nothing is queued until it drains, then everything after this number is sent. */
  behindSeq: number | null;
  behindAt: number;
  tokens: number;
  tokensAt: number;
  paused: boolean;
  strangeFrames: number;
  /** See offences.ts. */
  offences: number;
  /** Bytes that came after it was closed. */
  ignored: number;
  readonly presenceClients: Set<number>;
  arrivedAt: number;
  /** Ticks since anything was sent, since a sign of life came. */
  quietTicks: number;
  silentTicks: number;
}

export function createConnection(
  { ws, socket }: LineEnd,
  session: Session,
  room: Room,
  tokens: number,
  now: number,
): Connection {
  return {
    ws,
    socket,
    session,
    room,
    closed: false,
    early: null,
    earlyBytes: 0,
    held: null,
    frames: 0,
    taken: 0,
    acked: 0,
    committing: 0,
    ackDue: 0,
    introduced: false,
    owing: false,
    askedAt: Number.NEGATIVE_INFINITY,
    gaps: 0,
    question: null,
    behindSeq: null,
    behindAt: 0,
    tokens,
    tokensAt: now,
    paused: false,
    strangeFrames: 0,
    offences: 0,
    ignored: 0,
    presenceClients: new Set(),
    arrivedAt: 0,
    quietTicks: 0,
    silentTicks: 0,
  };
}

/** An awareness update about nobody: a stock client hangs up on a server it does not hear for 30 seconds. */
const KEEP_ALIVE = frameAwareness(Uint8Array.of(0));
const QUIET_TICKS = 3;
const PING_TICKS = 6;
/** After this many ticks without a sign of life the line is taken for dead. */
const DEAD_TICKS = 13;

/** Writes whole frames. */
export function sendFrames(connection: Connection, frames: Uint8Array): void {
  if (connection.closed) return;
  connection.quietTicks = 0;
  connection.socket.write(frames);
}

/** From this size a frame goes as it lies: copying it into one write would cost more than a write. */
const LARGE = 32 * 1024;

/** Writes several ready frames, small neighbours in one write: a hundred joiners share what is large. */
export function sendAll(connection: Connection, frames: readonly Buffer[]): void {
  let small: Buffer[] = [];
  const sendSmall = () => {
    const [first] = small;
    if (first) sendFrames(connection, small.length === 1 ? first : Buffer.concat(small));
    small = [];
  };
  for (const frame of frames) {
    if (frame.length < LARGE) {
      small.push(frame);
    } else {
      sendSmall();
      sendFrames(connection, frame);
    }
  }
  sendSmall();
}

/** Keeps a quiet line open and notices a dead one. Answers false when it is dead. */
export function tickConnection(connection: Connection): boolean {
  connection.offences >>= 1;
  connection.quietTicks++;
  connection.silentTicks++;
  if (connection.silentTicks > DEAD_TICKS) return false;
  if (connection.silentTicks % PING_TICKS === 0) connection.socket.write(PING);
  if (connection.quietTicks >= QUIET_TICKS) sendFrames(connection, KEEP_ALIVE);
  return true;
}
