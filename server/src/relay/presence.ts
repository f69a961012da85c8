import {
  type AwarenessState,
  decodeAwareness,
  encodeAwarenessStates,
  LIMITS,
  type PresenceUser,
} from "@tongpin/protocol";
import type { Session } from "./relay-api.ts";

/**
 * Who is in a room and where: relayed, never stored. The server is the author of every state's `user`, and a state is
 * only taken from the connection it belongs to. Stock clients repeat what they hear, so foreign states are no offence:
 * they are passed over in silence.
 *
 * Outgoing clocks are the server's own: y-protocols ignores a state whose clock did not grow, which would hide
 * somebody who reconnects until his next renewal.
 */
export interface Presence<Owner> {
  readonly states: Map<number, PresenceState<Owner>>;
  /** Clients whose state must be told at the next flush. */
  readonly changed: Set<number>;
  /** Grows with every departure and arrival. */
  events: number;
}

interface PresenceState<Owner> {
  readonly personId: string;
  owner: Owner | null;
  /** Who gave it last, also after he left. */
  readonly by: Owner;
  /** The clock its owner gave it last, and the one others were told last. */
  clockIn: number;
  clockOut: number;
  json: string;
  /** Value of `events` when it left. */
  leftAt: number;
}

export interface PresenceOwner {
  readonly session: Session;
  /** Value of `events` when it arrived. */
  readonly arrivedAt: number;
  readonly presenceClients: Set<number>;
}

const GONE = "null";
/** States of people who left are remembered, so that a repeated one can't bring them back; the oldest are forgotten. */
const MOST_STATES = 2_000;
/** A stock client repeats the states of a whole room in one frame; what is larger is not worth reading. */
const MOST_REPEATED = 1_000;
const MOST_BYTES = 256 * 1024;

export function createPresence<Owner extends PresenceOwner>(): Presence<Owner> {
  return { states: new Map(), changed: new Set(), events: 0 };
}

/**
 * Takes what is the sender's own from an awareness update. False if the bytes are none.
 *
 * @param mayUse whether a clientID is this person's
 * @param claim told of every clientID the sender announces for the first time
 * @param offend told of what no client sends: more, or larger, states of its own than there may be
 */
export function receivePresence<Owner extends PresenceOwner>(
  presence: Presence<Owner>,
  sender: Owner,
  bytes: Uint8Array,
  mayUse: (client: number) => boolean,
  claim: (client: number) => void,
  offend: () => void,
): boolean {
  if (bytes.length > MOST_BYTES) {
    offend();
    return true;
  }
  const states = decodeAwareness(bytes, MOST_REPEATED);
  if (states === null) return false;
  for (const state of states) {
    const known = presence.states.get(state.client);
    if (isTooMuch(sender, state, known)) {
      offend();
      continue;
    }
    if (known?.owner !== sender && !canClaim(sender, state, known, mayUse)) continue;
    if (known?.owner === sender && state.clock <= known.clockIn && state.json !== GONE) continue;
    const json = state.json === GONE ? GONE : signed(state.json, sender.session);
    if (json === null) continue;
    if (known?.owner !== sender) claim(state.client);
    accept(presence, sender, state, json);
  }
  return true;
}

/** A state of his own, or of nobody's, that is over a limit. What others have said is repeated by every stock client. */
function isTooMuch<Owner extends PresenceOwner>(
  sender: Owner,
  state: AwarenessState,
  known: PresenceState<Owner> | undefined,
): boolean {
  if (state.json === GONE || (known && known.owner !== sender)) return false;
  return state.json.length > LIMITS.awareness || (!known && sender.presenceClients.size >= LIMITS.awarenessStates);
}

function canClaim<Owner extends PresenceOwner>(
  sender: Owner,
  state: AwarenessState,
  known: PresenceState<Owner> | undefined,
  mayUse: (client: number) => boolean,
): boolean {
  if (state.json === GONE || sender.presenceClients.size >= LIMITS.awarenessStates) return false;
  if (state.json.length > LIMITS.awareness || !mayUse(state.client)) return false;
  if (!known) return true;
  if (known.personId !== sender.session.personId) return false;
  // Another tab of the same person repeats what it was told; only the owner can be ahead of that, or new here.
  return state.clock > known.clockOut || (known.owner === null && sender.arrivedAt > known.leftAt);
}

