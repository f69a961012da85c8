import type { Sha256, VideoId } from "@tongpin/domain/base";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { whenIdle } from "../../platform/idle.ts";
import { newId } from "../../platform/ids.ts";
import { pageLife } from "../../platform/page-life.ts";
import { useBrandSource, useServices } from "../runtime/context.ts";
import { type CutDesk, type CutJob, createCutDesk } from "../runtime/cut-desk.ts";
import type { Runtime } from "../runtime/runtime.ts";

export type { CutJob } from "../runtime/cut-desk.ts";

const desks = new WeakMap<Runtime, CutDesk>();

/** One desk for each runtime: jobs outlive the screens that started them. */
export function deskOf(runtime: Runtime): CutDesk {
  const known = desks.get(runtime);
  if (known) return known;
  const desk = createCutDesk({
    api: runtime.api,
    engine: () => runtime.startEngine(),
    newId,
    now: () => runtime.now(),
    personId: () => runtime.account.getSnapshot()?.session.person.id ?? "",
    database: () => runtime.account.getSnapshot()?.database ?? "",
    hasServer: () => runtime.account.getSnapshot()?.mode === "server",
    work: () => import("../runtime/cut-work.ts"),
    kept: () => import("../../platform/media-store.ts"),
  });
  desks.set(runtime, desk);
  pageLife.onWake(() => {
    if (pageLife.isOnline()) desk.resume();
  });
  return desk;
}

/** Cuts on their way, wherever they belong; what an earlier page left goes on as soon as the app has time. */
export function useUploads(): readonly CutJob[] {
  const desk = useDesk();
  useEffect(() => whenIdle(() => void desk.takeUp()), [desk]);
  return useSyncExternalStore(desk.subscribe, desk.getSnapshot).jobs;
}

export function useUploadDeeds(): Pick<CutDesk, "cancel" | "retry" | "dismiss"> {
  return useDesk();
}

function useDesk(): CutDesk {
  return deskOf(useServices().runtime);
}

/** Bringing in the cuts of a video: files chosen here, their progress, and what became of them. */
export function useCutDesk(videoId: VideoId) {
  const desk = useDesk();
  const brandId = useBrandSource()?.brandId ?? null;
  const { jobs } = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  return useMemo(() => {
    const place = brandId === null ? null : { brandId, videoId };
    return {
      jobs: jobs.filter((job) => job.kind === "cut" && job.videoId === videoId),
      add: (file: File) => place && desk.add(place, file),
      openOwnCopy: (cut: { sha256: Sha256; bytes: number }, file: File) => place && desk.openOwnCopy(place, cut, file),
      upload: (cut: { sha256: Sha256; name: string; bytes: number }) => place && desk.upload(place, cut),
      cancel: desk.cancel,
      retry: desk.retry,
      dismiss: desk.dismiss,
    };
  }, [desk, brandId, videoId, jobs]);
}

/** Where the bytes of a cut are; null = not known yet (the server has not been asked, or can't be reached). */
export interface CutPlaces {
  readonly device: boolean | null;
  readonly server: boolean | null;
}

const NOT_KNOWN: CutPlaces = { device: null, server: null };

/** Where the bytes of these cuts are: on this device, on the server, or neither (only the fingerprint is known). */
export function useCutPlaces(hashes: readonly Sha256[]): (sha256: Sha256) => CutPlaces {
  const { runtime } = useServices();
  const desk = useDesk();
  const brandId = useBrandSource()?.brandId ?? null;
  const { turn } = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  const [places, setPlaces] = useState<ReadonlyMap<Sha256, CutPlaces>>(new Map());
  const key = hashes.join(" ");
  useEffect(() => {
    let left = false;
    const look = async (asked: readonly Sha256[]) => {
      const mode = runtime.account.getSnapshot()?.mode;
      const show = (device: readonly boolean[], onServer: ReadonlySet<string> | null) => {
        if (left) return;
        const serverHas = (sha256: Sha256) => (mode === "local" ? false : (onServer?.has(sha256) ?? null));
        setPlaces(
          new Map(asked.map((sha256, at) => [sha256, { device: device[at] ?? false, server: serverHas(sha256) }])),
        );
      };
      const device = await Promise.all(asked.map(async (sha256) => (await desk.fileOf(sha256)) !== null));
      if (mode !== "server" || brandId === null) return show(device, null);
      const known = await runtime.api.media(brandId);
      show(device, known.ok ? new Set(known.value.map((cut) => cut.sha256)) : null);
    };
    // `turn` grows when a cut was kept or uploaded: then all of it is asked anew.
    if (turn >= 0 && key !== "") void look(key.split(" ") as Sha256[]);
    return () => {
      left = true;
    };
  }, [runtime, desk, brandId, key, turn]);
  return useCallback((sha256: Sha256) => places.get(sha256) ?? NOT_KNOWN, [places]);
}

export type CutSource =
  | { readonly type: "looking" }
  | { readonly type: "device" | "server"; readonly url: string }
  /** This device has no copy and there is no server to ask. */
  | { readonly type: "nowhere" };

const LOOKING: CutSource = { type: "looking" };

/** What a player plays: this device's own bytes, else the server's. */
export function useCutSource(sha256: Sha256 | null): CutSource {
  const { runtime } = useServices();
  const desk = useDesk();
  const brandId = useBrandSource()?.brandId ?? null;
  const { turn } = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  const [found, setFound] = useState<{ sha256: Sha256; turn: number; source: CutSource } | null>(null);
  useEffect(() => {
    if (sha256 === null) return;
    let url: string | null = null;
    let left = false;
    const look = async () => {
      const file = await desk.fileOf(sha256);
      if (left) return;
      const hasServer = runtime.account.getSnapshot()?.mode !== "local";
      if (file) {
        url = URL.createObjectURL(file);
        setFound({ sha256, turn, source: { type: "device", url } });
      } else if (hasServer && brandId !== null) {
        setFound({ sha256, turn, source: { type: "server", url: `/media/${brandId}/${sha256}` } });
      } else setFound({ sha256, turn, source: { type: "nowhere" } });
    };
    void look();
    return () => {
      left = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [runtime, desk, brandId, sha256, turn]);
  return found && found.sha256 === sha256 && found.turn === turn ? found.source : LOOKING;
}
