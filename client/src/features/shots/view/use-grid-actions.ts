import { useActions, useT } from "../../../app/index.ts";
import type { useShotGrid } from "./use-shot-grid.ts";

/** The table's own keys, where they can be read and looked for. Inside the table its field answers them. */
export function useGridActions(grid: ReturnType<typeof useShotGrid>, mayWrite: boolean): void {
  const t = useT("shots");
  useActions(
    mayWrite && grid.range
      ? [
          { id: "shots.fillDown", label: t("fillDown"), keys: "mod+d", group: "do", perform: () => grid.fill("down") },
          {
            id: "shots.fillRight",
            label: t("fillRight"),
            keys: "mod+r",
            group: "do",
            perform: () => grid.fill("right"),
          },
          { id: "shots.up", label: t("moveUp"), keys: "alt+up", group: "do", perform: () => grid.shift(-1) },
          { id: "shots.down", label: t("moveDown"), keys: "alt+down", group: "do", perform: () => grid.shift(1) },
          {
            id: "shots.remove",
            label: t("removeKeys"),
            keys: "mod+shift+backspace",
            group: "do",
            perform: grid.remove,
          },
        ]
      : [],
  );
}
