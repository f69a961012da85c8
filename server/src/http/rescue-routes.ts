import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { ofBrand } from "./brand-routes.ts";
import { failure, orFail } from "./failures.ts";
import type { Services } from "./services.ts";
import { managerOf, read } from "./who.ts";

const rescueRow = ofBrand.extend({ id: z.string().regex(/^[0-9a-f]{32}$/) });

/** Copies of what was refused under a foreign name, for those who answer for the brand's people. */
export function rescueRoutes(app: FastifyInstance, services: Services): void {
  const { rescues } = services;

  app.get("/api/rescues", async (request) => {
    const { brandId } = read(ofBrand, request.query);
    await managerOf(services, request, brandId, "members");
    return { rescues: await rescues.list(brandId) };
  });

  app.get("/api/rescues/copy", async (request, reply) => {
    const { brandId, id } = read(rescueRow, request.query);
    await managerOf(services, request, brandId, "members");
    const copy = await rescues.copy(brandId, id);
    if (!copy) throw failure({ code: "not-found" });
    void reply.header("Content-Disposition", `attachment; filename="tongpin-rescue-${id.slice(0, 8)}.json"`);
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(copy, null, 2));
  });

  app.post("/api/rescues/accept", async (request) => {
    const { brandId, id } = read(rescueRow, request.body);
    const by = await managerOf(services, request, brandId, "members");
    orFail(await rescues.accept(by.id, brandId, id));
    return { ok: true };
  });
}
