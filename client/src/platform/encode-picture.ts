import { type Result, refuse } from "@tongpin/domain/base";
import type { FrameMime } from "@tongpin/domain/video";
import { sniffPicture } from "./sniff-picture.ts";

export interface EncodedPicture {
  readonly blob: Blob;
  readonly mime: FrameMime;
  readonly width: number;
  readonly height: number;
}

const MEGABYTE = 1024 * 1024;
/** More than any phone's photo; a scan beyond it would only fill this device's memory. */
const MOST_MEGABYTES = 50;
/** Long side of what is kept, px: sharp on a desk's whole screen, some hundred kilobytes. */
const LONG_SIDE = 1600;
const WEBP_QUALITY = 0.82;
const JPEG_QUALITY = 0.86;

/**
 * Draws a chosen picture anew: upright, at most 1,600 px long, WebP (JPEG where the browser writes none). What the camera
 * noted beside the pixels (place, time, device) does not come along. Refusals: `file-empty`, `file-too-large`
 * {megabytes, most}, `not-a-picture`, `heic-unreadable`, `picture-unreadable`.
 */
export async function encodePicture(file: Blob): Promise<Result<EncodedPicture>> {
  if (file.size === 0) return refuse("file-empty");
  if (file.size > MOST_MEGABYTES * MEGABYTE) {
    return refuse("file-too-large", { megabytes: Math.ceil(file.size / MEGABYTE), most: MOST_MEGABYTES });
  }
  const format = await sniffPicture(file);
  if (format === null) return refuse("not-a-picture");
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return refuse(format === "heic" ? "heic-unreadable" : "picture-unreadable");
  try {
    const scale = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    if (!context) return refuse("picture-unreadable");
    // What is see-through becomes paper: JPEG would make it black.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, width, height);
    const blob = await writeCanvas(canvas);
    return blob ? { ok: true, value: { ...blob, width, height } } : refuse("picture-unreadable");
  } finally {
    bitmap.close();
  }
}

async function writeCanvas(canvas: HTMLCanvasElement): Promise<{ blob: Blob; mime: FrameMime } | null> {
  const webp = await canvasBlob(canvas, "image/webp", WEBP_QUALITY);
  // A browser that writes no WebP answers with a PNG, many times as large.
  if (webp?.type === "image/webp") return { blob: webp, mime: "image/webp" };
  const jpeg = await canvasBlob(canvas, "image/jpeg", JPEG_QUALITY);
  return jpeg?.type === "image/jpeg" ? { blob: jpeg, mime: "image/jpeg" } : null;
}

/** A canvas as a file; null when the browser can't (too large, out of memory). */
export function canvasBlob(canvas: HTMLCanvasElement, type: FrameMime, quality?: number): Promise<Blob | null> {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, type, quality);
  });
}
