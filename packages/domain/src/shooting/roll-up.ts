import type { PlacedShot } from "./model.ts";

/** A thing or a person that shots ask for, and which shots do. */
export interface RollUpItem {
  readonly name: string;
  readonly shots: readonly PlacedShot[];
}

const SEPARATOR = /[、，,;；\n+＋]|\s\/\s|／/;

/** What a cell like "围巾、茶壶；炉子" asks for, each thing once. */
export function itemsOf(cell: string): readonly string[] {
  return [
    ...new Set(
      cell
        .split(SEPARATOR)
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    ),
  ];
}

/**
 * 服化道 and 演员 rolled up: every item of the shots' cells once, in the order in which it first comes up, with the shots
 * that need it (SHT6). Spellings that differ in width or case alone are one thing. Dropped shots need nothing.
 */
export function rollUp(shots: readonly PlacedShot[], field: "props" | "cast"): readonly RollUpItem[] {
  const items = new Map<string, { name: string; shots: PlacedShot[] }>();
  for (const placed of shots) {
    if (placed.shot.status === "dropped") continue;
    for (const name of itemsOf(placed.shot[field])) {
      const key = name.normalize("NFKC").toLowerCase();
      const item = items.get(key) ?? { name, shots: [] };
      items.set(key, item);
      if (item.shots.at(-1) !== placed) item.shots.push(placed);
    }
  }
  return [...items.values()];
}
