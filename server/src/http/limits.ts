import type { FastifyRequest } from "fastify";

const MINUTE = 60_000;

/** Who is signed in counts for himself: an office behind one address must not share one ration of work. */
const personKey = (request: FastifyRequest) => request.principal?.personId ?? "nobody";

/** Tries per address. A household or an office shares one, hence not too few; names are guarded by auth/throttle.ts. */
export const SIGN_IN_LIMIT = { max: 20, timeWindow: MINUTE };
/** Links hold 256 random bits: the limit is there to keep a guesser from costing anything (see guess-guard.ts). */
export const LINK_LIMIT = { max: 60, timeWindow: MINUTE };
/** Records one person may make; an outbox that comes back after a week of notes passes in one go. */
export const COMMAND_LIMIT = { max: 600, timeWindow: MINUTE, keyGenerator: personKey };
/** Each request fetches up to 100 tickets. */
export const TICKET_LIMIT = { max: 600, timeWindow: MINUTE, keyGenerator: personKey };
/** Uploads begun; a day's cuts and pictures dropped at once are honest. */
export const UPLOAD_LIMIT = { max: 300, timeWindow: MINUTE, keyGenerator: personKey };
/** Links, invitations, brands: what leaves a row behind. */
export const MAKING_LIMIT = { max: 60, timeWindow: MINUTE, keyGenerator: personKey };
/** A calendar that is looked at asks again every ten seconds; an office looks from one address. */
export const CALENDAR_LIMIT = { max: 300, timeWindow: MINUTE };
/** Each feed by itself: the services that fetch them do so for everybody from the same few addresses. */
export const FEED_LIMIT = {
  max: 30,
  timeWindow: MINUTE,
  keyGenerator: ({ params }: FastifyRequest) => `feed ${(params as { readonly file: string }).file}`,
};
/** A whole JSON body. The longest honest one is a comment of LIMITS.commandText characters in UTF-8 with escapes. */
export const BODY_BYTES = 256 * 1024;
