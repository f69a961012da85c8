/** A browser that has not drawn a moment in this time can't. */
const PATIENCE_MS = 12_000;
const WEBP_QUALITY = 0.82;

/** One moment of a film as a picture of at most so many pixels width; null when this browser can't show it. */
export function drawStill(url: string, atMs: number, width: number): Promise<Blob | null> {
  return new Promise((resolve) => {
    const video = document.createElement("video");
    const end = (blob: Blob | null) => {
      clearTimeout(timer);
      video.onloadedmetadata = video.onseeked = video.onerror = null;
      video.removeAttribute("src");
      video.load();
      resolve(blob);
    };
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    video.preload = "auto";
    video.muted = true;
    video.playsInline = true;
    video.onloadedmetadata = () => {
      // The very beginning is where the player stands already: it would not say that it has moved.
      video.currentTime = Math.max(atMs / 1000, 0.001);
    };
    video.onseeked = () => {
      const scale = Math.min(1, width / video.videoWidth);
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(end, "image/webp", WEBP_QUALITY);
    };
    video.onerror = () => end(null);
    video.src = url;
  });
}
