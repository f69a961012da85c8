import { describe, expect, it } from "vitest";
import { createToastStore, type ToastItem } from "./toast-store.ts";

const toast = (message: string): Omit<ToastItem, "id"> => ({
  kind: "info",
  message,
  lines: [],
  action: null,
  stands: null,
});

describe("toasts", () => {
  it("[U4] the newest four stand, the oldest gives way", () => {
    const store = createToastStore();
    for (const message of ["a", "b", "c", "d", "e"]) store.add(toast(message));
    expect(store.getSnapshot().map(({ message }) => message)).toEqual(["b", "c", "d", "e"]);
  });

  it("[U4] one closed twice is closed once, and nobody is told twice", () => {
    const store = createToastStore();
    const id = store.add(toast("a"));
    let heard = 0;
    store.subscribe(() => {
      heard += 1;
    });
    store.remove(id);
    store.remove(id);
    expect([store.getSnapshot().length, heard]).toEqual([0, 1]);
  });
});
