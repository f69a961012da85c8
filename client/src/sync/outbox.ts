import type { BrandId, Instant } from "@tongpin/domain/base";
import { asId } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import type { CommandRequest } from "@tongpin/protocol";
import type { Api, ApiFailure } from "../platform/api.ts";
import { inTurn } from "../platform/locks.ts";
import { openTabChannel } from "../platform/tab-channel.ts";
import { retryDelay } from "./connection-machine.ts";
import type { Outbox, OutboxItem } from "./contract.ts";
import type { AccountDatabase, OutboxRow } from "./database.ts";
import { createStore } from "./readable.ts";

export interface OutboxOptions {
  readonly database: AccountDatabase;
  readonly api: Pick<Api, "command">;
  readonly newOp: () => string;
  readonly now: () => Instant;
  readonly chance: () => number;
  /** False while the command has to wait for edits the server does not have yet (送审 names their hash). */
  isReady(brandId: string, command: RecordCommand): boolean;
  onSignedOut(): void;
}

export interface RunningOutbox extends Outbox {
  /** Whether the last attempt did not reach the server. */
  isOffline(): boolean;
  /** Tries at once. */
  wake(): void;
  close(): void;
}

/** What to do with the answer to one command. */
type Verdict = "recorded" | "refused" | "later";

function verdictOf(error: ApiFailure | null): Verdict {
  if (!error) return "recorded";
  return error.kind === "refused" || error.kind === "forbidden" ? "refused" : "later";
}

/** The next command of each video, oldest first: a decision must not overtake the comment written before it. */
function nextInLine(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const line = `${row.brandId}:${row.command.videoId}`;
    if (row.refused || seen.has(line)) return false;
    seen.add(line);
    return true;
  });
}

/** Strict durability needs the database's own transaction: Dexie's can't be asked for it one by one. */
async function storeStrictly(database: AccountDatabase, row: OutboxRow): Promise<void> {
  await database.open();
  return new Promise((resolve, reject) => {
    const tx = database.backendDB().transaction(["outbox"], "readwrite", { durability: "strict" });
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new Error("outbox write aborted"));
    tx.objectStore("outbox").add(row);
    tx.commit();
  });
}

/**
 * Commands on their way to the server. Each has one `op` for life, so sending it twice records it once; all tabs of an
 * account share the table, and one at a time sends from it.
 */
export function createOutbox(options: OutboxOptions): RunningOutbox {
  const { database, api } = options;
  const items = createStore<readonly OutboxItem[]>([]);
  const sending = new Set<string>();
  const failures = new Map<string, ApiFailure>();
  let rows: readonly OutboxRow[] = [];
  let attempts = 0;
  let offline = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let pumping: Promise<void> | null = null;
  let again = false;
  let closed = false;

  const channel = openTabChannel<"changed">(`${database.name}:outbox`, () => {
    if (!closed) void reload().then(pump);
  });

  function itemOf(row: OutboxRow): OutboxItem {
    const { op, command, queuedAt } = row;
    const state = row.refused ? "refused" : sending.has(op) ? "sending" : "waiting";
    return {
      op,
      brandId: asId<BrandId>(row.brandId),
      command,
      queuedAt,
      state,
      error: row.refused ?? failures.get(op) ?? null,
    };
  }

  const publish = () => items.set(rows.map(itemOf));

  async function reload(): Promise<void> {
    try {
      rows = await database.outbox.orderBy("position").toArray();
    } catch {
      // Reported as a storage failure elsewhere; what is shown stays what was last read.
    }
    if (!closed) publish();
  }

  function changed(): void {
    channel.post("changed");
  }

  async function deliver(row: OutboxRow): Promise<Verdict> {
    // Another tab may have sent it while this one waited for its turn.
    const present = await database.outbox.where("op").equals(row.op).first();
    if (!present || present.refused) return "recorded";
    sending.add(row.op);
    publish();
    const request: CommandRequest = { op: row.op, brandId: row.brandId, command: row.command };
    const answer = await api.command(request);
    sending.delete(row.op);
    const error = answer.ok ? null : answer.error;
    const verdict = verdictOf(error);
    if (verdict === "recorded") {
      failures.delete(row.op);
      await database.outbox.where("op").equals(row.op).delete();
    } else if (verdict === "refused") {
      await database.outbox.where("op").equals(row.op).modify({ refused: error });
    } else if (error) {
      failures.set(row.op, error);
      if (error.kind === "signedOut") options.onSignedOut();
    }
    return verdict;
  }

  async function round(): Promise<void> {
    await reload();
    const line = nextInLine(rows).filter((row) => options.isReady(row.brandId, row.command));
    if (line.length === 0 || closed) return;
    for (const row of line) {
      if (closed) return;
      const verdict = await deliver(row);
      offline = verdict === "later";
      await reload();
      if (verdict === "later") {
        scheduleRetry();
        return;
      }
      attempts = 0;
      changed();
    }
    again = true;
  }

  function scheduleRetry(): void {
    if (closed || timer !== null) return;
    timer = setTimeout(wake, retryDelay(attempts, options.chance()));
    attempts += 1;
  }

  async function pump(): Promise<void> {
    if (pumping) {
      again = true;
      return pumping;
    }
    pumping = (async () => {
      do {
        again = false;
        await inTurn(`${database.name}:outbox`, round).catch(scheduleRetry);
        // After a failure the next attempt is the timer's.
      } while (again && timer === null && !closed);
    })();
    await pumping;
    pumping = null;
  }

  function wake(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!closed) void pump();
  }

  void reload().then(pump);

  return {
    getSnapshot: items.getSnapshot,
    subscribe: items.subscribe,
    async send(brandId, command: RecordCommand) {
      const row: OutboxRow = { op: options.newOp(), brandId, command, queuedAt: options.now(), refused: null };
      await storeStrictly(database, row);
      await reload();
      changed();
      // While an attempt is being waited for, the new command waits with the others.
      if (timer === null) void pump();
      return itemOf(row);
    },
    retry(op) {
      void database.outbox
        .where("op")
        .equals(op)
        .modify({ refused: null })
        .then(reload)
        .then(changed)
        .then(wake, () => undefined);
    },
    discard(op) {
      if (sending.has(op)) return;
      void database.outbox
        .where("op")
        .equals(op)
        .delete()
        .then(() => failures.delete(op))
        .then(reload)
        .then(changed, () => undefined);
    },
    isOffline: () => offline,
    wake,
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      channel.close();
    },
  };
}

/** The outbox of a workspace without a server: nothing can be recorded there by a server, and it says so. */
export function createClosedOutbox(): Outbox {
  const items = createStore<readonly OutboxItem[]>([]);
  return {
    getSnapshot: items.getSnapshot,
    subscribe: items.subscribe,
    send: () => Promise.reject(new Error("a workspace without a server has no outbox")),
    retry: () => {},
    discard: () => {},
  };
}
