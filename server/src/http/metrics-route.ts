import type { FastifyInstance } from "fastify";
import { failure } from "./failures.ts";
import type { Services } from "./services.ts";
import { signedIn } from "./who.ts";

/**
 * GET /metrics in Prometheus' text form, for whoever scrapes with an owner's API token (`tongpin token`, sent as a bearer).
 * It is never open: figures of rooms and people at work are nobody else's, and the port is often the public one.
 */
export function metricsRoute(app: FastifyInstance, { metrics }: Services): void {
  app.addHook("onResponse", async (request, reply) => {
    metrics.requested({
      method: request.method,
      // The pattern, not the address: that would be without bound, and could hold what is nobody's business.
      route: request.routeOptions.url ?? "-",
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
  app.get("/metrics", async (request, reply) => {
    const principal = signedIn(request);
    if (principal.kind !== "member" || !principal.isOwner) throw failure({ code: "forbidden" });
    return reply.type(metrics.contentType).send(await metrics.print());
  });
}
