import type { StoreReadOnlyError } from "../storage/room-log.ts";
import { answerQuestion } from "./catch-up.ts";
import { type Connection, sendFrames } from "./connection.ts";
import type { RelayContext } from "./relay-context.ts";
import { frameAck } from "./websocket-frame.ts";

/** Tells senders that what they sent is on disk. */
export interface Acknowledgements {
  /** All the connection sent is taken in. */
  owe(connection: Connection): void;
  /** Begins a commit for everybody who is owed, unless one is under way, which is followed by the next. */
  commit(): void;
  /** Whether somebody is still owed. */
  pending(): boolean;
}

/** So many acknowledgements leave at once in one pause (`ackMs`); the rest wait and grow, each for so many pauses at most. */
const PROMPT = 32;
const MOST_PAUSES = 25;

/**
 * An acknowledgement is a write of its own and costs as much as a delivery. So a connection gets one in a pause, and
 * when many rooms write at once theirs are spread over half a second: a fifth less CPU with 1,000 busy rooms.
 *
 * @param onIdle told when nobody is owed any more
 */
export function createAcknowledgements(context: () => RelayContext, onIdle: () => void): Acknowledgements {
  let owed = new Set<Connection>();
  let committing = false;
  const late = new Set<Connection>();
  let prompt = PROMPT;
  let pause: NodeJS.Timeout | null = null;

  function commit(): void {
    if (committing || owed.size === 0) {
      onIdle();
      return;
    }
    committing = true;
    const batch = owed;
    owed = new Set();
    // Frames taken in from here on are not part of this commit.
    for (const connection of batch) connection.committing = connection.taken;
    context()
      .log.committed()
      .then(
        () => {
          const now = context().clock.now();
          for (const connection of batch) onDisk(connection, now);
        },
        // The sockets are closed by the log's own notice; what they sent is not acknowledged.
        (_error: StoreReadOnlyError) => undefined,
      )
      .finally(() => {
        committing = false;
        commit();
      });
  }

  function onDisk(connection: Connection, now: number): void {
    connection.ackDue = connection.committing;
    if (connection.question !== null) {
      send(connection, now);
      return;
    }
    pause ??= setTimeout(nextPause, context().limits.ackMs);
    if (prompt > 0 && now - connection.ackedAt >= context().limits.ackMs) {
      prompt--;
      send(connection, now);
    } else {
      late.add(connection);
    }
  }

  function nextPause(): void {
    pause = late.size > 0 ? setTimeout(nextPause, context().limits.ackMs) : null;
    const now = context().clock.now();
    let left = Math.max(PROMPT, Math.ceil(late.size / MOST_PAUSES));
    prompt = Math.max(0, left - late.size);
    for (const connection of late) {
      if (left-- === 0) break;
      late.delete(connection);
      send(connection, now);
    }
    onIdle();
  }

  function send(connection: Connection, now: number): void {
    if (connection.ackDue > connection.acked) {
      connection.acked = connection.ackDue;
      connection.ackedAt = now;
      sendFrames(connection, frameAck(connection.acked));
    }
    answerQuestion(context(), connection);
  }

  return {
    owe: (connection) => {
      owed.add(connection);
    },
    commit,
    pending: () => committing || owed.size > 0 || late.size > 0,
  };
}
