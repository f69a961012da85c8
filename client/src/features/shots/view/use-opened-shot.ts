import { asId, type ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { useEffect, useRef } from "react";
import { useQuery } from "../../../app/index.ts";

/** `?shot=` brings the selection to that shot, once. */
export function useOpenedShot(shots: readonly Shot[], open: (id: ShotId) => void): void {
  const { shot } = useQuery();
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (!shot || opened.current === shot || !shots.some((each) => each.id === shot)) return;
    opened.current = shot;
    open(asId<ShotId>(shot));
  });
}
