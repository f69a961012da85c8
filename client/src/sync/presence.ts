import type { Awareness } from "y-protocols/awareness";
import type { Peer, Presence, PresenceState } from "./contract.ts";
import { createStore } from "./readable.ts";

/** Moves of one's own caret are told to the others at most this often, ms (the server passes them on at 20 Hz). */
const TELL_EVERY_MS = 50;

const NOBODY: readonly Peer[] = [];

/** What others claim is foreign input: anything of the wrong shape is "here, place unknown". */
function readPlace(value: unknown): PresenceState | null {
  if (typeof value !== "object" || value === null) return null;
  const { rowId, column, anchor, head, shotId, field, videoId, screen } = value as Record<string, unknown>;
  if (typeof rowId === "string" && typeof column === "string" && isOffset(anchor) && isOffset(head)) {
    return { rowId, column, anchor, head };
  }
  if (typeof shotId === "string" && typeof field === "string") return { shotId, field };
  if (typeof videoId === "string") return { videoId };
  return typeof screen === "string" ? { screen } : null;
}

function isOffset(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function readPeer(clientId: number, state: unknown): Peer | null {
  if (typeof state !== "object" || state === null || !("user" in state)) return null;
  const { user } = state;
  if (typeof user !== "object" || user === null) return null;
  const { personId, name, hue } = user as Record<string, unknown>;
  if (typeof personId !== "string" || typeof name !== "string") return null;
  const at = "at" in state ? readPlace(state.at) : null;
  return { clientId, personId, name, hue: typeof hue === "number" ? hue : 0, at };
}

/** Everyone else in the room, in a steady order. The server has written `user`; without a server nobody is there. */
export function readPeers(states: ReadonlyMap<number, unknown>, ownClientId: number): readonly Peer[] {
  const peers: Peer[] = [];
  for (const [clientId, state] of states) {
    if (clientId === ownClientId) continue;
    const peer = readPeer(clientId, state);
    if (peer) peers.push(peer);
  }
  return peers.length === 0 ? NOBODY : peers.sort((a, b) => a.clientId - b.clientId);
}

export interface OwnedPresence extends Presence {
  /** Nobody of this tab looks at the room any more. */
  leave(): void;
  /** Somebody looks at it again. */
  join(): void;
}

export function createPresence(awareness: Awareness | null): OwnedPresence {
  const peers = createStore<readonly Peer[]>(NOBODY);
  let at: PresenceState | null = null;
  let here = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function tell(): void {
    timer = null;
    awareness?.setLocalState(here ? { at } : null);
  }
  awareness?.on("change", () => peers.set(readPeers(awareness.getStates(), awareness.clientID)));

  return {
    getSnapshot: peers.getSnapshot,
    subscribe: peers.subscribe,
    set(state) {
      at = state;
      if (here) timer ??= setTimeout(tell, TELL_EVERY_MS);
    },
    join() {
      here = true;
      tell();
    },
    leave() {
      here = false;
      at = null;
      if (timer !== null) clearTimeout(timer);
      tell();
    },
  };
}
