import { must } from "@tongpin/domain/base";
import { SCHEMA_VERSION, type SessionInfo } from "@tongpin/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Principal } from "../auth/sessions.ts";
import { dropCookie, setCookie } from "./cookies.ts";
import { orFail } from "./failures.ts";
import type { TryLink } from "./guess-guard.ts";
import { LINK_LIMIT, SIGN_IN_LIMIT } from "./limits.ts";
import type { Services } from "./services.ts";
import { read, signedIn } from "./who.ts";

export const personName = z.string().trim().min(1).max(60);
export const password = z.string().min(1).max(200);
export const linkToken = z.string().min(20).max(100);

const sessionQuery = z.object({ quiet: z.string().max(1).optional() });
const setupBody = z.object({ token: linkToken, workspaceName: personName, name: personName, password });
const loginBody = z.object({ name: personName, password });

export function sessionRoutes(app: FastifyInstance, services: Services, tryLink: TryLink): void {
  app.get("/api/session", async (request, reply) => {
    // A page that has nothing stored asks whether there is a session at all: nobody is an answer, not a refusal.
    if (request.principal === null && read(sessionQuery, request.query).quiet !== undefined)
      return reply.code(204).send();
    return sessionInfo(services, signedIn(request));
  });

  app.post("/api/setup", { config: { rateLimit: LINK_LIMIT } }, async (request, reply) => {
    const body = read(setupBody, request.body);
    const personId = await tryLink(request, () => services.accounts.setUp(body));
    return signIn(services, request, reply, personId);
  });

  app.post("/api/login", { config: { rateLimit: SIGN_IN_LIMIT } }, async (request, reply) => {
    const body = read(loginBody, request.body);
    const personId = orFail(await services.accounts.signIn(body.name, body.password));
    return signIn(services, request, reply, personId);
  });

  app.post("/api/logout", async (request, reply) => {
    const principal = signedIn(request);
    await services.sessions.close(principal);
    await services.signedOut(principal.sessionId);
    dropCookie(request, reply, principal.kind);
    return { ok: true };
  });
}

/** Opens a session for a person and answers who they now are. */
export async function signIn(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  personId: string,
): Promise<SessionInfo> {
  const token = await services.sessions.open(personId);
  setCookie(request, reply, "member", token);
  dropCookie(request, reply, "guest");
  return sessionInfo(services, must(await services.sessions.fromCookie(token), "new session"));
}

export async function sessionInfo(services: Services, principal: Principal): Promise<SessionInfo> {
  return {
    person: { id: principal.personId, name: principal.name, kind: principal.kind },
    workspace: must(await services.accounts.workspace(), "workspace"),
    ...(principal.kind === "member" && principal.isOwner ? { mayAddBrands: true as const } : {}),
    brands: await services.brands.of(principal),
    ...(principal.kind === "guest"
      ? {
          guest: {
            brandId: principal.brandId,
            videoId: principal.videoId,
            rights: principal.rights,
            expiresAt: principal.expiresAt,
          },
        }
      : {}),
    serverNow: services.clock.now(),
    ledgerKey: services.ledgerKey,
    minSchema: SCHEMA_VERSION,
  };
}
