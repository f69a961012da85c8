import { describe, expect, it } from "vitest";
import { availableActions, createActionRegistry } from "./registry.ts";

const perform = () => {};

describe("action registry", () => {
  it("[U2] the latest offer stands first, and each id once", () => {
    const registry = createActionRegistry();
    registry.offer({ list: true }, [{ id: "open", label: "list", perform }]);
    registry.offer({ item: true }, [{ id: "open", label: "item", perform }]);
    expect(availableActions(registry.getSnapshot()).map(({ label }) => label)).toEqual(["item"]);
  });

  it("[U2] a screen that goes takes its actions with it, and listeners hear of it", () => {
    const registry = createActionRegistry();
    const screen = {};
    let heard = 0;
    const stop = registry.subscribe(() => {
      heard += 1;
    });
    registry.offer(screen, [{ id: "a", label: "a", perform }]);
    registry.withdraw(screen);
    registry.withdraw(screen);
    expect([registry.getSnapshot().length, heard]).toEqual([0, 2]);
    stop();
    registry.offer(screen, []);
    expect(heard).toBe(2);
  });
});
