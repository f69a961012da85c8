import { type AnyRoute, createRouter, type StaticDataRouteOption } from "@tanstack/react-router";
import { ErrorScreen, NotFoundScreen } from "./error-screen.tsx";
import { routeTree } from "./routes.tsx";
import type { Services } from "./runtime/context.ts";

function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[key, String(value)]],
  );
  const text = new URLSearchParams(entries).toString();
  return text ? `?${text}` : "";
}

/** The address holds brand, view, item, tab, row or second, as plain text that a colleague can be sent. */
export function createAppRouter(services: Services) {
  return createRouter({
    routeTree,
    context: services,
    parseSearch,
    stringifySearch,
    defaultErrorComponent: ErrorScreen,
    defaultNotFoundComponent: NotFoundScreen,
    defaultPreload: "intent",
    defaultPendingMs: 300,
    scrollRestoration: false,
  });
}

/**
 * Begins to fetch the code and the words of the screen at this address. A start calls it before it knows who is here:
 * a chunk after the other costs more than a chunk nobody needed.
 */
export function warmUp(router: ReturnType<typeof createAppRouter>, services: Services, pathname: string): void {
  const [routes, params] = router.getMatchedRoutes(pathname);
  // What fails here is asked for again by the router, which has a place to say so.
  const quietly = (fetched: Promise<unknown> | undefined) => void fetched?.catch(() => undefined);
  for (const route of routes) {
    quietly(router.loadRouteChunk(route));
    quietly(staticDataOf(route).warm?.(services, params));
  }
}

function staticDataOf({ options }: AnyRoute): StaticDataRouteOption {
  return options.staticData ?? {};
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
