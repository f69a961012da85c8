import type { Connection } from "./connection.ts";
import type { RelayContext } from "./relay-context.ts";

/**
 * Takes tokens from a connection's bucket. An empty bucket stops the reading from its socket until it has refilled:
 * whoever sends too much waits, and TCP tells him so.
 */
export function spend(context: RelayContext, connection: Connection, tokens: number): void {
  const { limits, clock } = context;
  const now = clock.now();
  const refilled = connection.tokens + ((now - connection.tokensAt) * limits.framesPerSecond) / 1000;
  connection.tokens = Math.min(limits.frameBurst, refilled) - tokens;
  connection.tokensAt = now;
  if (connection.tokens >= 0 || connection.paused || connection.closed) return;
  connection.paused = true;
  connection.ws.pause();
  setTimeout(
    () => {
      connection.paused = false;
      if (!connection.closed) connection.ws.resume();
    },
    (-connection.tokens * 1000) / limits.framesPerSecond + 1,
  );
}
