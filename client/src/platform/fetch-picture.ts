import { LIMITS } from "@tongpin/protocol";

/** `none`: the server has no such picture (yet). `away`: it could not be asked, or may not be asked now. */
export type FetchedPicture = Blob | "none" | "away";

const PATIENCE_MS = 30_000;

/** The bytes the workspace's server has under a hash; whoever keeps them checks the hash. */
export async function fetchPicture(brandId: string, sha256: string): Promise<FetchedPicture> {
  try {
    const response = await fetch(`/media/${encodeURIComponent(brandId)}/${encodeURIComponent(sha256)}?quiet=1`, {
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 204 || response.status === 404) return "none";
    if (!response.ok || !(response.headers.get("content-type") ?? "").startsWith("image/")) return "away";
    if (Number(response.headers.get("content-length") ?? 0) > LIMITS.picture) return "none";
    return await response.blob();
  } catch {
    return "away";
  }
}
