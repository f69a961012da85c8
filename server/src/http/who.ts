import type { IncomingMessage } from "node:http";
import { type Matter, mayManage } from "@tongpin/domain/access";
import type { Actor } from "@tongpin/domain/records";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { z } from "zod";
import { actingOf, type MemberPrincipal, type Principal, type Sessions } from "../auth/sessions.ts";
import { actorIn } from "../authority/actors.ts";
import { actingFor } from "../sql/acting.ts";
import { readCookie } from "./cookies.ts";
import { ApiFailure, failure } from "./failures.ts";
import type { Services } from "./services.ts";

declare module "fastify" {
  interface FastifyRequest {
    principal: Principal | null;
  }
}

const CHANGES_NOTHING = ["GET", "HEAD", "OPTIONS"];

/** Finds out who asks, and refuses a state-changing request that a foreign page could have caused. */
export function identifyRequests(app: FastifyInstance, { sessions, origins }: Services): void {
  app.decorateRequest("principal", null);
  app.addHook("onRequest", async (request) => {
    const bearer = bearerOf(request.raw);
    if (!bearer && !CHANGES_NOTHING.includes(request.method) && !origins.allow(request.headers.origin)) {
      throw new ApiFailure(403, { code: "foreign-origin" });
    }
    request.principal = await whoAsks(sessions, request.raw);
  });
  // After the body was read: reading it would lose what is set before.
  app.addHook("preValidation", (request, _reply, done) => actingFor(actingOf(request.principal), done));
}

/** The same rule for requests and for socket upgrades. A guest link opened later outranks the account (see cookies.ts). */
export async function whoAsks(sessions: Sessions, request: IncomingMessage): Promise<Principal | null> {
  const bearer = bearerOf(request);
  if (bearer) return sessions.fromApiToken(bearer);
  const guest = readCookie(request, "guest");
  const asGuest = guest === null ? null : await sessions.fromGuestCookie(guest);
  if (asGuest) return asGuest;
  const member = readCookie(request, "member");
  return member === null ? null : sessions.fromCookie(member);
}

function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer ([0-9A-Za-z_-]{20,100})$/.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

export function signedIn(request: FastifyRequest): Principal {
  if (!request.principal) throw failure({ code: "sign-in" });
  return request.principal;
}

export function signedInMember(request: FastifyRequest): MemberPrincipal {
  const principal = signedIn(request);
  if (principal.kind !== "member") throw failure({ code: "forbidden" });
  return principal;
}

/** Who the caller is in this brand. A brand that isn't there and one that is closed to the caller look the same. */
export async function actorOf(services: Services, request: FastifyRequest, brandId: string): Promise<Actor> {
  const actor = await actorIn(services.db, signedIn(request), brandId);
  if (!actor) throw failure({ code: "forbidden" });
  return actor;
}

/** The caller, if the caller's role may manage this matter in this brand. */
export async function managerOf(
  services: Services,
  request: FastifyRequest,
  brandId: string,
  matter: Matter,
): Promise<Actor> {
  const actor = await actorOf(services, request, brandId);
  if (!mayManage(actor.role, matter)) throw failure({ code: "forbidden" });
  return actor;
}

/** The body or query in the shape a route asks for; anything else is a 400 that names the first wrong field. */
export function read<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new ApiFailure(400, field ? { code: "bad-request", params: { field } } : { code: "bad-request" });
}
