import type { ReactNode } from "react";

export type ActionGroup = "go" | "create" | "do" | "view";

/** Something a person can do here. Menus, shortcuts, the palette and the "?" sheet read this one object. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** `mod+k`, `n`, `g t` (one after the other), `shift+?`. */
  readonly keys?: string;
  readonly icon?: ReactNode;
  readonly group?: ActionGroup;
  /** Further words the palette finds it by. */
  readonly keywords?: readonly string[];
  /** Also while typing in a field; only sensible for combinations with Ctrl. */
  readonly whileTyping?: boolean;
  perform(): void;
  /** Left out means: always. */
  when?(): boolean;
}

export interface ActionRegistry {
  /** What can be done now, the latest registered first: an opened item outranks its list. */
  getSnapshot(): readonly Action[];
  subscribe(listener: () => void): () => void;
  /** Replaces what this owner offers. */
  offer(owner: object, actions: readonly Action[]): void;
  withdraw(owner: object): void;
}

export function createActionRegistry(): ActionRegistry {
  const offers = new Map<object, readonly Action[]>();
  const listeners = new Set<() => void>();
  let flat: readonly Action[] = [];
  const changed = () => {
    flat = [...offers.values()].reverse().flat();
    for (const listener of [...listeners]) listener();
  };
  return {
    getSnapshot: () => flat,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offer(owner, actions) {
      if (offers.get(owner) === actions) return;
      offers.set(owner, actions);
      changed();
    },
    withdraw(owner) {
      if (offers.delete(owner)) changed();
    },
  };
}

/** Actions that may be done at this moment, each id once. */
export function availableActions(actions: readonly Action[]): readonly Action[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    if (seen.has(action.id) || action.when?.() === false) return false;
    seen.add(action.id);
    return true;
  });
}
