import { CLOSE } from "@tongpin/protocol";
import type { Connection } from "./connection.ts";
import type { RelayContext } from "./relay-context.ts";

/** One connection's, before it is closed; half of them are forgotten with every look at it (`tickMs`). */
const MOST_OFFENCES = 32;

/** Notes what no client has a reason to send, though once it does no harm. Whoever goes on is shown the door. */
export function offend(context: RelayContext, connection: Connection, why: string): void {
  connection.offences++;
  if (connection.offences <= MOST_OFFENCES) return;
  context.counters.refused++;
  context.close(connection, CLOSE.offences, why);
}
