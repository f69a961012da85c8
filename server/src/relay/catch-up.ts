import { CLOSE } from "@tongpin/protocol";
import { type Connection, sendAll } from "./connection.ts";
import type { RelayContext } from "./relay-context.ts";
import { answerStep1 } from "./sync-answer.ts";
import { spend } from "./token-bucket.ts";

/** A diff costs more than the bytes it moves. */
const WORK_PER_TOKEN = 256;
/** Ten bytes of a question may cost a megabyte of answer. */
const SENT_PER_TOKEN = 2_048;

/**
 * Looks at what a socket has not taken yet. A slow one is left behind: nothing is queued for it until it drains, then
 * it gets everything since in one go. A very slow one is closed; it can come back.
 */
export function catchUp(context: RelayContext, connection: Connection): void {
  const { limits, clock } = context;
  const unsent = connection.socket.writableLength;
  if (unsent > limits.slowBytes) {
    context.close(connection, CLOSE.tooSlow, "unread bytes");
  } else if (unsent > limits.behindBytes && connection.behindSeq === null) {
    connection.behindSeq = connection.room.content?.lastSeq ?? 0;
    connection.behindAt = clock.now();
  }
}

/** The socket has taken everything: what it missed, and what it asked meanwhile. */
export function onDrain(context: RelayContext, connection: Connection): void {
  const { content } = connection.room;
  if (connection.closed || content === null) return;
  const since = connection.behindSeq;
  if (since !== null) {
    connection.behindSeq = null;
    const missed = content.pieces.filter((piece) => piece.seq > since);
    // Gathered now: what is appended while the log writes is not on disk with it, and comes by itself.
    context.turns.afterFlush(() => {
      sendAll(
        connection,
        missed.map((piece) => piece.frame),
      );
      catchUp(context, connection);
    });
  }
  answerQuestion(context, connection);
}

/**
 * Answers the last step 1, unless the connection still waits for acknowledgements (a step 2 says "I have all you sent
 * before", so it must not be quicker than the disk) or for its socket to drain.
 */
export function answerQuestion(context: RelayContext, connection: Connection): void {
  const { content } = connection.room;
  const { question } = connection;
  if (question === null || content === null || connection.closed) return;
  if (question.after > connection.acked) {
    context.turns.acknowledge(connection);
    return;
  }
  if (connection.behindSeq !== null || connection.socket.writableLength > context.limits.behindBytes) return;
  connection.question = null;
  const answer = answerStep1(content, question.theirs);
  context.turns.afterFlush(() => {
    sendAll(connection, answer.frames);
    const bytes = answer.frames.reduce((total, frame) => total + frame.length, 0);
    spend(
      context,
      connection,
      Math.min(answer.work / WORK_PER_TOKEN + bytes / SENT_PER_TOKEN, context.limits.frameBurst),
    );
    catchUp(context, connection);
  });
}
