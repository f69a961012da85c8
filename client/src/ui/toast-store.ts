export interface ToastAction {
  readonly label: string;
  perform(): void;
}

/** One message that stands for a while at the foot of the screen. */
export interface ToastItem {
  readonly id: number;
  readonly kind: "info" | "undo" | "error" | "ask";
  readonly message: string;
  /** Further sentences of an error: what is safe, what to do. */
  readonly lines: readonly string[];
  readonly action: ToastAction | null;
  /** A second thing that can be done about it: to look at what follows. */
  readonly also?: ToastAction | null;
  /** How long it stands, ms; null = until it is closed. */
  readonly stands: number | null;
}

export interface ToastStore {
  getSnapshot(): readonly ToastItem[];
  subscribe(listener: () => void): () => void;
  add(toast: Omit<ToastItem, "id">): number;
  remove(id: number): void;
}

/** More would hide the work they are about. */
const MOST = 4;

export function createToastStore(): ToastStore {
  let items: readonly ToastItem[] = [];
  let last = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly ToastItem[]) => {
    items = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    getSnapshot: () => items,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(toast) {
      last += 1;
      set([...items, { ...toast, id: last }].slice(-MOST));
      return last;
    },
    remove(id) {
      if (items.some((item) => item.id === id)) set(items.filter((item) => item.id !== id));
    },
  };
}