function accept<Owner extends PresenceOwner>(
  presence: Presence<Owner>,
  sender: Owner,
  state: AwarenessState,
  json: string,
  personId = sender.session.personId,
): void {
  const known = presence.states.get(state.client);
  known?.owner?.presenceClients.delete(state.client);
  const clockOut = known ? Math.max(known.clockOut + 1, state.clock) : state.clock;
  presence.states.delete(state.client);
  presence.states.set(state.client, {
    personId,
    owner: json === GONE ? null : sender,
    by: sender,
    clockIn: state.clock,
    clockOut,
    json,
    leftAt: presence.events,
  });
  if (json !== GONE) sender.presenceClients.add(state.client);
  presence.changed.add(state.client);
  forgetOldest(presence);
}

function forgetOldest<Owner>(presence: Presence<Owner>): void {
  if (presence.states.size <= MOST_STATES) return;
  for (const [client, state] of presence.states) {
    if (state.owner !== null) continue;
    presence.states.delete(client);
    return;
  }
}

/** Takes what another node tells of its members: it has signed their states, and its word is newer than ours. */
export function receiveFromNode<Owner extends PresenceOwner>(
  presence: Presence<Owner>,
  node: Owner,
  bytes: Uint8Array,
) {
  for (const state of decodeAwareness(bytes, MOST_REPEATED) ?? []) {
    const known = presence.states.get(state.client);
    if (known?.owner === node ? state.clock <= known.clockIn && state.json !== GONE : state.json === GONE) continue;
    accept(presence, node, state, state.json, personOf(state.json) ?? known?.personId ?? "");
  }
}

/** Takes a connection's states away. */
export function leavePresence<Owner extends PresenceOwner>(presence: Presence<Owner>, owner: Owner): void {
  presence.events++;
  for (const client of owner.presenceClients) {
    const state = presence.states.get(client);
    if (state?.owner !== owner) continue;
    state.owner = null;
    state.json = GONE;
    state.clockOut++;
    state.leftAt = presence.events;
    presence.changed.add(client);
  }
  owner.presenceClients.clear();
}

/** Everybody who is here, as an awareness update. */
export function presentStates<Owner>(presence: Presence<Owner>, isMeant = (_owner: Owner) => true): Uint8Array {
  const here: AwarenessState[] = [];
  for (const [client, state] of presence.states) {
    if (state.owner !== null && isMeant(state.owner)) here.push({ client, clock: state.clockOut, json: state.json });
  }
  return encodeAwarenessStates(here);
}

/** What changed since `takeChanges` was called last, of those whose last word is by one that is meant; null if nothing. */
export function changedStates<Owner>(presence: Presence<Owner>, isMeant: (by: Owner) => boolean): Uint8Array | null {
  const changed: AwarenessState[] = [];
  for (const client of presence.changed) {
    const state = presence.states.get(client);
    if (state && isMeant(state.by)) changed.push({ client, clock: state.clockOut, json: state.json });
  }
  return changed.length === 0 ? null : encodeAwarenessStates(changed);
}

/** What changed since the last call, as it goes to one member or, with `null`, to all who have no part in it. */
export function takeChanges<Owner extends PresenceOwner>(
  presence: Presence<Owner>,
): (member: Owner | null) => Uint8Array | null {
  const changes: { readonly owner: Owner | null; readonly ahead: boolean; readonly told: AwarenessState }[] = [];
  for (const client of presence.changed) {
    const state = presence.states.get(client);
    if (!state) continue;
    const told = { client, clock: state.clockOut, json: state.json };
    changes.push({ owner: state.owner, ahead: state.clockOut > state.clockIn, told });
  }
  presence.changed.clear();
  // A client ignores its own state unless its clock is behind ours: only then it must be left out.
  const apart = new Set(changes.filter((change) => change.ahead).map((change) => change.owner));
  const all = changes.length === 0 ? null : encodeAwarenessStates(changes.map((change) => change.told));
  return (member) => {
    if (member === null || !apart.has(member)) return all;
    const others = changes.filter((change) => change.owner !== member);
    return others.length === 0 ? null : encodeAwarenessStates(others.map((change) => change.told));
  };
}

function personOf(json: string): string | null {
  try {
    const state: unknown = JSON.parse(json);
    if (typeof state !== "object" || state === null || !("user" in state)) return null;
    const { user } = state;
    return typeof user === "object" && user !== null && "personId" in user ? String(user.personId) : null;
  } catch {
    return null;
  }
}

/** The state with the session's identity in the place of whatever it claimed; null if it is no object. */
function signed(json: string, session: Session): string | null {
  if (json.length > LIMITS.awareness) return null;
  let state: unknown;
  try {
    state = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof state !== "object" || state === null || Array.isArray(state)) return null;
  const user: PresenceUser = { personId: session.personId, name: session.name, hue: session.hue };
  return JSON.stringify({ ...state, user });
}
