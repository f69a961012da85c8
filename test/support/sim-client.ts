import { createEngine } from "@tongpin/client/sync";
import { vi } from "vitest";
import { PLAN_VERBS, planVideo, SCRIPT_VERBS } from "./sim-verbs.ts";

/** One copy of the client's code, as each tab has its own. */
export interface ClientCopy {
  readonly createEngine: typeof createEngine;
  readonly scriptVerbs: typeof SCRIPT_VERBS;
  readonly planVerbs: typeof PLAN_VERBS;
  readonly planVideo: typeof planVideo;
}

/** Enough for pages on different devices. */
export const CLIENT: ClientCopy = { createEngine, scriptVerbs: SCRIPT_VERBS, planVerbs: PLAN_VERBS, planVideo };

/** A copy with a database connection and origins of its own: what tabs of one device do not share. */
export async function loadClientCopy(): Promise<ClientCopy> {
  vi.resetModules();
  const sync = await import("@tongpin/client/sync");
  const verbs = await import("./sim-verbs.ts");
  return {
    createEngine: sync.createEngine,
    scriptVerbs: verbs.SCRIPT_VERBS,
    planVerbs: verbs.PLAN_VERBS,
    planVideo: verbs.planVideo,
  };
}
