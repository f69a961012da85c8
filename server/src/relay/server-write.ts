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
  if (context.log.health() !== "ok") throw new StoreReadOnlyError("waiting for the disk");
  const scanned = scanUpdate(update, room.roots);
  if (!scanned.ok) throw new Error(`${room.name}: ${scanned.why}`);
  const admission = admit(scanned.scan, content, (client) => (content.owners.get(client) ?? SERVER) === SERVER);
  if (!admission?.complete) throw new Error(`${room.name}: the update does not stand on the room's state`);
  const bytes = admittedBytes(update, scanned.scan, admission);
  if (bytes !== null) {
    const fresh = admission.sections.map((part) => part.section.client).filter((client) => !content.owners.has(client));
    for (const client of fresh) content.owners.set(client, SERVER);
    const seq = context.log.append(
      room.name,
      bytes,
      fresh.map((client) => ({ client, person: SERVER })),
    );
    const piece = takeIn(content, admission, seq, bytes);
    room.outbox.push({ frame: piece.frame, from: null });
    context.turns.broadcast(room);
  }
  await context.log.committed();
}
