import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

/** More than an icon's name: a reason, a date in full. Never the only place where something is said. */
export function Tooltip({
  trigger,
  children,
  side = "bottom",
}: {
  trigger: ReactElement;
  children: ReactNode;
  side?: "bottom" | "right" | "top" | "left";
}) {
  return (
    <Base.Provider delay={350}>
      <Base.Root>
        <Base.Trigger render={trigger} />
        <Base.Portal>
          <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-60">
            <Base.Popup className="fade-motion max-w-72 rounded-sm bg-ink px-2 py-0.5 text-page text-small leading-ui">
              {children}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Base.Provider>
  );
}
