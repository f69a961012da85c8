import { CSPProvider } from "@base-ui/react/csp-provider";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore } from "react";
import { IntlProvider } from "use-intl";
import { ToastRegion } from "../ui/toast.tsx";
import { listenForKeys } from "./actions/keys.ts";
import { useT } from "./hooks/use-t.ts";
import { LiveRegion } from "./live-region.tsx";
import { NewVersion } from "./pwa/new-version.tsx";
import type { AppRouter } from "./router.ts";
import { type Services, ServicesContext } from "./runtime/context.ts";
import { RuntimeNews } from "./shell/runtime-news.tsx";

export interface AppProps {
  services: Services;
  router: AppRouter;
}

/** Everything above the routes: words, services, keys, toasts, the live region. */
export function App({ services, router }: AppProps) {
  const { locale, messages } = useSyncExternalStore(services.messages.subscribe, services.messages.getSnapshot);
  useChosenLanguage(services);
  useEffect(
    () => listenForKeys(window, services.actions, { letterKeys: () => services.preferences.getSnapshot().letterKeys }),
    [services],
  );
  return (
    <ServicesContext value={services}>
      <IntlProvider locale={locale} messages={messages} timeZone="Asia/Shanghai">
        {/* Our policy allows no inline style elements; what they would say stands in base.css. */}
        <CSPProvider disableStyleElements>
          <RouterProvider router={router} context={services} />
          <Foreground services={services} router={router} />
        </CSPProvider>
      </IntlProvider>
    </ServicesContext>
  );
}

/** Changes the words over when another language is chosen, in one step. */
function useChosenLanguage({ preferences, messages }: Services): void {
  const { locale } = useSyncExternalStore(preferences.subscribe, preferences.getSnapshot);
  useEffect(() => {
    if (messages.getSnapshot().locale !== locale) void messages.switchTo(locale);
  }, [messages, locale]);
}

/** What stands above any screen. The new-version check waits until the first screen is painted. */
function Foreground({ services, router }: AppProps) {
  const t = useT("common");
  const [settled, setSettled] = useState(false);
  useEffect(() => setSettled(true), []);
  return (
    <>
      <ToastRegion store={services.toasts} label={t("toasts")} closeLabel={t("close")} />
      <LiveRegion />
      <RuntimeNews router={router} />
      {settled ? <NewVersion /> : null}
    </>
  );
}
