import type { IncomingMessage } from "node:http";
import {
  decodeFallback,
  encodeFallback,
  FALLBACK_LIMITS,
  FALLBACK_LINE,
  FALLBACK_PATH,
  type FallbackPart,
  LIMITS,
} from "@tongpin/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Clock } from "../authority/clock.ts";
import { ApiFailure } from "./failures.ts";
import { type FallbackChannel, openFallbackChannel } from "./fallback-channel.ts";
import type { SyncDoor } from "./sync-upgrade.ts";
import { read, signedIn } from "./who.ts";

/** A step 2 of the largest size, and what stands around it. */
const SEND_BYTES = LIMITS.step2 + 64 * 1024;
/** One answer carries at most about so much, unless a single message is larger. */
const BATCH_BYTES = 4 * 1024 * 1024;
const LINES_PER_SESSION = 16;
const MOST_LINES = 5_000;
/** How often dead lines are looked for. */
const SWEEP_MS = 5_000;

const params = z.object({ line: z.string().regex(FALLBACK_LINE) });
const sendQuery = z.object({ n: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const receiveQuery = z.object({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

interface Line {
  readonly sessionId: string;
  readonly channels: Map<number, FallbackChannel>;
  /** Bodies taken in so far; the next has the number after. */
  taken: number;
  /** What waits for the next answer. */
  queue: FallbackPart[];
  queuedBytes: number;
  /** The last answer, kept until the far end says it has it. */
  batch: { readonly number: number; readonly bytes: Uint8Array } | null;
  batches: number;
  /** Ends the wait of a `receive` that is held. */
  answer: (() => void) | null;
  resumed: (() => void)[];
  heardAt: number;
}

export interface SyncFallback {
  /** Ends every line and every held answer. */
  stop(): void;
}

/**
 * The way in for those whose WebSockets are blocked: long-polled POSTs that carry the very same messages to the very
 * same relay, through the same door. A line is one client; what is lost on the way is repeated by number, and a line
 * that breaks is for the client what a broken socket is: it begins anew with a step 1.
 */
export function syncFallback(
  app: FastifyInstance,
  door: Pick<SyncDoor, "enter">,
  clock: Pick<Clock, "now" | "after">,
): SyncFallback {
  const lines = new Map<string, Line>();
  let stopped = false;
  let cancelSweep = clock.after(SWEEP_MS, sweep);

  function tell(line: Line, part: FallbackPart): void {
    // The relay reuses none of its buffers, but a view would keep a whole bundle alive.
    line.queue.push(part.type === "message" ? { ...part, message: part.message.slice() } : part);
    line.queuedBytes += part.type === "message" ? part.message.length : 0;
    line.answer?.();
  }

  function openLine(id: string, sessionId: string): Line {
    const own = [...lines.values()].filter((line) => line.sessionId === sessionId).length;
    if (stopped || lines.size >= MOST_LINES || own >= LINES_PER_SESSION) {
      throw new ApiFailure(429, { code: "too-many-tries" });
    }
    const line: Line = {
      sessionId,
      channels: new Map(),
      taken: 0,
      queue: [],
      queuedBytes: 0,
      batch: null,
      batches: 0,
      answer: null,
      resumed: [],
      heardAt: clock.now(),
    };
    lines.set(id, line);
    return line;
  }

  function drop(id: string, line: Line): void {
    lines.delete(id);
    for (const channel of [...line.channels.values()]) channel.end();
    line.answer?.();
  }

  /** The line of this name, if it is the asker's own. One that isn't there and somebody else's look the same. */
  function lineOf(request: FastifyRequest): {
    readonly id: string;
    readonly line: Line | undefined;
    sessionId: string;
  } {
    const { sessionId } = signedIn(request);
    const { line: id } = read(params, request.params);
    const line = lines.get(id);
    if (line && line.sessionId !== sessionId) throw gone();
    if (line) {
      line.heardAt = clock.now();
      for (const channel of line.channels.values()) channel.alive();
    }
    return { id, line, sessionId };
  }

  function take(line: Line, request: IncomingMessage, part: FallbackPart): void {
    const { channel } = part;
    switch (part.type) {
      case "open":
        if (line.channels.has(channel) || line.channels.size >= FALLBACK_LIMITS.channels) throw badBody();
        line.channels.set(
          channel,
          openFallbackChannel({
            channel,
            door,
            request,
            address: part.address,
            tell: (said) => tell(line, said),
            unread: () => line.queuedBytes + (line.batch?.bytes.length ?? 0),
            onResume() {
              for (const go of line.resumed.splice(0)) go();
            },
            onEnd: () => line.channels.delete(channel),
          }),
        );
        return;
      case "message":
        line.channels.get(channel)?.receive(Buffer.from(part.message));
        return;
      case "close":
        line.channels.get(channel)?.end();
    }
  }

  /** Whoever sends too much waits for his answer. */
  async function untilResumed(line: Line): Promise<void> {
    while ([...line.channels.values()].some(({ isPaused }) => isPaused)) {
      await new Promise<void>((resolve) => line.resumed.push(resolve));
    }
  }

  function nextBatch(line: Line): Uint8Array {
    const parts: FallbackPart[] = [];
    let bytes = 0;
    for (let part = line.queue[0]; part && (parts.length === 0 || bytes < BATCH_BYTES); part = line.queue[0]) {
      line.queue.shift();
      parts.push(part);
      bytes += part.type === "message" ? part.message.length : 0;
    }
    line.queuedBytes -= bytes;
    line.batches += 1;
    line.batch = { number: line.batches, bytes: encodeFallback(parts) };
    return line.batch.bytes;
  }

  /** Resolves when there is something to say, the line or the request has ended, or the time is up. */
  function untilNews(line: Line, request: FastifyRequest): Promise<void> {
    line.answer?.();
    const { socket } = request.raw;
    return new Promise((resolve) => {
      const done = () => {
        if (line.answer === done) line.answer = null;
        cancel();
        socket.off("close", done);
        resolve();
      };
      const cancel = clock.after(FALLBACK_LIMITS.holdMs, done);
      line.answer = done;
      socket.once("close", done);
    });
  }

  function sweep(): void {
    for (const [id, line] of lines) if (clock.now() - line.heardAt > FALLBACK_LIMITS.deadMs) drop(id, line);
    if (!stopped) cancelSweep = clock.after(SWEEP_MS, sweep);
  }

  app.register(async (scope) => {
    scope.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: SEND_BYTES },
      (_, body, done) => done(null, body),
    );

    scope.post(`${FALLBACK_PATH}/:line/send`, { bodyLimit: SEND_BYTES }, async (request, reply) => {
      const asked = lineOf(request);
      const { n } = read(sendQuery, request.query);
      if (!asked.line && n !== 1) throw gone();
      const line = asked.line ?? openLine(asked.id, asked.sessionId);
      // A repeated one has arrived before: only its answer was lost.
      if (n > line.taken) {
        const parts = Buffer.isBuffer(request.body) ? decodeFallback(request.body) : null;
        if (n !== line.taken + 1 || parts === null) {
          drop(asked.id, line);
          throw badBody();
        }
        line.taken = n;
        for (const part of parts) take(line, request.raw, part);
      }
      await untilResumed(line);
      return reply.code(204).send();
    });

    scope.post(`${FALLBACK_PATH}/:line/receive`, async (request, reply) => {
      const { line } = lineOf(request);
      if (!line) throw gone();
      const { after } = read(receiveQuery, request.query);
      if (line.batch && line.batch.number === after) {
        line.batch = null;
        if (line.queue.length === 0) for (const channel of line.channels.values()) channel.drained();
      }
      if (line.batch === null && line.queue.length === 0) await untilNews(line, request);
      line.heardAt = clock.now();
      const bytes = line.batch?.bytes ?? (line.queue.length > 0 ? nextBatch(line) : null);
      if (bytes === null) return reply.code(204).send();
      return reply.type("application/octet-stream").send(Buffer.from(bytes));
    });
  });

  return {
    stop() {
      stopped = true;
      cancelSweep();
      for (const [id, line] of [...lines]) drop(id, line);
    },
  };
}

function gone(): ApiFailure {
  return new ApiFailure(410, { code: "line-gone" });
}

function badBody(): ApiFailure {
  return new ApiFailure(400, { code: "bad-request" });
}
