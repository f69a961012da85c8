import type { PersonId } from "../base/index.ts";
import type { Video } from "./model.ts";

/** What one person gives an idea in the 选题会. */
export const RATING_MAX = 5;

/** Each rating is a fifth of a hundred. */
const PART = 100 / RATING_MAX;

/**
 * IDEA1. What an idea is worth, 0–100: the mean of what people gave it, or the score it was noted with while nobody has
 * rated it. Null = neither.
 */
export function ideaScore({ ratings, score }: Pick<Video, "ratings" | "score">): number | null {
  const given = Object.values(ratings ?? {});
  if (given.length === 0) return score;
  return Math.round((given.reduce((sum, rating) => sum + rating, 0) / given.length) * PART);
}

/** What a person gave an idea, 1–5; null = nothing. */
export function ratingBy({ ratings }: Pick<Video, "ratings">, person: PersonId): number | null {
  return ratings?.[person] ?? null;
}
