import type { PlacedShot } from "./model.ts";

/** Shots that are taken in one place, one after the other. */
export interface SceneBlock {
  /** As it was first written; "" for shots without a scene. */
  readonly scene: string;
  readonly shots: readonly PlacedShot[];
}

/** Spellings of one scene: full and half width, upper and lower case, stray spaces. */
export function sceneKey(scene: string): string {
  return scene.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/**
 * 拍摄顺序: scene by scene, so that a place is lit once (SHT4). Scenes stand in the order in which they first come up,
 * shots without one at the end; within a scene the given order stays. Dropped shots are left out,
 * but on the set itself, where one that was dropped a moment ago keeps its place.
 */
export function shootingOrder(shots: readonly PlacedShot[], keepDropped = false): readonly SceneBlock[] {
  const blocks = new Map<string, { scene: string; shots: PlacedShot[] }>();
  for (const placed of shots) {
    if (placed.shot.status === "dropped" && !keepDropped) continue;
    const key = sceneKey(placed.shot.scene);
    const block = blocks.get(key) ?? { scene: placed.shot.scene.trim(), shots: [] };
    blocks.set(key, block);
    block.shots.push(placed);
  }
  const nowhere = blocks.get("");
  blocks.delete("");
  return nowhere ? [...blocks.values(), nowhere] : [...blocks.values()];
}
