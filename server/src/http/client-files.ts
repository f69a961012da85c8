import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { ApiError } from "@tongpin/protocol";
import type { FastifyInstance } from "fastify";

const NO_SUCH_ROUTE: ApiError = { code: "no-such-route" };
const NEVER_THE_APP = ["/api/", "/media/", "/sync/", "/feeds/", "/healthz", "/metrics"];

/**
 * The built client. Files under /assets carry their hash in their name and never change; everything else, the service
 * worker and the page itself above all, is asked for anew each time. Every other address is the app's to understand.
 */
export async function serveUnknown(app: FastifyInstance, folder: string | null): Promise<void> {
  if (folder === null || !existsSync(join(folder, "index.html"))) {
    if (folder !== null) app.log.warn("the client is not built: only the API is served");
    app.setNotFoundHandler((_request, reply) => reply.code(404).send(NO_SUCH_ROUTE));
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    index: ["index.html"],
    cacheControl: false,
    setHeaders(response, path) {
      const lasts = path.startsWith(join(folder, "assets"));
      response.setHeader("Cache-Control", lasts ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "/";
    const isPage = ["GET", "HEAD"].includes(request.method) && !NEVER_THE_APP.some((prefix) => path.startsWith(prefix));
    // A missing script must not be answered with a page: the browser would try to run it.
    const isFile = /\.[0-9a-z]{1,8}$/i.test(path);
    if (isPage && !isFile) return reply.sendFile("index.html");
    return reply.code(404).send(NO_SUCH_ROUTE);
  });
}
