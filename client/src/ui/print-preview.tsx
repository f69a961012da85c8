import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { IconButton } from "./button.tsx";
import { IconClose } from "./icons/index.ts";
import "./print-preview.css";

export interface PrintPreviewProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  /** Beside the title: what can be done with it. */
  actions: ReactNode;
  /** The sheet itself; `@page` rules come with it, as a named page. */
  children: ReactNode;
}

/** Something to be printed, shown on the whole screen as it will be on paper. The browser's print takes only the sheet. */
export function PrintPreview({ title, closeLabel, onClose, actions, children }: PrintPreviewProps) {
  return (
    <Base.Root open onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Popup className="print-preview">
          <header className="print-preview-tools">
            <Base.Title className="min-w-0 flex-1 truncate font-medium text-base">{title}</Base.Title>
            {actions}
            <Base.Close render={<IconButton label={closeLabel} icon={<IconClose />} tip="left" />} />
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys */}
          <div className="print-preview-scroll" tabIndex={0}>
            <div className="print-preview-sheet">{children}</div>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
