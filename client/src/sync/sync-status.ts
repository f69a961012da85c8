import type { Instant } from "@tongpin/domain/base";
import type { ErrorReason, SyncStatus } from "./contract.ts";

/** One opened room as the status needs it. */
export interface RoomFact {
  /** Somebody looks at it (a background fetch does not count until it finds something unsent). */
  readonly wanted: boolean;
  readonly unsent: number;
  readonly offline: boolean;
  readonly synced: boolean;
  readonly stopped: "forbidden" | "outdated" | null;
  readonly storeReadOnly: boolean;
  /** Stored records that could not be read, and the server has not made good yet. */
  readonly corrupt: boolean;
  /** Others who have taken in the same read something else. */
  readonly diverged: boolean;
}

export interface SyncFacts {
  readonly server: boolean;
  readonly networkGone: boolean;
  readonly rooms: readonly RoomFact[];
  /** Commands waiting or being sent; refused ones have had their answer. */
  readonly outbox: number;
  readonly outboxOffline: boolean;
  readonly storageFailed: boolean;
  /** Edits that may not be sent lie here as a file nobody has put away yet. */
  readonly refusedEdits: boolean;
  /** Updates handed to the local database and not committed yet. */
  readonly writing: number;
  /** When everything was last confirmed; null = not in this session. */
  readonly syncedAt: Instant | null;
}

/** Worst first: what can lose work, then what needs a person, then what may pass by itself. */
function errorOf(facts: SyncFacts): ErrorReason | null {
  const rooms = facts.rooms.filter((room) => room.wanted || room.unsent > 0);
  if (facts.storageFailed) return "storage";
  if (rooms.some((room) => room.stopped === "outdated")) return "outdated";
  if (facts.refusedEdits || rooms.some((room) => room.stopped === "forbidden")) return "forbidden";
  if (rooms.some((room) => room.storeReadOnly)) return "storeReadOnly";
  if (rooms.some((room) => room.diverged)) return "diverged";
  if (rooms.some((room) => room.corrupt)) return "corrupt";
  return null;
}

/**
 * The words in the top bar, from facts alone. "synced" is said only when every local edit is on the server's disk and
 * every room somebody looks at has heard the server out.
 */
export function syncStatus(facts: SyncFacts): SyncStatus {
  const owed = facts.rooms.reduce((sum, room) => sum + room.unsent, 0) + facts.outbox;
  const unsent = facts.server ? owed : facts.writing;
  const reason = errorOf(facts);
  if (reason) return { state: "error", reason, unsent };
  if (!facts.server) return facts.writing > 0 ? { state: "saving", unsent } : { state: "local" };
  const open = facts.rooms.filter((room) => room.wanted || room.unsent > 0);
  if (facts.networkGone || open.some((room) => room.offline) || (facts.outbox > 0 && facts.outboxOffline)) {
    return { state: "offline", unsent };
  }
  if (unsent > 0 || facts.syncedAt === null || open.some((room) => !room.synced)) return { state: "saving", unsent };
  return { state: "synced", at: facts.syncedAt };
}

/** Whether both say the same, so that nobody re-renders for nothing. */
export function isSameStatus(a: SyncStatus, b: SyncStatus): boolean {
  if (a.state !== b.state) return false;
  switch (a.state) {
    case "local":
      return true;
    case "synced":
      return b.state === "synced" && a.at === b.at;
    case "error":
      return b.state === "error" && a.reason === b.reason && a.unsent === b.unsent;
    default:
      return "unsent" in b && a.unsent === b.unsent;
  }
}
