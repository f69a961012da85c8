import type { VideoId } from "@tongpin/domain/base";
import {
  canonicalJson,
  contentHash,
  openPlan,
  openScript,
  type PlanRoom,
  type PlanState,
  pinContent,
  type ScriptRoom,
} from "@tongpin/workspace";
import * as Y from "yjs";

/** Everything people can see of some rooms, in its one spelling: equal texts are equal content. */
export type Content = Readonly<Record<string, string>>;

interface Rooms {
  readonly plan: PlanRoom;
  readonly scripts: readonly ScriptRoom[];
}

export function contentOf(rooms: Rooms, videoIds: readonly VideoId[]): Content {
  return {
    plan: planJson(rooms.plan.getSnapshot()),
    ...Object.fromEntries(rooms.scripts.map((room, at) => [`script ${at}`, canonicalJson(room.getSnapshot())])),
    // What a sender's screen would ask approval for.
    ...Object.fromEntries(
      rooms.scripts.map((room, at) => [
        `hash ${at}`,
        contentHash(pinContent(room.getSnapshot(), idAt(videoIds, at), null)),
      ]),
    ),
  };
}

/** The same, of documents as they came; kept without garbage collection, which must not make a difference. */
export function contentOfDocs(plan: Y.Doc, scripts: readonly Y.Doc[], videoIds: readonly VideoId[]): Content {
  const rooms = { plan: openPlan(ungarbled(plan)), scripts: scripts.map((doc) => openScript(ungarbled(doc))) };
  const content = contentOf(rooms, videoIds);
  for (const room of [rooms.plan, ...rooms.scripts]) room.destroy();
  return content;
}

export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function ungarbled(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc({ gc: false });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function planJson(state: PlanState): string {
  const { videos, channels, campaigns, figures } = state;
  const maps: Readonly<Record<string, ReadonlyMap<string, unknown>>> = { videos, channels, campaigns, figures };
  return canonicalJson(Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, Object.fromEntries(map)])));
}

function idAt(videoIds: readonly VideoId[], at: number): VideoId {
  const id = videoIds[at];
  if (id === undefined) throw new Error(`no video ${at}`);
  return id;
}
