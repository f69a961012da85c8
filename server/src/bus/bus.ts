/**
 * How the nodes of a cluster hear of each other's rooms at once. Nothing depends on it but speed: a message may be lost,
 * doubled or late, and whoever missed one finds it in the log. Server alone, there is none.
 */
export interface Bus {
  /** Hears of this room from now on and tells the others so. Resolves once it does, or at once if the bus is down. */
  join(room: string): Promise<void>;
  leave(room: string): void;
  /** Whether another node has the room open, as far as is known. Only then `publish` sends anything. */
  isShared(room: string): boolean;
  publish(room: string, message: Uint8Array): void;
  /** Told of messages from other nodes. */
  onMessage(listener: (room: string, node: string, message: Uint8Array) => void): void;
  /** Another node has opened the room: it knows nothing of who is here. */
  onArrival(listener: (room: string) => void): void;
  /** A node has closed the room, or, with null, all other nodes have. */
  onDeparture(listener: (room: string, node: string | null) => void): void;
  /** The bus is back after a time in which messages went by unheard. */
  onMissed(listener: () => void): void;
  close(): Promise<void>;
}
