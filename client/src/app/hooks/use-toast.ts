import { useMemo } from "react";
import type { ToastAction } from "../../ui/toast-store.ts";
import { useServices } from "../runtime/context.ts";
import { useT } from "./use-t.ts";

/** How long one may take something back, ms (U4). */
const UNDO_MS = 10_000;
const INFO_MS = 5_000;

export interface Trouble {
  /** What happened. */
  readonly what: string;
  /** What is safe. */
  readonly safe: string;
  /** What to do. */
  readonly todo: string;
}

export interface UndoMore {
  readonly lines?: readonly string[];
  readonly also?: ToastAction | null;
}

export interface Toasts {
  /** `lines` = what else is to be known of it; `also` = what follows from it, to be looked at. */
  undo(message: string, undoFn: () => void, more?: UndoMore): void;
  error(trouble: Trouble): void;
  info(message: string): void;
  /** Something that can be done about what just happened; it stands as long as an undo. */
  offer(message: string, action: { readonly label: string; perform(): void }): void;
}

/** Short messages at the foot of the screen. */
export function useToast(): Toasts {
  const { toasts } = useServices();
  const t = useT("common");
  return useMemo(
    () => ({
      undo(message, undoFn, { lines = [], also = null } = {}) {
        const action = { label: t("undo"), perform: undoFn };
        toasts.add({ kind: "undo", message, lines, action, also, stands: UNDO_MS });
      },
      error({ what, safe, todo }) {
        toasts.add({ kind: "error", message: what, lines: [safe, todo].filter(Boolean), action: null, stands: null });
      },
      info(message) {
        toasts.add({ kind: "info", message, lines: [], action: null, stands: INFO_MS });
      },
      offer(message, action) {
        toasts.add({ kind: "info", message, lines: [], action, stands: UNDO_MS });
      },
    }),
    [toasts, t],
  );
}
