import { type Result, refuse } from "@tongpin/domain/base";

export interface VideoFacts {
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
}

/** A browser that says nothing about a file in this time can't play it. */
const PATIENCE_MS = 20_000;

/** Asks the browser what a file holds. Refused as `not-a-video` when it can't play it. Only this device's word. */
export function probeVideo(file: Blob): Promise<Result<VideoFacts>> {
  return new Promise((resolve) => {
    const video = document.createElement("video");
    const url = URL.createObjectURL(file);
    const end = (result: Result<VideoFacts>) => {
      clearTimeout(timer);
      video.onloadedmetadata = video.ondurationchange = video.onerror = null;
      video.removeAttribute("src");
      video.load();
      URL.revokeObjectURL(url);
      resolve(result);
    };
    const timer = setTimeout(() => end(refuse("not-a-video")), PATIENCE_MS);
    const look = () => {
      const { duration, videoWidth: width, videoHeight: height } = video;
      if (duration === Number.POSITIVE_INFINITY) {
        // Files recorded in a browser carry no length; going to the end makes the player find it.
        video.currentTime = Number.MAX_SAFE_INTEGER;
        return;
      }
      if (!(duration > 0) || width === 0 || height === 0) return end(refuse("not-a-video"));
      end({ ok: true, value: { durationMs: Math.round(duration * 1000), width, height } });
    };
    video.preload = "metadata";
    video.muted = true;
    video.onloadedmetadata = look;
    video.ondurationchange = () => {
      if (video.readyState >= 1) look();
    };
    video.onerror = () => end(refuse("not-a-video"));
    video.src = url;
  });
}
