import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, it, vi } from "vitest";
import { GrowingItems } from "./growing-items.tsx";

afterEach(() => vi.unstubAllGlobals());

it("[first-paint] a list of thousands begins with a screenful and grows as its end comes near, to the last entry", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  let reach = () => {};
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        reach = () => tell([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  const list = document.createElement("ul");
  const root = createRoot(list);
  const items = Array.from({ length: 100 }, (_, index) => index);
  await act(async () => root.render(<GrowingItems items={items} render={(item) => <li key={item}>{item}</li>} />));
  const shown = () => list.querySelectorAll("li:not([aria-hidden])").length;
  expect(shown()).toBe(40);
  await act(async () => reach());
  expect(shown()).toBe(80);
  await act(async () => reach());
  expect(shown()).toBe(100);
  expect(list.querySelector("[aria-hidden]")).toBeNull();
  await act(async () => root.unmount());
});
