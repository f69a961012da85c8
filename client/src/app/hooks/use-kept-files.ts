import { useCallback, useEffect, useState } from "react";
import { dropMedia, type KeptMedia, listMedia } from "../../platform/media-store.ts";
import { useBrandSource, useServices } from "../runtime/context.ts";
import { useUploads } from "./use-cuts.ts";

/**
 * Whether a kept cut may be freed. `owed`: still on its way to the server, or not known to be there; never freed.
 * `only`: a workspace of this device has no other copy; freed if the person says so. `safe`: the server has it.
 */
export type KeptState = "safe" | "owed" | "unknown" | "only";

export interface KeptFile extends KeptMedia {
  readonly state: KeptState;
}

/** The cuts and pictures this device keeps; null while they are being looked up. */
export function useKeptFiles(): { files: readonly KeptFile[] | null; free(hashes: readonly string[]): Promise<void> } {
  const { runtime } = useServices();
  const brandId = useBrandSource()?.brandId ?? null;
  const jobs = useUploads();
  const [files, setFiles] = useState<readonly KeptFile[] | null>(null);
  const pending = jobs.map(({ sha256 }) => sha256 ?? "").join(" ");
  const look = useCallback(async () => {
    const account = runtime.account.getSnapshot();
    const kept = await listMedia();
    const isLocal = account?.mode === "local";
    const known = isLocal || brandId === null ? null : await runtime.api.media(brandId);
    const onServer = known?.ok ? new Set(known.value.map(({ sha256 }) => sha256)) : null;
    const { listUploads } = await import("../runtime/cut-work.ts");
    const owed = new Set((await listUploads(account?.database ?? "")).map(({ sha256 }) => sha256));
    const stateOf = ({ sha256 }: KeptMedia): KeptState => {
      if (owed.has(sha256) || pending.includes(sha256)) return "owed";
      if (isLocal) return "only";
      if (!onServer) return "unknown";
      return onServer.has(sha256) ? "safe" : "owed";
    };
    return kept.map((file) => ({ ...file, state: stateOf(file) }));
  }, [runtime, brandId, pending]);
  useEffect(() => {
    let left = false;
    void look().then((found) => {
      if (!left) setFiles(found);
    });
    return () => {
      left = true;
    };
  }, [look]);
  const free = useCallback(
    async (hashes: readonly string[]) => {
      const asked = new Set(hashes);
      // Asked anew: another tab may have begun to bring one since they were shown.
      for (const { sha256, state } of await look()) {
        if (asked.has(sha256) && (state === "safe" || state === "only")) await dropMedia(sha256);
      }
      setFiles(await look());
    },
    [look],
  );
  return { files, free };
}
