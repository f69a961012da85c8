import { StoreReadOnlyError } from "../storage/room-log.ts";
import { admit } from "./admission.ts";
import { admittedBytes } from "./admitted-bytes.ts";
import type { RelayContext } from "./relay-context.ts";
import type { Room } from "./room.ts";
import { type RoomContent, takeIn } from "./room-content.ts";
import { scanUpdate } from "./update-scan.ts";

/** The owner of every clientID the server writes under; no person has this id. */
const SERVER = "@server";

/** Appends and broadcasts an update of the server's own; resolves when it is on disk. Throws if it can't stand on the room. */
export async function writeAsServer(
  context: RelayContext,
  room: Room,
  content: RoomContent,
  update: Uint8Array,
): Promise<void> {
  const mayWrite = (client: number) => (content.owners.get(client) ?? SERVER) === SERVER;
  if (!(await write(context, room, content, { update, owner: SERVER, mayWrite }))) {
    throw new Error(`${room.name}: the update does not stand on the room's state`);
  }
}

/** A rescue copy that somebody answers for: whose clientIDs it carries is not asked this time. */
export function adoptUpdate(
  context: RelayContext,
  room: Room,
  content: RoomContent,
  update: Uint8Array,
  person: string,
): Promise<boolean> {
  return write(context, room, content, { update, owner: person, mayWrite: () => true });
}

interface Written {
  readonly update: Uint8Array;
  /** Who owns the clientIDs that nobody owns yet. */
  readonly owner: string;
  readonly mayWrite: (client: number) => boolean;
}

/** All of it or, when some of it can't stand on the room, nothing and false. */
async function write(
  context: RelayContext,
  room: Room,
  content: RoomContent,
  { update, owner, mayWrite }: Written,
): Promise<boolean> {
  if (context.log.health() !== "ok") throw new StoreReadOnlyError("waiting for the disk");
  const scanned = scanUpdate(update, room.roots);
  if (!scanned.ok) throw new Error(`${room.name}: ${scanned.why}`);
  const admission = admit(scanned.scan, content, mayWrite);
  if (!admission?.complete) return false;
  const bytes = admittedBytes(update, scanned.scan, admission);
  if (bytes !== null) {
    const fresh = admission.sections.map((part) => part.section.client).filter((client) => !content.owners.has(client));
    for (const client of fresh) content.owners.set(client, owner);
    const seq = context.log.append(
      room.name,
      bytes,
      fresh.map((client) => ({ client, person: owner })),
    );
    const piece = takeIn(content, admission, seq, bytes);
    room.outbox.push({ frame: piece.frame, from: null });
    context.turns.broadcast(room);
  }
  await context.log.committed();
  if (room.lost) throw new StoreReadOnlyError("another node wrote first");
  return true;
}
