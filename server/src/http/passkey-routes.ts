import { must } from "@tongpin/domain/base";
import type { PasskeyOffer } from "@tongpin/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Site, siteOf } from "../auth/passkey-ceremony.ts";
import type { MemberPrincipal } from "../auth/sessions.ts";
import { ApiFailure, failure, orFail } from "./failures.ts";
import { LINK_LIMIT, SIGN_IN_LIMIT } from "./limits.ts";
import type { Services } from "./services.ts";
import { password, signIn } from "./session-routes.ts";
import { read, signedInMember } from "./who.ts";

const base64url = (most: number) =>
  z
    .string()
    .regex(/^[0-9A-Za-z_-]+$/)
    .max(most);
/** WebAuthn allows 1,023 bytes. */
const credentialId = base64url(1_400);
const label = z.string().trim().min(1).max(60);
const creation = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(8_000),
    attestationObject: base64url(32_000),
    transports: z.array(z.string().max(20)).max(8).default([]),
  }),
});
const assertion = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(8_000),
    authenticatorData: base64url(8_000),
    signature: base64url(8_000),
  }),
});

/** A person's passkeys and the way in with one. Guests have none: a link is all they need. */
export function passkeyRoutes(app: FastifyInstance, services: Services): void {
  const { passkeys, accounts, origins } = services;

  /** A bearer token excuses a request from the check of its Origin; a passkey's page is never excused. */
  function siteAsked(request: FastifyRequest): Site {
    const { origin = "" } = request.headers;
    if (!origins.allow(origin)) throw new ApiFailure(403, { code: "foreign-origin" });
    const site = siteOf(origin);
    if (!site) throw failure({ code: "passkey-needs-name" });
    return site;
  }

  app.get("/api/passkeys", async (request) => ({ passkeys: await passkeys.list(atBrowser(request).personId) }));

  app.post("/api/passkeys/offer", { config: { rateLimit: SIGN_IN_LIMIT } }, async (request): Promise<PasskeyOffer> => {
    const person = atBrowser(request);
    const site = siteAsked(request);
    // A session left open on somebody's desk must not become a way in that outlives it.
    orFail(await accounts.confirm(person.personId, read(z.object({ password }), request.body).password));
    const { name } = must(await accounts.workspace(), "workspace");
    return { options: orFail(await passkeys.offer(site, name, { id: person.personId, name: person.name })) };
  });

  app.post("/api/passkeys", async (request) => {
    const person = atBrowser(request);
    const body = read(z.object({ label, response: creation }), request.body);
    const response = { ...body.response, clientExtensionResults: {} };
    return orFail(await passkeys.add(siteAsked(request), person.personId, body.label, response));
  });

  app.post("/api/passkeys/rename", async (request) => {
    const body = read(z.object({ id: credentialId, label }), request.body);
    orFail(await passkeys.rename(atBrowser(request).personId, body.id, body.label));
    return { ok: true };
  });

  app.post("/api/passkeys/remove", async (request) => {
    const body = read(z.object({ id: credentialId }), request.body);
    orFail(await passkeys.remove(atBrowser(request).personId, body.id));
    return { ok: true };
  });

  app.post("/api/passkeys/ask", { config: { rateLimit: LINK_LIMIT } }, async (request): Promise<PasskeyOffer> => {
    return { options: await passkeys.ask(siteAsked(request)) };
  });

  app.post("/api/passkeys/sign-in", { config: { rateLimit: SIGN_IN_LIMIT } }, async (request, reply) => {
    const site = siteAsked(request);
    const { response } = read(z.object({ response: assertion }), request.body);
    const personId = orFail(await passkeys.signIn(site, { ...response, clientExtensionResults: {} }));
    return signIn(services, request, reply, personId);
  });
}

/** Ways in are a person's own affair, in a browser: a program's token must not be able to make itself another one. */
function atBrowser(request: FastifyRequest): MemberPrincipal {
  const member = signedInMember(request);
  if (member.byToken) throw failure({ code: "forbidden" });
  return member;
}
