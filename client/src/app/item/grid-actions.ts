import type { Action } from "../actions/registry.ts";
import { useActions } from "../hooks/use-actions.ts";
import { useGo, usePaths } from "../hooks/use-go.ts";
import { usePlanState } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";

/** The ways from here to each account's profile, for the palette; `keys` lead to the first one's. */
export function useGridActions(keys?: string): void {
  const t = useT("common");
  const go = useGo();
  const paths = usePaths();
  const channels = usePlanState((state) => state.channels);
  useActions(
    [...channels.values()].map(
      ({ id, name }, index): Action => ({
        id: `grid.${id}`,
        label: t("channelGrid", { name }),
        group: "go",
        ...(keys && index === 0 ? { keys } : {}),
        perform: () => go.to(paths.channelGrid(id)),
      }),
    ),
  );
}
