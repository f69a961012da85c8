import type { VideoId } from "@tongpin/domain/base";
import type { Stage, Video } from "@tongpin/domain/video";
import { ledgerRoom, marginRoom, parseRoom, scriptRoom, talkRoom } from "@tongpin/protocol";
import { createCatchUp } from "./catch-up.ts";
import type { RoomFact } from "./sync-status.ts";

/** A plan as far as it matters here. */
interface KnownPlan {
  readonly name: string;
  readonly view: { getSnapshot(): { readonly videos: ReadonlyMap<VideoId, Video> } };
  fact(): Pick<RoomFact, "wanted" | "synced">;
}

export interface OfflineRoomsOptions {
  /** Opens a room, resolves true when it is complete and closed again. */
  fetchRoom(room: string): Promise<boolean>;
  /** Whether the line to the server is worth trying. */
  mayRun(): boolean;
}

export interface OfflineRooms {
  /** Asks for what is not on this device yet. Called after every edit: what was asked for already costs next to nothing. */
  want(): void;
  stop(): void;
}

/** Videos that are out are opened least. */
const DONE: ReadonlySet<Stage> = new Set(["published", "retro"]);

/** Once a plan is complete, its videos' scripts, talks and margins are fetched to this device too. */
export function createOfflineRooms(
  plans: { all(): Iterable<KnownPlan> },
  { fetchRoom, mayRun }: OfflineRoomsOptions,
): OfflineRooms {
  const catchUp = createCatchUp(fetchRoom, mayRun);
  const asked = new Map<string, Set<VideoId>>();
  return {
    want() {
      catchUp.again();
      for (const plan of plans.all()) {
        const { wanted, synced } = plan.fact();
        const brandId = parseRoom(plan.name)?.brandId;
        if (!wanted || !synced || brandId === undefined) continue;
        const known = asked.get(plan.name) ?? new Set();
        asked.set(plan.name, known);
        const videos = [...plan.view.getSnapshot().videos.values()]
          .filter((video) => video.removedAt === null && !known.has(video.id))
          .sort((a, b) => Number(DONE.has(a.stage)) - Number(DONE.has(b.stage)));
        for (const video of videos) known.add(video.id);
        catchUp.want([
          ledgerRoom(brandId),
          ...videos.map((video) => scriptRoom(brandId, video.id)),
          ...videos.map((video) => talkRoom(brandId, video.id)),
          ...videos.map((video) => marginRoom(brandId, video.id)),
        ]);
      }
    },
    stop: catchUp.stop,
  };
}
