import type { Sha256 } from "@tongpin/domain/base";
import type { PinnedContent } from "@tongpin/domain/records";
import { useEffect, useState } from "react";
import { useServices } from "../runtime/context.ts";

export type PinAnswer =
  | { readonly type: "looking" }
  | { readonly type: "found"; readonly content: PinnedContent }
  /** This device has no copy and the server gave none. */
  | { readonly type: "missing"; readonly code: string }
  /** What came is not what the hash says: never shown as what was submitted. */
  | { readonly type: "forged" };

const LOOKING: PinAnswer = { type: "looking" };

/**
 * Exactly what a submission froze, by its hash: this device's copy, else the server's, which is then kept. The words are
 * believed only if they hash to their name; `hashOf` is the workspace's `contentHash`, handed in so that the shell does
 * not carry it.
 */
export function usePin(hash: Sha256 | null, hashOf: (content: PinnedContent) => Sha256): PinAnswer {
  const { runtime } = useServices();
  const [answer, setAnswer] = useState<{ hash: Sha256; pin: PinAnswer } | null>(null);
  useEffect(() => {
    if (hash === null) return;
    let left = false;
    void findPin(runtime.account.getSnapshot()?.database ?? "", hash, hashOf, runtime.api.pin).then((pin) => {
      if (!left) setAnswer({ hash, pin });
    });
    return () => {
      left = true;
    };
  }, [runtime, hash, hashOf]);
  return answer && answer.hash === hash ? answer.pin : LOOKING;
}

async function findPin(
  database: string,
  hash: Sha256,
  hashOf: (content: PinnedContent) => Sha256,
  ask: (hash: string) => Promise<{ ok: true; value: PinnedContent } | { ok: false; error: { code: string } }>,
): Promise<PinAnswer> {
  const store = await import("../../sync/pin-store.ts");
  const kept = await store.readPin(database, hash);
  if (kept) {
    if (isTrue(kept, hash, hashOf)) return { type: "found", content: kept };
    await store.dropPin(database, hash);
  }
  const answer = await ask(hash);
  if (!answer.ok) return { type: "missing", code: answer.error.code };
  if (!isTrue(answer.value, hash, hashOf)) return { type: "forged" };
  await store.keepPin(database, hash, answer.value);
  return { type: "found", content: answer.value };
}

function isTrue(content: PinnedContent, hash: Sha256, hashOf: (content: PinnedContent) => Sha256): boolean {
  try {
    return hashOf(content) === hash;
  } catch {
    // Something that has no canonical form was never frozen by us.
    return false;
  }
}
