import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdKeys, takeTypedAhead } from "./type-ahead.ts";

describe("keys between asking for a sheet and its field", () => {
  let closed = 0;
  let heard: string[] = [];
  let stop = () => {};
  const hear = (event: KeyboardEvent) => heard.push(event.key);
  const press = (key: string, target: EventTarget = document.body, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };

  beforeEach(() => {
    closed = 0;
    heard = [];
    document.body.innerHTML = '<p id="page"></p><div role="dialog"><input></div>';
    document.body.addEventListener("keydown", hear);
    stop = holdKeys(window, () => {
      closed += 1;
    });
  });
  afterEach(() => {
    stop();
    document.body.removeEventListener("keydown", hear);
  });

  it("[U2] [U3] letters are kept for the sheet and reach nothing else", () => {
    for (const key of ["d", "z", "n", "Backspace", "Enter", "ArrowDown"]) expect(press(key)).toBe(true);
    expect(heard).toEqual([]);
    expect(takeTypedAhead()).toBe("dz");
    expect(takeTypedAhead()).toBe("");
  });

  it("[U3] once the focus is in the sheet its keys are its own", () => {
    expect(press("d", document.querySelector("input") ?? document)).toBe(false);
    expect(heard).toEqual(["d"]);
    expect(takeTypedAhead()).toBe("");
  });

  it("[U3] Escape takes the wish back; combinations and composed letters pass", () => {
    expect(press("Escape")).toBe(true);
    expect(closed).toBe(1);
    expect(press("r", document.body, { ctrlKey: true })).toBe(false);
    expect(press("n", document.body, { isComposing: true })).toBe(false);
  });

  it("[U3] when it is over, nothing is held and nothing is left", () => {
    press("d");
    stop();
    expect(press("n")).toBe(false);
    expect(takeTypedAhead()).toBe("");
  });
});
