import type { Connection } from "./connection.ts";
import { sendFrames } from "./connection.ts";
import { createNodePresence, isNode } from "./node-presence.ts";
import { offend } from "./offences.ts";
import { changedStates, type PresenceOwner, presentStates, receivePresence, takeChanges } from "./presence.ts";
import type { RelayContext } from "./relay-context.ts";
import type { Room } from "./room.ts";
import type { RoomContent } from "./room-content.ts";
import { frameAwareness } from "./websocket-frame.ts";

/** Presence of all rooms, told in rounds: one timer, one frame per room and round. */
export interface PresenceRounds {
  /** Takes an awareness update from a connection; false if its bytes are none. */
  receive(connection: Connection, content: RoomContent, states: Uint8Array): boolean;
  /** Somebody left. */
  changed(room: Room): void;
  /** Takes what another node tells of its members. */
  receiveFrom(room: Room, node: string, states: Uint8Array): void;
  /** Another node's members are gone; null: those of all other nodes. */
  departed(room: Room, node: string | null): void;
  /** Tells other nodes of all members here. */
  tellNodes(room: Room): void;
  /** Members of nodes that were not heard for long are taken for gone. */
  dropSilentNodes(rooms: readonly Room[]): void;
  /** Tells one connection who is here, even if nobody is: clients ask to see whether the line is alive. */
  tellAll(connection: Connection): void;
  stop(): void;
}

export function createPresenceRounds(context: RelayContext): PresenceRounds {
  const { log, limits } = context;
  const nodes = createNodePresence(context.clock, changed);
  const dirty = new Set<Room>();
  let timer: NodeJS.Timeout | null = null;

  function changed(room: Room): void {
    if (room.presence.changed.size === 0) return;
    dirty.add(room);
    timer ??= setTimeout(round, limits.awarenessMs);
  }

  function round(): void {
    timer = null;
    for (const room of dirty) tell(room);
    dirty.clear();
  }

  function tell(room: Room): void {
    const ours = context.shared ? changedStates(room.presence, isMember) : null;
    if (ours !== null) context.shared?.tellPresence(room, ours);
    const changesFor = takeChanges(room.presence);
    const all = changesFor(null);
    if (all === null) return;
    const frame = frameAwareness(all);
    for (const member of room.members) {
      // Presence is about now: whoever is behind gets the next round.
      if (member.early !== null || member.behindSeq !== null) continue;
      const states = changesFor(member);
      if (states !== null) sendFrames(member, states === all ? frame : frameAwareness(states));
    }
  }

  return {
    receive(connection, content, states) {
      const { room, session } = connection;
      const isOwn = (client: number) => (content.owners.get(client) ?? session.personId) === session.personId;
      const claim = (client: number) => {
        if (content.owners.has(client)) return;
        content.owners.set(client, session.personId);
        // A writer's clientID stays his from the moment he shows it, or another could write under it while he is offline.
        if (!session.canWrite) return;
        log.append(room.name, new Uint8Array(), [{ client, person: session.personId }]);
        context.turns.acknowledge(connection);
      };
      const tooMuch = () => offend(context, connection, "presence");
      const understood = receivePresence(room.presence, connection, states, isOwn, claim, tooMuch);
      changed(room);
      return understood;
    },
    changed,
    receiveFrom: nodes.receive,
    departed: nodes.departed,
    dropSilentNodes: nodes.dropSilent,
    tellNodes(room) {
      const here = presentStates(room.presence, isMember);
      if (here.length > 1) context.shared?.tellPresence(room, here);
    },
    tellAll(connection) {
      sendFrames(connection, frameAwareness(presentStates(connection.room.presence)));
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}

const isMember = (owner: PresenceOwner) => !isNode(owner);
