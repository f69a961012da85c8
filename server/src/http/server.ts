import rateLimit from "@fastify/rate-limit";
import type { HealthAnswer } from "@tongpin/protocol";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { ownerOf } from "../authority/accounts.ts";
import { dataPaths, VERSION } from "../config.ts";
import { addressKey } from "./address.ts";
import { brandRoutes } from "./brand-routes.ts";
import { calendarLinkRoutes } from "./calendar-link-routes.ts";
import { serveUnknown } from "./client-files.ts";
import { type Control, controlRoutes } from "./control.ts";
import { ApiFailure, answerFailures, orFail } from "./failures.ts";
import { createGuessGuard } from "./guess-guard.ts";
import { BODY_BYTES } from "./limits.ts";
import { linkRoutes } from "./link-routes.ts";
import { mediaRoutes } from "./media-routes.ts";
import { metricsRoute } from "./metrics-route.ts";
import { passkeyRoutes } from "./passkey-routes.ts";
import { recordRoutes } from "./record-routes.ts";
import { rescueRoutes } from "./rescue-routes.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import type { Services } from "./services.ts";
import { sessionRoutes } from "./session-routes.ts";
import { versionRoutes } from "./version-routes.ts";
import { identifyRequests } from "./who.ts";

/** The whole HTTP surface; packages/protocol/src/api.ts has the shapes. Sockets are taken over in sync-upgrade.ts. */
export async function createHttp(
  services: Services,
  logger: FastifyBaseLogger,
): Promise<{ app: FastifyInstance; control: Control }> {
  const app = Fastify({
    loggerInstance: logger,
    // Unless the operator names proxies, a forwarded address is just something a stranger wrote.
    trustProxy: services.config.trustProxy.length > 0 ? [...services.config.trustProxy] : false,
    // Fastify's own request lines hold URLs and addresses; ours below holds neither.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    forceCloseConnections: "idle",
    // An upload may take long, its headers may not.
    requestTimeout: 0,
    routerOptions: { maxParamLength: 200 },
    // Node looks for unfinished requests every half minute, which would make five seconds thirty-five.
    http: { connectionsCheckingInterval: 1_000 },
  });
  // Bodies are JSON or, for uploads, the bytes themselves.
  app.removeContentTypeParser("text/plain");
  app.server.headersTimeout = 5_000;

  app.addHook("onRequest", async (request, reply) => {
    const host = request.headers.host ?? "";
    const secure = request.headers.origin?.startsWith("https:") === true;
    // Only what can be a host goes back into a header.
    const socketOrigin = /^[0-9A-Za-z.:[\]-]{1,255}$/.test(host) ? `${secure ? "wss" : "ws"}://${host}` : "";
    setSecurityHeaders(reply.raw, socketOrigin);
    if (request.url.startsWith("/api/")) reply.raw.setHeader("Cache-Control", "no-store");
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "-";
    request.log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "request",
    );
  });

  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => addressKey(request.ip),
    errorResponseBuilder: () => new ApiFailure(429, { code: "too-many-tries" }),
  });
  answerFailures(app);
  identifyRequests(app, services);

  app.get(
    "/healthz",
    async (): Promise<HealthAnswer> => ({
      version: VERSION,
      store: services.store(),
      uptime: Math.round(process.uptime()),
    }),
  );
  metricsRoute(app, services);
  const tryLink = createGuessGuard(services.misses);
  sessionRoutes(app, services, tryLink);
  passkeyRoutes(app, services);
  brandRoutes(app, services);
  linkRoutes(app, services, tryLink);
  calendarLinkRoutes(app, services, tryLink);
  recordRoutes(app, services);
  versionRoutes(app, services);
  mediaRoutes(app, services);
  rescueRoutes(app, services);
  const control = controlRoutes(app, {
    keysDir: dataPaths(services.config.dataDir).keys,
    backup: services.backup,
    sample: async () => orFail(await services.sample(await ownerOf(services.db))),
  });
  await serveUnknown(app, services.config.clientDir);
  return { app, control };
}
