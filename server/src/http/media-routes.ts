import { createReadStream } from "node:fs";
import { LIMITS } from "@tongpin/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { readRange } from "../media/byte-range.ts";
import { isSha256 } from "../media/media.ts";
import { ofBrand, roomId } from "./brand-routes.ts";
import { ApiFailure, failure } from "./failures.ts";
import { UPLOAD_LIMIT } from "./limits.ts";
import type { Services } from "./services.ts";
import { actorOf, read, signedIn } from "./who.ts";

export const UPLOADS_PATH = "/api/uploads";
const cutAddress = z.object({ brandId: roomId, sha256: z.string().refine(isSha256) });

export function mediaRoutes(app: FastifyInstance, services: Services): void {
  app.get("/api/media", async (request) => {
    const { brandId } = read(ofBrand, request.query);
    const actor = await actorOf(services, request, brandId);
    if (actor.kind !== "member") throw failure({ code: "forbidden" });
    return { media: await services.media.list(brandId) };
  });

  // HEAD comes with GET: the framework runs the same handler and leaves the body out.
  app.get("/media/:brandId/:sha256", async (request, reply) => {
    const { brandId, sha256 } = read(cutAddress, request.params);
    const actor = await actorOf(services, request, brandId);
    const cut = await services.media.find(brandId, sha256);
    const asked = read(z.record(z.string(), z.unknown()), request.query);
    if (!cut || !(await services.media.mayPlay(actor, brandId, sha256))) {
      // A picture whose bytes are still on their way is nothing a browser's console should cry about.
      if (Object.hasOwn(asked, "quiet")) return reply.code(204).send();
      throw failure({ code: "not-found" });
    }
    const asFile = Object.hasOwn(asked, "download");
    if (asFile && actor.kind === "guest" && actor.rights?.includes("download") !== true) {
      throw failure({ code: "forbidden" });
    }
    return sendCut(request, reply, services.media.path(sha256), { ...cut, asFile });
  });

  app.register(async (uploads) => {
    // tus reads the raw stream itself; whatever the type, nothing is parsed or buffered here.
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser("*", (_request, _payload, done) => done(null));
    const serve = async (request: FastifyRequest, reply: FastifyReply) => {
      const principal = signedIn(request);
      reply.hijack();
      await services.uploads.handle(request.raw, reply.raw, principal);
    };
    const options = { bodyLimit: LIMITS.cut };
    uploads.post(UPLOADS_PATH, { ...options, config: { rateLimit: UPLOAD_LIMIT } }, serve);
    uploads.route({ method: ["HEAD", "PATCH", "DELETE"], url: `${UPLOADS_PATH}/:id`, ...options, handler: serve });
  });
}

async function sendCut(
  request: FastifyRequest,
  reply: FastifyReply,
  file: string,
  cut: { bytes: number; mime: string; sha256: string; asFile: boolean },
): Promise<FastifyReply> {
  const range = readRange(request.headers.range, cut.bytes);
  void reply
    .type(cut.mime)
    .header("Accept-Ranges", "bytes")
    .header("ETag", `"${cut.sha256}"`)
    // The bytes of a hash never change, but the right to see them does.
    .header("Cache-Control", "private, no-cache")
    .header("Content-Disposition", cut.asFile ? `attachment; filename="${cut.sha256}"` : "inline")
    .header("Content-Security-Policy", "default-src 'none'; sandbox");
  if (range === "unsatisfiable") {
    void reply.header("Content-Range", `bytes */${cut.bytes}`);
    throw new ApiFailure(416, { code: "bad-range" });
  }
  if (range === null && request.headers["if-none-match"] === `"${cut.sha256}"`) return reply.code(304).send();
  const { start, end } = range ?? { start: 0, end: cut.bytes - 1 };
  void reply.header("Content-Length", end - start + 1);
  if (range) void reply.code(206).header("Content-Range", `bytes ${start}-${end}/${cut.bytes}`);
  // For HEAD the framework keeps the length and drops the stream unread.
  return reply.send(createReadStream(file, { start, end }));
}
