import type { Instant, PersonId } from "@tongpin/domain/base";

/** What a command may not find out by itself: the time, a fresh id, who acts. */
export interface CommandContext {
  readonly now: Instant;
  readonly newId: () => string;
  readonly actor: PersonId;
}
