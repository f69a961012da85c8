import {
  type ButtonHTMLAttributes,
  type ComponentType,
  cloneElement,
  type ReactElement,
  Suspense,
  useEffect,
  useState,
} from "react";
import { whenIdle } from "../../platform/idle.ts";

export interface DeferredProps {
  /** The button as it looks from the first paint on. */
  button: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  /** What opens from it, loaded lazily. `startOpen` when it was pressed before its code was here. */
  opens: ComponentType<{ trigger: ReactElement; startOpen: boolean }>;
}

/** A button that is there at once, and whose menu comes when the first screen is painted, or when it is pressed. */
export function Deferred({ button, opens: Opens }: DeferredProps) {
  const [wanted, setWanted] = useState<"later" | "ready" | "open">("later");
  useEffect(() => whenIdle(() => setWanted((now) => (now === "later" ? "ready" : now))), []);
  const waiting = cloneElement(button, { onClick: () => setWanted("open") });
  if (wanted === "later") return waiting;
  return (
    <Suspense fallback={waiting}>
      <Opens trigger={button} startOpen={wanted === "open"} />
    </Suspense>
  );
}
