import { useEffect, useRef } from "react";
import { whenIdle } from "../../platform/idle.ts";
import { useT } from "../hooks/use-t.ts";
import { useServices } from "../runtime/context.ts";

/**
 * Installs the service worker and offers a new version when one has arrived. The change-over happens only when the
 * person asks for it: nobody's page is reloaded in mid-sentence (trust.md §4).
 */
export function NewVersion() {
  const { toasts } = useServices();
  const t = useT("common");
  const latest = useRef(t);
  latest.current = t;
  useEffect(() => {
    if (!import.meta.env.PROD) return;
    let stop: (() => void) | null = null;
    let left = false;
    const offer = (change: () => void) => {
      const say = latest.current;
      toasts.add({
        kind: "ask",
        message: say("version.ready"),
        lines: [say("version.safe")],
        action: { label: say("version.change"), perform: change },
        stands: null,
      });
    };
    const cancel = whenIdle(() => {
      void import("./service-worker.ts").then(({ installServiceWorker }) => {
        if (!left) stop = installServiceWorker(offer);
      });
    });
    return () => {
      left = true;
      cancel();
      stop?.();
    };
  }, [toasts]);
  return null;
}
