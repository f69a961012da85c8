import { useEffect } from "react";
import { useT } from "../hooks/use-t.ts";
import { useToast } from "../hooks/use-toast.ts";
import type { createAppRouter } from "../router.ts";
import { useServices } from "../runtime/context.ts";

/** Tells about what happened below the screens (signed out elsewhere, a right that ended) and goes where one can act. */
export function RuntimeNews({ router }: { router: ReturnType<typeof createAppRouter> }) {
  const { runtime, preferences } = useServices();
  const toast = useToast();
  const t = useT("common");
  useEffect(
    () =>
      runtime.onEvent((event) => {
        const key = event.type === "signedOut" ? "news.signedOut" : "news.forbidden";
        toast.error({ what: t(`${key}.what`), safe: t(`${key}.safe`), todo: t(`${key}.todo`) });
        if (event.type === "signedOut") {
          const wasGuest =
            router.state.location.pathname.includes("/review/") && preferences.getSnapshot().lastBrandId === null;
          void router.navigate({ to: wasGuest ? "/start" : "/login", replace: true });
        } else void router.invalidate();
      }),
    [runtime, preferences, router, toast, t],
  );
  return null;
}
