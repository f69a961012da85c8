import { foldUpdates } from "./fold-updates.ts";

/** Page → worker: updates to fold. Worker → page: the fold, or null when they can't be folded. */
export interface FoldRequest {
  readonly id: number;
  readonly updates: readonly Uint8Array[];
}

export interface FoldAnswer {
  readonly id: number;
  readonly data: Uint8Array | null;
}

function fold({ id, updates }: FoldRequest): FoldAnswer {
  try {
    return { id, data: foldUpdates(updates) };
  } catch {
    return { id, data: null };
  }
}

self.onmessage = ({ data: request }: MessageEvent<FoldRequest>) => {
  const answer = fold(request);
  const moved = answer.data ? [answer.data.buffer] : [];
  self.postMessage(answer, { transfer: moved });
};
