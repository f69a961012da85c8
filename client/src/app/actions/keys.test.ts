import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listenForKeys, strokeText } from "./keys.ts";
import { type Action, createActionRegistry } from "./registry.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("strokes", () => {
  it("[U3] are spelled one way on every keyboard", () => {
    expect(strokeText({ ...plain, key: "k", ctrlKey: true })).toBe("mod+k");
    expect(strokeText({ ...plain, key: "K", metaKey: true, shiftKey: true })).toBe("mod+shift+k");
    expect(strokeText({ ...plain, key: "?", shiftKey: true })).toBe("?");
    expect(strokeText({ ...plain, key: "ArrowUp", altKey: true })).toBe("alt+up");
    expect(strokeText({ ...plain, key: " " })).toBe("space");
    expect(strokeText({ ...plain, key: "µ", code: "KeyM", metaKey: true, altKey: true })).toBe("mod+alt+m");
    expect(strokeText({ ...plain, key: "¡", code: "Digit1", altKey: true })).toBe("alt+1");
  });
});

describe("shortcuts", () => {
  let done: string[] = [];
  let letterKeys = true;
  let stop = () => {};
  const registry = createActionRegistry();
  const action = (id: string, keys: string, more: Partial<Action> = {}): Action => ({
    id,
    label: id,
    keys,
    perform: () => done.push(id),
    ...more,
  });
  const press = (key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
    target.dispatchEvent(event);
    return event;
  };

  beforeEach(() => {
    done = [];
    letterKeys = true;
    document.body.innerHTML = "";
    registry.offer(registry, [
      action("today", "g t"),
      action("new", "n"),
      action("palette", "mod+k", { whileTyping: true }),
      action("hidden", "x", { when: () => false }),
    ]);
    stop = listenForKeys(window, registry, { letterKeys: () => letterKeys });
  });
  afterEach(() => stop());

  it("[U3] two keys one after the other are one shortcut", () => {
    press("g");
    expect(done).toEqual([]);
    expect(press("t").defaultPrevented).toBe(true);
    expect(done).toEqual(["today"]);
    press("t");
    expect(done).toEqual(["today"]);
  });

  it("[U3] another key after the first gives the first up", () => {
    press("g");
    press("n");
    press("t");
    expect(done).toEqual(["new"]);
  });

  it("[U3] none fires while an input method composes", () => {
    press("n", { isComposing: true });
    press("Process");
    press("k", { ctrlKey: true, isComposing: true });
    expect(done).toEqual([]);
  });

  it("[U3] letters typed into a field are text, Ctrl+K still opens the palette", () => {
    const input = document.body.appendChild(document.createElement("input"));
    press("n", {}, input);
    expect(done).toEqual([]);
    press("k", { ctrlKey: true }, input);
    expect(done).toEqual(["palette"]);
  });

  it("[U3] what a dialog or menu does with keys is its own affair", () => {
    const dialog = document.body.appendChild(document.createElement("div"));
    dialog.setAttribute("role", "dialog");
    press("n", {}, dialog.appendChild(document.createElement("button")));
    expect(done).toEqual([]);
  });

  it("[U6] single letters can be switched off, combinations stay (WCAG 2.1.4)", () => {
    letterKeys = false;
    press("n");
    press("k", { ctrlKey: true });
    expect(done).toEqual(["palette"]);
  });

  it("[U3] what can't be done now does not take its key", () => {
    expect(press("x").defaultPrevented).toBe(false);
  });
});
