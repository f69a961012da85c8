import type { ShotId } from "@tongpin/domain/base";
import { type Numbering, shotNumbers } from "@tongpin/domain/shots";
import type { Shot } from "@tongpin/domain/video";
import { useMemo, useRef } from "react";

export interface PrintedShots {
  /** Every shot with the 镜号 it shows. One that did not change keeps its identity. */
  readonly printed: readonly Shot[];
  /** Those whose number nobody wrote: it follows from their place. */
  readonly given: ReadonlySet<ShotId>;
}

export function usePrintedShots(shots: readonly Shot[], numbering: Numbering): PrintedShots {
  const known = useRef(new WeakMap<Shot, Shot>());
  return useMemo(() => {
    const numbers = shotNumbers(shots, numbering);
    const given = new Set<ShotId>();
    const printed = shots.map((shot) => {
      const number = numbers.get(shot.id) ?? shot.number;
      if (number === shot.number) return shot;
      given.add(shot.id);
      const before = known.current.get(shot);
      const now = before?.number === number ? before : { ...shot, number };
      known.current.set(shot, now);
      return now;
    });
    return { printed, given };
  }, [shots, numbering]);
}
