import { mayGrant, ROLES } from "@tongpin/domain/access";
import { isRoomId } from "@tongpin/protocol";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { failure, orFail } from "./failures.ts";
import { MAKING_LIMIT } from "./limits.ts";
import type { Services } from "./services.ts";
import { actorOf, managerOf, read, signedInMember } from "./who.ts";

export const roomId = z.string().refine(isRoomId);
export const ofBrand = z.object({ brandId: roomId });
const role = z.enum(ROLES);
const newBrand = z.object({ name: z.string().trim().min(1).max(60) });
const membership = z.object({ brandId: roomId, personId: roomId });
const newRole = membership.extend({ role });
const newInvite = z.object({
  brandId: roomId,
  role,
  expiresInHours: z
    .number()
    .positive()
    .max(24 * 30)
    .optional(),
});
const inviteRow = z.object({ brandId: roomId, id: roomId });

/** Brands, their members and the invitations that make members. */
export function brandRoutes(app: FastifyInstance, services: Services): void {
  const { brands, invites } = services;

  app.post("/api/brands", { config: { rateLimit: MAKING_LIMIT } }, async (request) => {
    const owner = signedInMember(request);
    return orFail(await brands.create(owner, read(newBrand, request.body).name));
  });

  app.post("/api/sample", { config: { rateLimit: MAKING_LIMIT } }, async (request) =>
    orFail(await services.sample(signedInMember(request))),
  );

  app.get("/api/members", async (request) => {
    const { brandId } = read(ofBrand, request.query);
    const actor = await actorOf(services, request, brandId);
    if (actor.kind !== "member") throw failure({ code: "forbidden" });
    return { members: await brands.members(brandId) };
  });

  app.post("/api/members/role", async (request) => {
    const body = read(newRole, request.body);
    const by = await managerOf(services, request, body.brandId, "members");
    orFail(await brands.changeRole(by, body.brandId, body.personId, body.role));
    return { ok: true };
  });

  app.post("/api/members/revoke", async (request) => {
    const body = read(membership, request.body);
    const by = await managerOf(services, request, body.brandId, "members");
    orFail(await brands.removeMember(by, body.brandId, body.personId));
    return { ok: true };
  });

  app.post("/api/invites", { config: { rateLimit: MAKING_LIMIT } }, async (request) => {
    const body = read(newInvite, request.body);
    const by = await managerOf(services, request, body.brandId, "invite");
    if (!mayGrant(by.role, body.role)) throw failure({ code: "forbidden" });
    return invites.create(by.id, body);
  });

  app.get("/api/invites", async (request) => {
    const { brandId } = read(ofBrand, request.query);
    await managerOf(services, request, brandId, "invite");
    return { invites: await invites.open(brandId) };
  });

  app.post("/api/invites/revoke", async (request) => {
    const body = read(inviteRow, request.body);
    const by = await managerOf(services, request, body.brandId, "invite");
    orFail(await invites.revoke(by.id, body.brandId, body.id));
    return { ok: true };
  });
}
