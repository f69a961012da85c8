import { roomAccess } from "@tongpin/domain/access";
import { asId, type BrandId } from "@tongpin/domain/base";
import { readRecordCommand } from "@tongpin/domain/records";
import { type CommandAnswer, isRoomId, parseRoom, type TicketsAnswer } from "@tongpin/protocol";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { actorIn } from "../authority/actors.ts";
import { isSha256 } from "../media/media.ts";
import { failure, orFail } from "./failures.ts";
import { COMMAND_LIMIT, TICKET_LIMIT } from "./limits.ts";
import type { Services } from "./services.ts";
import { read, signedIn } from "./who.ts";

/** Rooms one request may ask tickets for; a client opens a handful at a time. */
const TICKET_ROOMS = 100;
const envelope = z.object({
  op: z.uuid(),
  brandId: z.string().refine(isRoomId),
  command: z.looseObject({ type: z.string().max(40) }),
});
const ticketRequest = z.object({ rooms: z.array(z.string().max(200)).max(TICKET_ROOMS) });
const pinAddress = z.object({ hash: z.string().refine(isSha256) });

/** Records and the keys to rooms. */
export function recordRoutes(app: FastifyInstance, services: Services): void {
  app.post("/api/commands", { config: { rateLimit: COMMAND_LIMIT } }, async (request): Promise<CommandAnswer> => {
    const principal = signedIn(request);
    const { op, brandId, command } = read(envelope, request.body);
    const known = orFail(readRecordCommand(command));
    const of = { brandId: asId<BrandId>(brandId), videoId: known.videoId };
    const answer = orFail(await services.authority.run(principal, { op, brandId: of.brandId, command: known }));
    // What was submitted is frozen by the ledger itself; its place among the versions is a convenience and may fail.
    if (known.type === "submit") services.versionKeeper.keepSubmitted(of, principal.personId);
    return answer;
  });

  app.get("/api/pins/:hash", async (request, reply) => {
    const { hash } = read(pinAddress, request.params);
    const bytes = await services.authority.pinned(signedIn(request), hash);
    if (!bytes) throw failure({ code: "not-found" });
    void reply.type("application/json; charset=utf-8").header("Cache-Control", "private, no-cache");
    return reply.send(Buffer.from(bytes));
  });

  app.post("/api/tickets", { config: { rateLimit: TICKET_LIMIT } }, async (request): Promise<TicketsAnswer> => {
    const principal = signedIn(request);
    const { rooms } = read(ticketRequest, request.body);
    const allowed: string[] = [];
    for (const room of new Set(rooms)) {
      const address = parseRoom(room);
      const actor = address && (await actorIn(services.db, principal, address.brandId));
      if (!actor || roomAccess(actor, address.kind, address.docId) === "none") continue;
      allowed.push(room);
    }
    return { tickets: await services.tickets.issue(principal, allowed) };
  });
}
