import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { failure } from "./failures.ts";
import type { Services } from "./services.ts";
import { signedIn } from "./who.ts";

/** GET /metrics in Prometheus' text form, for whoever scrapes with an owner's API token (`tongpin token`). */
export function metricsRoute(app: FastifyInstance, services: Services): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const [name, help] of Object.entries(GAUGES)) {
    new Gauge({
      name: `tongpin_relay_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      help,
      registers: [registry],
      collect() {
        this.set(services.relayMetrics()[name as keyof typeof GAUGES]);
      },
    });
  }
  app.get("/metrics", async (request, reply) => {
    const principal = signedIn(request);
    if (principal.kind !== "member" || !principal.isOwner) throw failure({ code: "forbidden" });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

const GAUGES = {
  rooms: "Rooms in memory",
  connections: "Open sync sockets",
  updates: "Updates taken in since the start",
  deliveries: "Updates handed to other clients since the start",
  refused: "Updates refused since the start",
  bytesIn: "Bytes of sync frames received since the start",
  bytesHeld: "Bytes waiting for slow readers",
} as const;
