/** Tries per address. A household or an office shares one, hence not too few; names are guarded by auth/throttle.ts. */
export const SIGN_IN_LIMIT = { max: 20, timeWindow: 60_000 };
/** Links hold 256 random bits: the limit is there to keep a guesser from costing anything. */
export const LINK_LIMIT = { max: 60, timeWindow: 60_000 };
/** A whole JSON body. The longest honest one is a comment of LIMITS.commandText characters in UTF-8 with escapes. */
export const BODY_BYTES = 256 * 1024;
