import { isBefore, type Stage } from "../video/index.ts";
import type { ClientState } from "./model.ts";

/** From which stage on a client is told what; the stages between are the team's own business. */
const FROM: readonly (readonly [Stage, ClientState])[] = [
  ["published", "published"],
  ["ready", "approved"],
  ["brandReview", "withBrand"],
  ["shoot", "making"],
];

export function clientStateOf(stage: Stage): ClientState {
  return FROM.find(([from]) => !isBefore(stage, from))?.[1] ?? "planned";
}
