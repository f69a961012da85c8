import { must, type VideoId } from "@tongpin/domain/base";
import type { VersionInfo } from "@tongpin/protocol";
import { type ScriptVersion, versionHash } from "@tongpin/workspace";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useApi, useApp, useSessionActions, useVersionShelf } from "../../../app/index.ts";

export type VersionList =
  | { readonly type: "asking" }
  | { readonly type: "failed"; readonly code: string }
  /** Newest first. `isStale`: the server could not be asked, and this is what the device saw last. */
  | { readonly type: "found"; readonly versions: readonly VersionInfo[]; readonly isStale: boolean };

export interface Versions {
  readonly list: VersionList;
  again(): Promise<void>;
  /** Each answers the code of a refusal, or null. */
  keep(name?: string): Promise<string | null>;
  rename(id: string, name: string): Promise<string | null>;
  keepRestored(): Promise<string | null>;
}

/** Ids of versions that are on this device alone. */
const OWN = "device-";

export function isOnlyHere({ id }: VersionInfo): boolean {
  return id.startsWith(OWN);
}

export function ownVersionId(id: string): string {
  return OWN + id;
}

/** The kept states of a script: the server's, and those this device had to keep by itself. */
export function useVersions(videoId: VideoId): Versions {
  const api = useApi();
  const { brand, mode } = useApp();
  const shelf = useVersionShelf(videoId);
  const { refresh } = useSessionActions();
  const [list, setList] = useState<VersionList>({ type: "asking" });
  const brandId = brand?.id ?? "";

  const again = useCallback(async () => {
    if (mode !== "server") {
      setList({ type: "found", versions: (await shelf.lists()).own, isStale: false });
      return;
    }
    const answer = await api.versions({ brandId, videoId });
    if (answer.ok) {
      const { own } = await shelf.lists();
      setList({ type: "found", versions: byTime([...answer.value, ...own]), isStale: false });
      await shelf.shelveList(answer.value);
      return;
    }
    // The session has ended: asking who we are brings the sign-in page, with the way back here.
    if (answer.error.code === "sign-in") await refresh();
    const { listed, own } = await shelf.lists();
    const known = byTime([...listed, ...own]);
    setList(
      known.length > 0
        ? { type: "found", versions: known, isStale: true }
        : { type: "failed", code: answer.error.code },
    );
  }, [api, brandId, videoId, mode, shelf, refresh]);

  useEffect(() => {
    void again();
  }, [again]);

  return useMemo(() => {
    const of = { brandId, videoId };
    const then = async (
      asked: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }>,
    ) => {
      const answer = await asked;
      if (answer.ok) await again();
      return answer.ok ? null : answer.error.code;
    };
    return {
      list,
      again,
      keep: (name) => then(api.keepVersion(name === undefined ? of : { ...of, name })),
      rename: (id, name) => then(api.nameVersion({ ...of, id, name })),
      keepRestored: () => then(api.keepRestored(of)),
    };
  }, [api, brandId, videoId, list, again]);
}

function byTime(versions: readonly VersionInfo[]): readonly VersionInfo[] {
  return versions.toSorted((a, b) => b.at - a.at);
}

export type VersionContent =
  | { readonly type: "asking" }
  | { readonly type: "failed"; readonly code: string }
  /** What came is not what its hash says: neither shown nor restored. */
  | { readonly type: "damaged" }
  | { readonly type: "found"; readonly content: ScriptVersion };

/** Reads what versions hold: this device's copy, else the server's, which is then kept. */
export type ReadVersion = (info: VersionInfo) => Promise<Exclude<VersionContent, { readonly type: "asking" }>>;

export function useReadVersion(videoId: VideoId): ReadVersion {
  const api = useApi();
  const { brand } = useApp();
  const shelf = useVersionShelf(videoId);
  const brandId = brand?.id ?? "";
  return useCallback(
    async (info) => {
      const shelved = contentOf(await shelf.content(info.hash), info.hash);
      if (shelved.type === "found" || isOnlyHere(info)) return shelved;
      const asked = await api.version({ brandId, videoId }, info.id);
      if (!asked.ok) return { type: "failed", code: asked.error.code };
      const found = contentOf(asked.value, info.hash);
      if (found.type === "found") void shelf.shelveContent(info.hash, found.content);
      return found;
    },
    [api, brandId, videoId, shelf],
  );
}

const ASKING: VersionContent = { type: "asking" };

/** What one version holds, believed only if it hashes to its name. Null: none is asked for. */
export function useVersionContent(videoId: VideoId, info: VersionInfo | null): VersionContent {
  const read = useReadVersion(videoId);
  const [answer, setAnswer] = useState<{ readonly hash: string; readonly found: VersionContent } | null>(null);
  const hash = info?.hash ?? null;
  useEffect(() => {
    if (hash === null) return;
    let left = false;
    void read(must(info, "version")).then((found) => {
      if (!left) setAnswer({ hash, found });
    });
    return () => {
      left = true;
    };
    // A version of the same hash holds the same, whatever it is called by now.
  }, [read, hash]);
  return answer?.hash === hash ? answer.found : ASKING;
}

function contentOf(content: unknown, hash: string): Extract<VersionContent, { type: "found" | "damaged" }> {
  try {
    const version = content as ScriptVersion;
    return content !== null && versionHash(version) === hash
      ? { type: "found", content: version }
      : { type: "damaged" };
  } catch {
    // Something that has no canonical form was never kept by us.
    return { type: "damaged" };
  }
}
