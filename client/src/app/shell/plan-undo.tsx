import { useMemo, useSyncExternalStore } from "react";
import type { Store } from "../../sync/contract.ts";
import { IconRedo, IconUndo } from "../../ui/icons/index.ts";
import type { Action } from "../actions/registry.ts";
import { useActions } from "../hooks/use-actions.ts";
import { useT } from "../hooks/use-t.ts";
import { useBrandSource } from "../runtime/context.ts";

const NOTHING: Store<null> = { getSnapshot: () => null, subscribe: () => () => {} };

/**
 * Takes back one's own last step on the plan (a drag, a stage, a card), whichever screen shows it. Stands first in the
 * frame, so that an editor's own undo, which is offered later, comes before it.
 */
export function PlanUndo() {
  const t = useT("common");
  const store = useBrandSource()?.undo ?? NOTHING;
  const undo = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: "plan.undo",
        label: t("undo"),
        keys: "mod+z",
        group: "do",
        icon: <IconUndo />,
        when: () => undo?.getSnapshot().canUndo === true,
        perform: () => void undo?.undo(),
      },
      {
        id: "plan.redo",
        label: t("redo"),
        keys: "mod+shift+z",
        group: "do",
        icon: <IconRedo />,
        when: () => undo?.getSnapshot().canRedo === true,
        perform: () => void undo?.redo(),
      },
    ],
    [undo, t],
  );
  useActions(actions);
  return null;
}
