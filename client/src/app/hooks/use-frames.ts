import { asId, type Result, refuse, type Sha256, type VideoId } from "@tongpin/domain/base";
import type { ShotFrame } from "@tongpin/domain/video";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { fetchPicture } from "../../platform/fetch-picture.ts";
import { pageLife } from "../../platform/page-life.ts";
import { useBrandSource, useServices } from "../runtime/context.ts";
import { createFrameShelf, type FrameShelf, type FrameSource, type WantedFrame } from "../runtime/frame-shelf.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { deskOf } from "./use-cuts.ts";

const shelves = new WeakMap<Runtime, FrameShelf>();

/** One shelf for each runtime: a picture shown in the table is there on the board. */
function shelfOf(runtime: Runtime): FrameShelf {
  const known = shelves.get(runtime);
  if (known) return known;
  const desk = deskOf(runtime);
  const shelf = createFrameShelf({
    fileOf: desk.fileOf,
    keep: async (file, sha256) => (await import("../../platform/media-store.ts")).keepMedia(file, sha256, "frame"),
    fetchPicture,
    hashBlob: async (blob) => (await import("../runtime/frame-work.ts")).hashBlob(blob),
    hasServer: () => runtime.account.getSnapshot()?.mode === "server",
    later: (ms, work) => void setTimeout(work, ms),
    toUrl: (blob) => URL.createObjectURL(blob),
    dropUrl: (url) => URL.revokeObjectURL(url),
  });
  shelves.set(runtime, shelf);
  pageLife.onWake(() => {
    if (pageLife.isOnline()) shelf.wake();
  });
  return shelf;
}

const NOT_WATCHED = () => () => undefined;
const NOTHING: FrameSource = { type: "missing" };

/** Where a picture's bytes are, and their address once they are here. */
export function useFrameSource(frame: WantedFrame | null): FrameSource {
  const shelf = shelfOf(useServices().runtime);
  const brandId = useBrandSource()?.brandId ?? null;
  const sha256 = frame?.sha256 ?? null;
  const mime = frame?.mime ?? "image/webp";
  const subscribe = useMemo(
    () =>
      brandId === null || sha256 === null
        ? NOT_WATCHED
        : (listener: () => void) => shelf.watch(brandId, { sha256, mime }, listener),
    [shelf, brandId, sha256, mime],
  );
  return useSyncExternalStore(subscribe, () => (sha256 === null ? NOTHING : shelf.get(sha256)));
}

/** A picture that is on this device, as the shot list takes it. */
export interface NewFrame extends Pick<ShotFrame, "sha256" | "bytes" | "mime" | "width" | "height" | "isSketch"> {
  /** Whether it outlives this visit; if not, only the upload saves it. */
  readonly isKept: boolean;
}

/** A drawing made here, ready as it is. */
export type DrawnPicture = Pick<ShotFrame, "mime" | "width" | "height"> & { readonly blob: Blob };

interface FrameDesk {
  /**
   * Draws a chosen picture anew, keeps it on this device and begins to upload it. Refuses as `encodePicture`, and
   * `not-kept` where neither this device nor a server would keep it.
   */
  bring(picture: Blob, name: string): Promise<Result<NewFrame>>;
  bringDrawing(drawing: DrawnPicture, name: string): Promise<Result<NewFrame>>;
  /** The bytes, if this device has them. */
  fileOf(sha256: Sha256): Promise<Blob | null>;
}

/** Bringing pictures to the shots of a video. */
export function useFrameDesk(videoId: VideoId): FrameDesk {
  const { runtime } = useServices();
  const brandId = useBrandSource()?.brandId ?? null;
  return useMemo(() => {
    const desk = deskOf(runtime);
    async function keep(picture: DrawnPicture, name: string, isSketch: boolean): Promise<Result<NewFrame>> {
      if (brandId === null) return refuse("not-kept");
      const { blob, mime, width, height } = picture;
      const { hashBlob } = await import("../runtime/frame-work.ts");
      const sha256 = asId<Sha256>(await hashBlob(blob));
      const file = new File([blob], name, { type: mime });
      const answer = await desk.addFrame({ brandId, videoId }, file, sha256);
      const isKept = answer === "kept";
      if (!isKept && runtime.account.getSnapshot()?.mode !== "server") return refuse("not-kept");
      return { ok: true, value: { sha256, bytes: blob.size, mime, width, height, isSketch, isKept } };
    }
    return {
      async bring(picture, name) {
        const { encodePicture } = await import("../runtime/frame-work.ts");
        const encoded = await encodePicture(picture);
        return encoded.ok ? keep(encoded.value, name, false) : encoded;
      },
      bringDrawing: (drawing, name) => keep(drawing, name, true),
      fileOf: desk.fileOf,
    };
  }, [runtime, brandId, videoId]);
}

/**
 * Brings the pictures of an opened script to this device, and to the server those only this device has (out of a backup,
 * or after a page that ended between two steps).
 */
export function useFramesKept(videoId: VideoId, frames: readonly ShotFrame[], mayUpload: boolean): void {
  const { runtime } = useServices();
  const brandId = useBrandSource()?.brandId ?? null;
  const latest = useRef(frames);
  latest.current = frames;
  const key = frames.map(({ sha256 }) => sha256).join(" ");
  const isEmpty = frames.length === 0;

  useEffect(() => {
    if (brandId !== null && key !== "") shelfOf(runtime).fetchAll(brandId, latest.current);
  }, [runtime, brandId, key]);

  // Once an opening: what is put here later goes up by itself.
  useEffect(() => {
    if (brandId === null || isEmpty || !mayUpload) return;
    let left = false;
    const bringOwed = async () => {
      if (runtime.account.getSnapshot()?.mode !== "server") return;
      const known = await runtime.api.media(brandId);
      if (!known.ok) return;
      const onServer = new Set(known.value.map(({ sha256 }) => sha256));
      const desk = deskOf(runtime);
      for (const { sha256, bytes, mime } of latest.current) {
        if (onServer.has(sha256) || !(await desk.fileOf(sha256)) || left) continue;
        if (desk.getSnapshot().jobs.some((job) => job.sha256 === sha256)) continue;
        desk.upload({ brandId, videoId }, { kind: "frame", sha256, name: nameOf(sha256, mime), bytes });
      }
    };
    void bringOwed();
    return () => {
      left = true;
    };
  }, [runtime, brandId, videoId, isEmpty, mayUpload]);
}

function nameOf(sha256: string, mime: string): string {
  return `${sha256.slice(0, 8)}.${mime.slice("image/".length)}`;
}
