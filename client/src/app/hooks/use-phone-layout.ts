import { useSyncExternalStore } from "react";
import { phoneLayout } from "../../platform/media.ts";

/**
 * Whether the phone's layout is shown, as `md:` has it in the classes. For what is large: to build both and hide one
 * costs a third of a start.
 */
export function usePhoneLayout(): boolean {
  return useSyncExternalStore(phoneLayout.subscribe, phoneLayout.getSnapshot);
}
