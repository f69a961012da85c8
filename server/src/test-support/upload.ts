import { createHash } from "node:crypto";
import type { Browser } from "./browser.ts";

/** The first bytes of a WebM file, so that what follows passes for one. */
const WEBM = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84]), Buffer.from("webm")]);

export function webm(content: Buffer): Buffer {
  return Buffer.concat([WEBM, content]);
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export interface NewUpload {
  readonly brandId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly filename?: string;
}

/** One tus request, as tus-js-client sends them. */
export async function tus(
  browser: Browser,
  method: "POST" | "PATCH" | "HEAD" | "DELETE",
  path: string,
  headers: Record<string, string>,
  body?: Buffer,
): Promise<{ status: number; headers: Headers; body: unknown }> {
  const response = await fetch(`${browser.origin}${path}`, {
    method,
    headers: { ...browser.headers(), "tus-resumable": "1.0.0", ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith("{") ? JSON.parse(text) : text };
}

export function createUpload(browser: Browser, upload: NewUpload) {
  const pairs = { brandId: upload.brandId, sha256: upload.sha256, filename: upload.filename ?? "cut.webm" };
  const metadata = Object.entries(pairs)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");
  return tus(browser, "POST", "/api/uploads", { "upload-length": String(upload.bytes), "upload-metadata": metadata });
}

export function sendChunk(browser: Browser, location: string, offset: number, bytes: Buffer) {
  const headers = { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
  return tus(browser, "PATCH", location, headers, bytes);
}

/** Uploads content behind a WebM head in one go; answers its hash. */
export async function uploadVideo(browser: Browser, brandId: string, content: Buffer): Promise<string> {
  const bytes = webm(content);
  const created = await createUpload(browser, { brandId, sha256: sha256(bytes), bytes: bytes.length });
  const done = await sendChunk(browser, created.headers.get("location") ?? "", 0, bytes);
  if (done.status !== 204) throw new Error(`the upload answered ${done.status} ${JSON.stringify(done.body)}`);
  return sha256(bytes);
}
