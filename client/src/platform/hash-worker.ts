import { hashBlob } from "./hash-blob.ts";

/** Page → worker: one file. Worker → page: how far, then one end. The page cancels by ending the worker. */
export type HashMessage =
  | { readonly type: "progress"; readonly bytes: number }
  | { readonly type: "done"; readonly sha256: string }
  | { readonly type: "failed" };

const say = (message: HashMessage) => postMessage(message);

self.onmessage = (event: MessageEvent<Blob>) => {
  hashBlob(event.data, (bytes) => say({ type: "progress", bytes })).then(
    (sha256) => say({ type: "done", sha256 }),
    () => say({ type: "failed" }),
  );
};
