import type { ReactElement } from "react";
import { Popover } from "../../ui/popover.tsx";
import { SyncDetails } from "./sync-details.tsx";

/** Opened from the sync words. */
export function SyncPopover({ trigger, startOpen }: { trigger: ReactElement; startOpen: boolean }) {
  return (
    <Popover trigger={trigger} startOpen={startOpen} align="end" className="w-88 p-0">
      <SyncDetails />
    </Popover>
  );
}
