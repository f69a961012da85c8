import { createStore } from "../../sync/readable.ts";

export type Overlay = "palette" | "keys" | null;

/** Which of the two sheets above everything is open. */
export const overlay = createStore<Overlay>(null);

export function openPalette(): void {
  overlay.set("palette");
}

export function openKeys(): void {
  overlay.set("keys");
}

export function closeOverlay(): void {
  overlay.set(null);
}
