import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ParsedInput } from "./parsed-input.tsx";

let root: Root;
let host: HTMLElement;
let saved: number[] = [];
let entered = 0;
let setFromOutside: (value: number) => void = () => {};

function Quota() {
  const [value, setValue] = useState(3);
  setFromOutside = setValue;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for a table that moves on at Enter
    <div onKeyDown={(event) => event.key === "Enter" && entered++}>
      <ParsedInput<number>
        label="quota"
        shown={`${value} videos`}
        typed={String(value)}
        read={(text) => (/^\d+$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, why: "not a number" })}
        onSave={(next) => {
          saved.push(next);
          setValue(next);
        }}
      />
    </div>
  );
}

const input = () => host.querySelector("input") as HTMLInputElement;
const reason = () => host.querySelector("[role=alert]")?.textContent ?? null;
const press = (key: string) =>
  act(() => void input().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));

function type(text: string) {
  act(() => {
    // React listens to the prototype's setter, so the value must not be set through its own.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input(), text);
    input().dispatchEvent(new Event("input", { bubbles: true }));
  });
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  saved = [];
  entered = 0;
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
  act(() => root.render(<Quota />));
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

it("[U4] shows the value in words, lets it be typed plainly, saves once on Enter", () => {
  expect(input().value).toBe("3 videos");
  act(() => input().focus());
  expect(input().value).toBe("3");
  type("5");
  press("Enter");
  expect(saved).toEqual([5]);
  expect(input().value).toBe("5 videos");
});

it("[U4] what cannot be read stays with its reason, is not saved, and nothing moves on", () => {
  act(() => input().focus());
  type("many");
  press("Enter");
  expect([input().value, reason(), saved, entered]).toEqual(["many", "not a number", [], 0]);
  act(() => input().blur());
  expect([input().value, reason(), saved]).toEqual(["many", "not a number", []]);
});

it("[U4] Escape brings the old value back", () => {
  act(() => input().focus());
  type("many");
  press("Enter");
  press("Escape");
  act(() => input().blur());
  expect([input().value, reason(), saved]).toEqual(["3 videos", null, []]);
});

it("[U4] a field that was only visited overrules nobody", () => {
  act(() => input().focus());
  act(() => setFromOutside(9));
  act(() => input().blur());
  expect([input().value, saved]).toEqual(["9 videos", []]);
});
