import { createRouter } from "@tanstack/react-router";
import { ErrorScreen, NotFoundScreen } from "./error-screen.tsx";
import { routeTree } from "./routes.tsx";
import type { Services } from "./runtime/context.ts";
import { parseSearch, stringifySearch } from "./search-text.ts";

/** The address holds brand, view, item, tab, row or second, as plain text that a colleague can be sent. */
export function createAppRouter(services: Services) {
  return createRouter({
    routeTree,
    context: services,
    parseSearch,
    stringifySearch,
    defaultErrorComponent: ErrorScreen,
    defaultNotFoundComponent: NotFoundScreen,
    defaultPendingMs: 300,
    scrollRestoration: false,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
