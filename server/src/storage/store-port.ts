import type { MessagePort, Worker } from "node:worker_threads";
import { DamagedRoomError } from "./room-log.ts";
import { openStore, type Store } from "./store.ts";

/** The store's calls as they look from another thread. */
export type RemoteStore = {
  readonly [Name in keyof Store]: (...args: Parameters<Store[Name]>) => Promise<ReturnType<Store[Name]>>;
};

interface Call {
  readonly id: number;
  readonly name: keyof Store;
  readonly args: readonly unknown[];
}

type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: { readonly name: string; readonly message: string } };

/** Answers calls that arrive on a port, one after the other, until `close` was called. The body of the storage thread; runs as well in any other. */
export function serveStore(port: MessagePort, file: string): void {
  let failed = false;
  const opening = openStore(file);
  // The first call tells; without a store the thread has nothing more to do.
  opening.catch(() => {
    failed = true;
  });
  port.on("message", (call: Call) => {
    void opening
      .then((store) => {
        const run: (...args: never[]) => unknown = store[call.name];
        return { id: call.id, ok: true, value: run(...(call.args as never[])) } satisfies Answer;
      })
      .catch((error: unknown) => ({ id: call.id, ok: false, error: describe(error) }) satisfies Answer)
      .then((answer) => {
        port.postMessage(answer);
        if (call.name === "close" || failed) port.close();
      });
  });
}

function describe(error: unknown): { name: string; message: string } {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  // SQLite's own words for pages that make no sense.
  const damaged = error instanceof DamagedRoomError || /malformed|not a database/.test(error.message);
  return { name: damaged ? "DamagedRoomError" : error.name, message: error.message };
}

export function connectStore(port: MessagePort | Worker): RemoteStore {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  let ended: Error | null = null;

  port.on("message", (answer: Answer) => {
    const caller = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) caller?.resolve(answer.value as never);
    else
      caller?.reject(
        answer.error.name === "DamagedRoomError"
          ? new DamagedRoomError(answer.error.message)
          : new Error(answer.error.message),
      );
  });
  const end = (error: Error) => {
    ended = error;
    for (const caller of waiting.values()) caller.reject(error);
    waiting.clear();
  };
  port.on("error", end);
  port.on("exit", () => end(new Error("the storage thread has ended")));
  port.on("close", () => end(new Error("the store is closed")));

  function call<Name extends keyof Store>(name: Name) {
    return (...args: Parameters<Store[Name]>) =>
      new Promise<ReturnType<Store[Name]>>((resolve, reject) => {
        if (ended) {
          reject(ended);
          return;
        }
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        port.postMessage({ id, name, args } satisfies Call);
      });
  }

  return {
    ingest: call("ingest"),
    load: call("load"),
    compact: call("compact"),
    refused: call("refused"),
    roomsWithRefused: call("roomsWithRefused"),
    rooms: call("rooms"),
    backup: call("backup"),
    close: call("close"),
  };
}
