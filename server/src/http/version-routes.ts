import { roomAccess } from "@tongpin/domain/access";
import { asId } from "@tongpin/domain/base";
import type { Actor } from "@tongpin/domain/records";
import type { VersionInfo } from "@tongpin/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { NewVersion, ScriptAddress } from "../authority/versions.ts";
import { roomId } from "./brand-routes.ts";
import { failure, orFail } from "./failures.ts";
import type { Services } from "./services.ts";
import { actorOf, read } from "./who.ts";

type Why = Pick<NewVersion, "reason" | "by" | "name">;

const ofScript = z.object({ brandId: roomId, videoId: roomId });
const oneVersion = ofScript.extend({ id: roomId });
const name = z.string().trim().max(60);
const kept = ofScript.extend({ name: name.min(1).optional() });
const renamed = oneVersion.extend({ name });

/** Versions of a script: whoever may read the script may read them, whoever may write it may name them. */
export function versionRoutes(app: FastifyInstance, services: Services): void {
  const { versions, versionKeeper } = services;

  async function enter(
    request: FastifyRequest,
    { brandId, videoId }: z.infer<typeof ofScript>,
    need: "read" | "write",
  ): Promise<{ of: ScriptAddress; actor: Actor }> {
    const actor = await actorOf(services, request, brandId);
    const access = roomAccess(actor, "script", videoId);
    if (access === "none" || (need === "write" && access !== "write")) throw failure({ code: "forbidden" });
    return { of: { brandId: asId(brandId), videoId: asId(videoId) }, actor };
  }

  app.get("/api/versions", async (request) => {
    const { of } = await enter(request, read(ofScript, request.query), "read");
    return { versions: await versions.list(of) };
  });

  app.get("/api/versions/content", async (request, reply) => {
    const query = read(oneVersion, request.query);
    const { of } = await enter(request, query, "read");
    const text = await versions.read(of, query.id);
    if (text === null) throw failure({ code: "not-found" });
    return reply.type("application/json; charset=utf-8").send(text);
  });

  app.post("/api/versions", async (request): Promise<VersionInfo> => {
    const body = read(kept, request.body);
    const { of, actor } = await enter(request, body, "write");
    const why: Why =
      body.name === undefined
        ? { reason: "auto", by: null, name: null }
        : { reason: "named", by: actor.id, name: body.name };
    return orFail(await versionKeeper.keep(of, why));
  });

  app.post("/api/versions/name", async (request): Promise<VersionInfo> => {
    const body = read(renamed, request.body);
    const { of, actor } = await enter(request, body, "write");
    return orFail(await versions.rename(of, body.id, body.name === "" ? null : body.name, actor.id));
  });

  app.post("/api/versions/restored", async (request): Promise<VersionInfo> => {
    const { of, actor } = await enter(request, read(ofScript, request.body), "write");
    return orFail(await versionKeeper.keep(of, { reason: "restored", by: actor.id, name: null }));
  });
}
