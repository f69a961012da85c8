import { type Result, refuse } from "@tongpin/domain/base";
import type { DetailedError, Upload } from "tus-js-client";
import type { FileWork } from "./hash-file.ts";

export interface CutUpload extends FileWork {
  readonly file: File;
  readonly sha256: string;
  readonly brandId: string;
  readonly videoId: string;
}

const ENDPOINT = "/api/uploads";
/** Small enough that a lost connection repeats little, large enough that requests cost nothing. */
const CHUNK_BYTES = 16 * 1024 * 1024;
/** About two minutes of patience with a server that is away; after that the person decides. */
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000];

/**
 * Uploads a cut to the workspace's own server, resumably: the same file of the same brand goes on where it stopped, also
 * after a reload. Resolves when the server has checked the bytes. Refusals: `cancelled`, `network`, or the server's code.
 */
export async function uploadCut(cut: CutUpload): Promise<Result<void>> {
  const tus = await import("tus-js-client");
  const { file, sha256, brandId, videoId, signal } = cut;
  if (signal?.aborted) return refuse("cancelled");
  return new Promise((resolve) => {
    const end = (result: Result<void>) => {
      signal?.removeEventListener("abort", cancel);
      resolve(result);
    };
    const upload: Upload = new tus.Upload(file, {
      endpoint: ENDPOINT,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(`tongpin-cut:${brandId}:${sha256}`),
      metadata: { sha256, brandId, videoId, filename: file.name, filetype: file.type },
      onProgress: (sent, total) => cut.onProgress?.(total > 0 ? sent / total : 0),
      onSuccess: () => end({ ok: true, value: undefined }),
      onError: (error) => end(refuse("originalRequest" in error ? codeOf(error) : "file-unreadable")),
    });
    const cancel = () => {
      // What has arrived stays on the server for a while: choosing the file again goes on from there.
      void upload.abort().catch(() => undefined);
      end(refuse("cancelled"));
    };
    signal?.addEventListener("abort", cancel);
    upload
      .findPreviousUploads()
      .catch(() => [])
      .then((previous) => {
        if (signal?.aborted) return;
        const latest = previous.at(-1);
        if (latest) upload.resumeFromPreviousUpload(latest);
        upload.start();
      })
      .catch(() => end(refuse("file-unreadable")));
  });
}

function codeOf(error: DetailedError): string {
  try {
    const body: unknown = JSON.parse(error.originalResponse?.getBody() ?? "");
    if (typeof body === "object" && body !== null && "code" in body && typeof body.code === "string") return body.code;
  } catch {
    // An answer that is not ours, or none: the line was cut.
  }
  return "network";
}
