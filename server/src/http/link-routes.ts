import { GUEST_RIGHTS } from "@tongpin/domain/access";
import { must } from "@tongpin/domain/base";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { ofBrand, roomId } from "./brand-routes.ts";
import { setCookie } from "./cookies.ts";
import { ApiFailure, orFail } from "./failures.ts";
import type { TryLink } from "./guess-guard.ts";
import { LINK_LIMIT, MAKING_LIMIT } from "./limits.ts";
import type { Services } from "./services.ts";
import { linkToken, password, personName, sessionInfo, signIn } from "./session-routes.ts";
import { managerOf, read } from "./who.ts";

const tokenOnly = z.object({ token: linkToken });
const acceptance = z.object({ token: linkToken, name: personName.optional(), password: password.optional() });
const guestOpening = z.object({ token: linkToken, name: personName });
const newLink = z.object({
  brandId: roomId,
  videoId: roomId,
  label: z.string().trim().max(80),
  rights: z.array(z.enum(GUEST_RIGHTS)).max(GUEST_RIGHTS.length),
  expiresInHours: z
    .number()
    .positive()
    .max(24 * 90),
});
const linkRow = z.object({ brandId: roomId, id: roomId });

/** What a person holding a link can do, and the links brands give to guests. Tokens travel in bodies, never in URLs. */
export function linkRoutes(app: FastifyInstance, services: Services, tryLink: TryLink): void {
  const { invites, guestLinks, sessions } = services;

  app.post("/api/invites/preview", { config: { rateLimit: LINK_LIMIT } }, async (request) => {
    const { token } = read(tokenOnly, request.body);
    return tryLink(request, () => invites.preview(token));
  });

  app.post("/api/invites/accept", { config: { rateLimit: LINK_LIMIT } }, async (request, reply) => {
    const { token, name, password: secret } = read(acceptance, request.body);
    if (name !== undefined && secret !== undefined) {
      const personId = await tryLink(request, () => invites.accept(token, { name, password: secret }));
      return signIn(services, request, reply, personId);
    }
    const present = request.principal;
    if (present?.kind !== "member") throw new ApiFailure(400, { code: "bad-request", params: { field: "name" } });
    await tryLink(request, () => invites.accept(token, { personId: present.personId }));
    return sessionInfo(services, present);
  });

  app.post("/api/guest-links", { config: { rateLimit: MAKING_LIMIT } }, async (request) => {
    const body = read(newLink, request.body);
    const by = await managerOf(services, request, body.brandId, "guest-link");
    // Every other right is about something one has to see first.
    return guestLinks.create(by.id, { ...body, rights: [...new Set(["view" as const, ...body.rights])] });
  });

  app.get("/api/guest-links", async (request) => {
    const { brandId } = read(ofBrand, request.query);
    await managerOf(services, request, brandId, "guest-link");
    return { links: await guestLinks.list(brandId) };
  });

  app.post("/api/guest-links/revoke", async (request) => {
    const body = read(linkRow, request.body);
    const by = await managerOf(services, request, body.brandId, "guest-link");
    orFail(await guestLinks.revoke(by.id, body.brandId, body.id));
    return { ok: true };
  });

  app.post("/api/guest/open", { config: { rateLimit: LINK_LIMIT } }, async (request, reply) => {
    const body = read(guestOpening, request.body);
    const { cookie } = await tryLink(request, () => guestLinks.open(body.token, body.name));
    setCookie(request, reply, "guest", cookie);
    return sessionInfo(services, must(await sessions.fromGuestCookie(cookie), "new guest session"));
  });
}
