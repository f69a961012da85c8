import { CALENDAR_DETAILS, CALENDAR_KINDS, CALENDAR_LINK_TYPES } from "@tongpin/domain/calendar-link";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { DrawnCalendar } from "../authority/calendar/draw-calendar.ts";
import { ofBrand, roomId } from "./brand-routes.ts";
import { ApiFailure, orFail } from "./failures.ts";
import type { TryLink } from "./guess-guard.ts";
import { CALENDAR_LIMIT, FEED_LIMIT, MAKING_LIMIT } from "./limits.ts";
import type { Services } from "./services.ts";
import { linkToken } from "./session-routes.ts";
import { managerOf, read } from "./who.ts";

const label = z.string().trim().max(80);
const newLink = z
  .object({
    brandId: roomId,
    type: z.enum(CALENDAR_LINK_TYPES),
    label,
    locale: z.enum(["zh-Hans", "zh-Hant", "en"]),
    channelId: roomId.nullable(),
    kinds: z.array(z.enum(CALENDAR_KINDS)).min(1).max(CALENDAR_KINDS.length),
    details: z.array(z.enum(CALENDAR_DETAILS)).max(CALENDAR_DETAILS.length),
    expiresInHours: z
      .number()
      .positive()
      .max(24 * 366)
      .nullable(),
  })
  // A page goes to people outside; a feed to programs, which nobody can hand a new address to every few weeks.
  .refine(({ type, expiresInHours }) => type === "feed" || expiresInHours !== null, { path: ["expiresInHours"] });
const linkRow = z.object({ brandId: roomId, id: roomId });
const renamed = linkRow.extend({ label });
const opening = z.object({ token: linkToken, known: z.string().max(64).optional() });
const feedFile = z.object({ file: z.string().regex(/^[0-9A-Za-z_-]{20,100}\.ics$/) });

/** How long a question for news is held; under the fifteen seconds a page gives an answer. */
const HOLD_MS = 10_000;

/**
 * A brand's calendar for people without an account. Whoever holds a link gets what the server has drawn for it, and no room
 * of the brand: there is no session, so there is nothing else the link could open.
 */
export function calendarLinkRoutes(app: FastifyInstance, services: Services, tryLink: TryLink): void {
  const { calendarLinks, calendars, calendarNews } = services;

  app.post("/api/calendar-links", { config: { rateLimit: MAKING_LIMIT } }, async (request) => {
    const body = read(newLink, request.body);
    const by = await managerOf(services, request, body.brandId, "calendar-link");
    return orFail(await calendarLinks.create(by.id, body));
  });

  app.get("/api/calendar-links", async (request) => {
    const { brandId } = read(ofBrand, request.query);
    await managerOf(services, request, brandId, "calendar-link");
    return { links: await calendarLinks.list(brandId) };
  });

  app.post("/api/calendar-links/rename", async (request) => {
    const body = read(renamed, request.body);
    const by = await managerOf(services, request, body.brandId, "calendar-link");
    orFail(await calendarLinks.rename(by.id, body.brandId, body.id, body.label));
    return { ok: true };
  });

  app.post("/api/calendar-links/revoke", async (request) => {
    const body = read(linkRow, request.body);
    const by = await managerOf(services, request, body.brandId, "calendar-link");
    orFail(await calendarLinks.revoke(by.id, body.brandId, body.id));
    return { ok: true };
  });

  app.post("/api/calendar/open", { config: { rateLimit: CALENDAR_LIMIT } }, async (request, reply) => {
    const { token, known } = read(opening, request.body);
    const mark = calendarNews.mark();
    const open = () => tryLink(request, () => calendarLinks.open("page", token));
    const link = await open();
    const news = known === undefined ? null : calendarNews.listen(link, HOLD_MS, mark);
    let drawn: DrawnCalendar;
    try {
      drawn = await calendars.draw(link);
      if (drawn.revision === known) {
        await news?.heard;
        // The link itself is asked again: it may be why the wait has ended.
        drawn = await calendars.draw(await open());
      }
    } finally {
      news?.stop();
    }
    const { revision, text } = drawn;
    const calendar = revision === known ? "null" : text;
    return reply.type("application/json; charset=utf-8").send(`{"revision":"${revision}","calendar":${calendar}}`);
  });

  app.get("/feeds/:file", { config: { rateLimit: FEED_LIMIT } }, async (request, reply) => {
    const named = feedFile.safeParse(request.params);
    if (!named.success) throw new ApiFailure(404, { code: "link-unknown" });
    const token = named.data.file.slice(0, -".ics".length);
    const link = await tryLink(request, () => calendarLinks.open("feed", token));
    const { text, revision } = await calendars.draw(link);
    const tag = `"${revision}"`;
    void reply
      .header("ETag", tag)
      // Kept by whoever asked and by nobody on the way; asked about again each time.
      .header("Cache-Control", "private, no-cache")
      .header("Content-Security-Policy", "default-src 'none'; sandbox");
    if (isKnown(request.headers["if-none-match"], tag)) return reply.code(304).send();
    return reply
      .type("text/calendar; charset=utf-8")
      .header("Content-Disposition", 'attachment; filename="tongpin.ics"')
      .send(text);
  });
}

/** RFC 9110, 13.1.2: a list of tags, weak ones count as well; a proxy that compresses makes ours weak. */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(tag);
}
