import { leavePresence, type PresenceOwner, receiveFromNode } from "./presence.ts";
import type { Session } from "./relay-api.ts";
import type { Room } from "./room.ts";

/** The members that other nodes tell of, room by room. They stand among our own as if each node were one connection. */
export interface NodePresence {
  receive(room: Room, node: string, states: Uint8Array): void;
  departed(room: Room, node: string | null): void;
  dropSilent(rooms: readonly Room[]): void;
}

interface NodeOwner extends PresenceOwner {
  readonly node: string;
  heardAt: number;
}

/** Clients renew their state every 15 seconds; a node that passes none on for three times as long is dead or cut off. */
const SILENT_MS = 45_000;
/** The states of a node carry the identities of its members; it has none of its own. */
const NOBODY: Session = { personId: "", name: "", hue: 0, canWrite: false, kind: "guest" };

export function isNode(owner: PresenceOwner): owner is NodeOwner {
  return owner.session === NOBODY;
}

/** @param changed told of rooms in which somebody came, moved or left */
export function createNodePresence(clock: { now(): number }, changed: (room: Room) => void): NodePresence {
  const nodesByRoom = new WeakMap<Room, Map<string, NodeOwner>>();

  function drop(room: Room, node: NodeOwner): void {
    nodesByRoom.get(room)?.delete(node.node);
    leavePresence(room.presence, node);
    changed(room);
  }

  return {
    receive(room, name, states) {
      const nodes = nodesByRoom.get(room) ?? new Map<string, NodeOwner>();
      nodesByRoom.set(room, nodes);
      const node = nodes.get(name) ?? {
        session: NOBODY,
        arrivedAt: 0,
        presenceClients: new Set(),
        node: name,
        heardAt: 0,
      };
      nodes.set(name, node);
      node.heardAt = clock.now();
      receiveFromNode(room.presence, node, states);
      changed(room);
    },
    departed(room, name) {
      for (const node of [...(nodesByRoom.get(room)?.values() ?? [])]) {
        if (name === null || node.node === name) drop(room, node);
      }
    },
    dropSilent(rooms) {
      const now = clock.now();
      for (const room of rooms) {
        for (const node of [...(nodesByRoom.get(room)?.values() ?? [])]) {
          if (now - node.heardAt > SILENT_MS) drop(room, node);
        }
      }
    },
  };
}
