import type { VideoId } from "@tongpin/domain/base";
import type { VersionInfo } from "@tongpin/protocol";
import { type ScriptVersion, versionHash } from "@tongpin/workspace";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useApi, useApp, useSessionActions } from "../../../app/index.ts";

export type VersionList =
  | { readonly type: "asking" }
  | { readonly type: "failed"; readonly code: string }
  /** Newest first. */
  | { readonly type: "found"; readonly versions: readonly VersionInfo[] };

export interface Versions {
  readonly list: VersionList;
  again(): Promise<void>;
  /** Each answers the code of a refusal, or null. */
  keep(name?: string): Promise<string | null>;
  rename(id: string, name: string): Promise<string | null>;
  keepRestored(): Promise<string | null>;
}

/** The kept states of a script. Only the server has them. */
export function useVersions(videoId: VideoId): Versions {
  const api = useApi();
  const { brand } = useApp();
  const { refresh } = useSessionActions();
  const [list, setList] = useState<VersionList>({ type: "asking" });
  const brandId = brand?.id ?? "";

  const again = useCallback(async () => {
    const answer = await api.versions({ brandId, videoId });
    // The session has ended: asking who we are brings the sign-in page, with the way back here.
    if (!answer.ok && answer.error.code === "sign-in") await refresh();
    setList(answer.ok ? { type: "found", versions: answer.value } : { type: "failed", code: answer.error.code });
  }, [api, brandId, videoId, refresh]);

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

export type VersionContent =
  | { readonly type: "asking" }
  | { readonly type: "failed"; readonly code: string }
  /** What came is not what its hash says: neither shown nor restored. */
  | { readonly type: "damaged" }
  | { readonly type: "found"; readonly content: ScriptVersion };

const ASKING: VersionContent = { type: "asking" };

/** What one version holds, believed only if it hashes to its name. */
export function useVersionContent(videoId: VideoId, { id, hash }: VersionInfo): VersionContent {
  const api = useApi();
  const { brand } = useApp();
  const brandId = brand?.id ?? "";
  const [answer, setAnswer] = useState<{ readonly id: string; readonly found: VersionContent } | null>(null);
  useEffect(() => {
    let left = false;
    void api.version({ brandId, videoId }, id).then((asked) => {
      if (left) return;
      if (!asked.ok) setAnswer({ id, found: { type: "failed", code: asked.error.code } });
      else setAnswer({ id, found: contentOf(asked.value as ScriptVersion, hash) });
    });
    return () => {
      left = true;
    };
  }, [api, brandId, videoId, id, hash]);
  return answer?.id === id ? answer.found : ASKING;
}

function contentOf(content: ScriptVersion, hash: string): VersionContent {
  try {
    return versionHash(content) === hash ? { type: "found", content } : { type: "damaged" };
  } catch {
    // Something that has no canonical form was never kept by us.
    return { type: "damaged" };
  }
}
