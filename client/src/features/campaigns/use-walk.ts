import { useActions, useT } from "../../app/index.ts";

/** j and k move the focus along the elements that `selector` finds, as they stand on the page. */
export function useWalk(id: string, selector: string): void {
  const t = useT("campaigns");
  const step = (by: number) => {
    const all = [...document.querySelectorAll<HTMLElement>(selector)];
    const at = all.findIndex((element) => element.matches(":focus"));
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    all[next]?.focus();
  };
  useActions([
    { id: `${id}.next`, label: t("walk.next"), keys: "j", group: "view", perform: () => step(1) },
    { id: `${id}.previous`, label: t("walk.previous"), keys: "k", group: "view", perform: () => step(-1) },
  ]);
}
