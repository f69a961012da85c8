import type { AnyRoute, AnyRouter, StaticDataRouteOption } from "@tanstack/react-router";
import type { Services } from "./runtime/context.ts";

/**
 * Begins to fetch the code and the words of the screen at this address. A start calls it before it knows who is here:
 * a chunk after the other costs more than a chunk nobody needed.
 */
export function warmUp(router: AnyRouter, services: Services, pathname: string): void {
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
