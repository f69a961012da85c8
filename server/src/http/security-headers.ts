import type { ServerResponse } from "node:http";

/**
 * `default-src 'self'` and nothing looser than the app needs: workers and media from blobs (hashing, local playback),
 * images from blobs and small data URLs. No inline script and no inline style anywhere.
 */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Set on the raw answer, so that hijacked ones (uploads) carry them too. `socketOrigin` is ws(s):// of our own host. */
export function setSecurityHeaders(response: ServerResponse, socketOrigin: string): void {
  // Browsers differ on whether 'self' covers ws: under the same host, hence the explicit address.
  response.setHeader("Content-Security-Policy", `${CONTENT_POLICY}; connect-src 'self' ${socketOrigin}`);
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
}
