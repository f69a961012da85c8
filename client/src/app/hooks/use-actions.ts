import { useLayoutEffect, useRef } from "react";
import type { Action } from "../actions/registry.ts";
import { useServices } from "../runtime/context.ts";

/**
 * Offers what can be done on this screen to the palette, the shortcuts and the "?" sheet while the component is there.
 * An array made anew at each render is fine: what is offered changes only when an action's own facts change.
 */
export function useActions(actions: readonly Action[]): void {
  const { actions: registry } = useServices();
  const latest = useRef(actions);
  latest.current = actions;
  const owner = useRef<object>({});
  const shape = actions.map((action) => `${action.id}\n${action.label}\n${action.keys ?? ""}`).join("\n\n");
  // Before the screen is painted: what can be seen can be done by key.
  useLayoutEffect(() => {
    const me = owner.current;
    // `shape` names the actions; their deeds are looked up at the moment they are done, so they are never stale.
    const ids = shape === "" ? [] : latest.current.map((action) => action.id);
    registry.offer(
      me,
      ids.flatMap((id) => {
        const find = () => latest.current.find((action) => action.id === id);
        const now = find();
        if (!now) return [];
        return [{ ...now, perform: () => find()?.perform(), when: () => find()?.when?.() ?? find() !== undefined }];
      }),
    );
    return () => registry.withdraw(me);
  }, [registry, shape]);
}
