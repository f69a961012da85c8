import { useEffect } from "react";
import { useT } from "../hooks/use-t.ts";
import { useToast } from "../hooks/use-toast.ts";
import type { AppRouter } from "../router.ts";
import { useServices } from "../runtime/context.ts";

/** Tells about what happened below the screens (signed out elsewhere, a right that ended) and goes where one can act. */
export function RuntimeNews({ router }: { router: AppRouter }) {
  const { runtime } = useServices();
  const toast = useToast();
  const t = useT("common");
  useEffect(
    () =>
      runtime.onEvent((event) => {
        if (event.type === "elsewhere") {
          // A new page begins with the account of now, and nothing of the one before is in memory.
          window.location.assign("/");
          return;
        }
        const guest = event.type === "signedOut" && event.mode === "guest";
        const key = guest ? "news.linkEnded" : `news.${event.type}`;
        toast.error({ what: t(`${key}.what`), safe: t(`${key}.safe`), todo: t(`${key}.todo`) });
        if (event.type === "signedOut") void router.navigate({ to: guest ? "/start" : "/login", replace: true });
        else void router.invalidate();
      }),
    [runtime, router, toast, t],
  );
  return null;
}
