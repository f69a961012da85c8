import type { VideoId } from "@tongpin/domain/base";
import type { VersionInfo } from "@tongpin/protocol";
import { useMemo } from "react";
import { useBrandSource, useServices } from "../runtime/context.ts";

type Shelf = typeof import("../../sync/version-shelf.ts");

/** The versions of one script that this device has seen or kept, for when no server can be reached. */
interface VersionShelf {
  lists(): ReturnType<Shelf["readShelf"]>;
  shelveList(listed: readonly VersionInfo[]): Promise<void>;
  /** Rejects when it could not be stored. */
  shelveOwn(info: VersionInfo, content: unknown): Promise<void>;
  /** Null when this device has never seen it. Not believed until its hash is checked. */
  content(hash: string): Promise<unknown>;
  shelveContent(hash: string, content: unknown): Promise<void>;
}

export function useVersionShelf(videoId: VideoId): VersionShelf {
  const { runtime } = useServices();
  const brandId = useBrandSource()?.brandId ?? "";
  return useMemo(() => {
    const shelf = () => import("../../sync/version-shelf.ts");
    const database = () => runtime.account.getSnapshot()?.database ?? "";
    return {
      lists: async () => (await shelf()).readShelf(database(), brandId, videoId),
      shelveList: async (listed) => (await shelf()).shelveList(database(), brandId, videoId, listed),
      shelveOwn: async (info, content) => (await shelf()).shelveOwn(database(), brandId, videoId, info, content),
      content: async (hash) => (await shelf()).readShelved(database(), hash),
      shelveContent: async (hash, content) => (await shelf()).shelveContent(database(), hash, content),
    };
  }, [runtime, brandId, videoId]);
}
