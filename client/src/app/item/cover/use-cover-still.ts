import type { Sha256 } from "@tongpin/domain/base";
import { useEffect, useState } from "react";
import { useCutSource } from "../../hooks/use-cuts.ts";
import { stillUrl } from "./still-shelf.ts";

/** `none`: no cut, no moment chosen, or its bytes are on no device that can be asked. */
export type CoverStill =
  | { readonly type: "looking" }
  | { readonly type: "here"; readonly url: string }
  | { readonly type: "none" };

const LOOKING: CoverStill = { type: "looking" };
const NONE: CoverStill = { type: "none" };

/** A moment of a cut as a picture: what a cover is. */
export function useCoverStill(sha256: Sha256 | null, atMs: number | null): CoverStill {
  const source = useCutSource(atMs === null ? null : sha256);
  const url = source.type === "device" || source.type === "server" ? source.url : null;
  const key = `${sha256}:${atMs}`;
  const [drawn, setDrawn] = useState<{ key: string; still: CoverStill } | null>(null);
  useEffect(() => {
    if (sha256 === null || atMs === null || url === null) return;
    let left = false;
    void stillUrl(sha256, atMs, url).then((still) => {
      if (!left) setDrawn({ key, still: still ? { type: "here", url: still } : NONE });
    });
    return () => {
      left = true;
    };
  }, [sha256, atMs, url, key]);
  if (sha256 === null || atMs === null || source.type === "nowhere") return NONE;
  return drawn?.key === key ? drawn.still : LOOKING;
}
