import { findCleanUps } from "@tongpin/domain/exchange";
import { useEffect, useRef } from "react";
import { useT, useToast } from "../../../app/index.ts";

/** As much of a pasted text as is looked at before the offer; the dialog looks at all of the script. */
const LOOKED_AT = 200_000;

/**
 * After a paste into the script that brought marks of copying along: a quiet offer to look at them. The words stand as they
 * were pasted; nothing changes before somebody says so (IMP-02 … IMP-04).
 */
export function useCleanUpOffer(mayWrite: boolean, onOpen: () => void): void {
  const t = useT("exchange");
  const toast = useToast();
  const latest = useRef(onOpen);
  latest.current = onOpen;
  useEffect(() => {
    if (!mayWrite) return;
    const onPaste = (event: ClipboardEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest(".script-editor")) return;
      const count = findCleanUps((event.clipboardData?.getData("text/plain") ?? "").slice(0, LOOKED_AT)).length;
      if (count > 0)
        toast.offer(t("cleanUp.offer", { count }), { label: t("cleanUp.look"), perform: () => latest.current() });
    };
    document.addEventListener("paste", onPaste, true);
    return () => document.removeEventListener("paste", onPaste, true);
  }, [mayWrite, toast, t]);
}
