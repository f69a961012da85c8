import { sceneKey } from "../shooting/shooting-order.ts";
import type { Shot } from "../video/index.ts";

/** What shots are brought together by on the day: the place, the place with the camera where it stands, who is needed. */
export const SHOOT_BY = ["scene", "setup", "cast"] as const;
export type ShootBy = (typeof SHOOT_BY)[number];

export interface ShootGroup {
  /** What its shots have in common, as written in the first of them; empty where nothing was written. */
  readonly names: readonly string[];
  /** In cut order. */
  readonly shots: readonly Shot[];
}

export interface ShootOrder {
  readonly groups: readonly ShootGroup[];
  /** How often less something is set up than when shooting in cut order. */
  readonly saved: number;
}

/**
 * 拍摄顺序 (LST5): shots that share a setup one after the other, groups in the order of their first shot, those of
 * which nothing is known last. The cut order is not touched. Dropped shots are not shot.
 */
export function shootOrder(shots: readonly Shot[], by: ShootBy): ShootOrder {
  const groups = new Map<string, { readonly names: readonly string[]; readonly shots: Shot[] }>();
  let setups = 0;
  let last: string | null = null;
  for (const shot of shots) {
    if (shot.status === "dropped") continue;
    const names = namesOf(shot, by);
    const key = JSON.stringify(names.map(sceneKey));
    if (key !== last) setups += 1;
    last = key;
    const group = groups.get(key) ?? { names, shots: [] };
    groups.set(key, group);
    group.shots.push(shot);
  }
  const known = [...groups.values()];
  const isNamed = ({ names }: ShootGroup) => names.some((name) => name !== "");
  return {
    groups: [...known.filter(isNamed), ...known.filter((group) => !isNamed(group))],
    saved: setups - groups.size,
  };
}

function namesOf(shot: Shot, by: ShootBy): readonly string[] {
  switch (by) {
    case "scene":
      return [shot.scene.trim()];
    case "setup":
      return [shot.scene.trim(), shot.angle.trim(), shot.size.trim()];
    case "cast":
      return [castOf(shot.cast).join("、")];
  }
}

/** The people of a 演员 cell, whatever stands between their names, in one order. */
export function castOf(cast: string): readonly string[] {
  const people = cast.split(/[、,，;；/\s+＋&＆]+/u).filter(Boolean);
  return [...new Set(people)].sort();
}
