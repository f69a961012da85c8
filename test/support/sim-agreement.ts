import type { VideoId } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import { expect } from "vitest";
import type * as Y from "yjs";
import { doorFor, type SimTeam } from "./sim-people.ts";
import type { Replica } from "./sim-replica.ts";
import type { SimServer } from "./sim-server.ts";
import { contentOf, hasPending } from "./sim-state.ts";
import type { Witness } from "./sim-witness.ts";
import { readRoom } from "./workspace.ts";

/** How long everybody may take to agree once the network is well: dead lines must be noticed first. */
const AGREE_MS = 45_000;

/** What the top bar says. A person would press "try now": the pauses between tries grow to 20 s. */
function lookAt({ engine }: Replica): string {
  const { state } = engine.status.getSnapshot();
  if (state === "offline") engine.retryNow();
  return state;
}

export async function untilSynced(replica: Replica): Promise<void> {
  const poll = { timeout: AGREE_MS, interval: 20, message: `${replica.name} on a good line` };
  await expect.poll(() => lookAt(replica), poll).toBe("synced");
}

export async function expectAgreement(replicas: readonly Replica[], videoIds: readonly VideoId[]): Promise<void> {
  const poll = { timeout: AGREE_MS, interval: 50 };
  await expect.poll(() => replicas.map(lookAt), poll).toEqual(replicas.map(() => "synced"));
  const different = () => {
    const contents = replicas.map((replica) => contentOf(replica, videoIds));
    return contents.flatMap((content) => Object.keys(content).filter((part) => content[part] !== contents[0]?.[part]));
  };
  await expect.poll(different, poll).toEqual([]);
  for (const { name, plan, scripts } of replicas) {
    const pending = [plan, ...scripts].filter(({ doc }) => hasPending(doc));
    expect(pending, `${name} waits for something`).toEqual([]);
  }
}

/** What the page shows is what its device would show without a network. */
export async function expectStored(replica: Replica, videoIds: readonly VideoId[]): Promise<void> {
  const shown = contentOf(replica, videoIds);
  replica.goOffline();
  await replica.reload();
  expect(contentOf(replica, videoIds), `${replica.name} opened from its own storage`).toEqual(shown);
}

/** Starts the server and reads what it has on disk; everything acknowledged before must be there. The plan comes first. */
export async function startAndRead(
  server: SimServer,
  team: SimTeam,
  videoIds: readonly VideoId[],
  witness: Witness,
): Promise<readonly Y.Doc[]> {
  const names = [planRoom(team.brandId), ...videoIds.map((videoId) => scriptRoom(team.brandId, videoId))];
  const dues = names.map((room) => ({ room, lacks: witness.due(room) }));
  await server.up();
  const door = doorFor(server, team.owner);
  const docs: Y.Doc[] = [];
  for (const { room, lacks } of dues) {
    const doc = await readRoom(door, room);
    expect(lacks(doc), `acknowledged, and not on the disk of ${room}`).toEqual([]);
    expect(hasPending(doc), `${room} waits for something`).toBe(false);
    docs.push(doc);
  }
  return docs;
}
