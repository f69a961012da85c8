import type { Id } from "./ids.ts";

/** Milliseconds since 1970-01-01T00:00:00Z. Only a clock at the edge makes one. */
export type Instant = number;

/** A day in Beijing, `YYYY-MM-DD`. Never passed through `new Date(string)`. */
export type CivilDate = Id<"civil-date">;

/** A time of day in Beijing, `HH:MM`. */
export type CivilTime = Id<"civil-time">;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
