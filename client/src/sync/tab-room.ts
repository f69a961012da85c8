import { assertNever } from "@tongpin/domain/base";
import { EMPTY_UPDATE } from "@tongpin/protocol";
import { isLocalOrigin, STORE_ORIGIN, TAB_ORIGIN } from "@tongpin/workspace";
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import type { RoomTalk } from "./tab-messages.ts";
import type { TabRole } from "./tab-team.ts";

/** One room as this tab's half of the talk between tabs. */
export interface TabRoom {
  /** Something about this room from another tab. */
  hear(from: string, talk: RoomTalk): void;
  /** At the beginning, and when there is a new leader or this tab's part has changed. */
  introduce(): void;
  /** The leader's connection has new proof of what the server has: passes it on to whose edits they were. */
  settle(): void;
  /** The leader is connected anew: it must learn again that we are here. */
  showPresence(): void;
  close(): void;
}

export interface TabRoomOptions {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness | null;
  role(): TabRole;
  say(talk: RoomTalk): void;
  /** Local edits so far, and how many of them are confirmed. */
  edits(): number;
  confirmed(): number;
  /** Whether the present connection has had everything in the document confirmed at least once. */
  isProven(): boolean;
  /**
   * The leader took in an edit of another tab: it is now the leader's to bring to the server. `follows`: the document
   * has just changed by it.
   */
  onForeignEdit(follows: boolean): void;
  /** The server has the first so many of this tab's edits. */
  onConfirmed(edits: number): void;
}

/** An edit of another tab, and the leader's own count by which the server has it. */
interface Owed {
  readonly edits: number;
  readonly at: number;
}

function isEmpty(update: Uint8Array): boolean {
  return update.length === EMPTY_UPDATE.length && update.every((byte, at) => byte === EMPTY_UPDATE[at]);
}

/**
 * Keeps a document in step with the same room in this person's other tabs. Each tab tells its own edits; the leader
 * also tells what came over the socket, sends on what followers typed, and says when the server has it. Whatever a
 * follower has not been told is confirmed, it offers again to the next leader.
 *
 * Build it when the stored content is in the document, after the store's listener and before the connection's.
 */
export function openTabRoom(options: TabRoomOptions): TabRoom {
  const { id, doc, awareness, role, say } = options;
  const owed = new Map<string, Owed[]>();

  const unsent = () => options.edits() - options.confirmed();
  const sendAll = (vector: Uint8Array) =>
    say({ type: "update", data: Y.encodeStateAsUpdate(doc, vector), edits: options.edits() });

  function onUpdate(data: Uint8Array, origin: unknown): void {
    if (origin === STORE_ORIGIN) return;
    if (origin === TAB_ORIGIN) {
      if (role() === "leader") options.onForeignEdit(true);
    } else if (isLocalOrigin(origin)) {
      say({ type: "update", data, edits: options.edits() });
    } else if (role() === "leader") say({ type: "update", data, edits: 0 });
  }
  doc.on("update", onUpdate);

  function onPresence(change: Record<"added" | "updated" | "removed", number[]>, origin: unknown): void {
    if (origin === TAB_ORIGIN || awareness === null || role() === "alone") return;
    const changed = [...change.added, ...change.updated, ...change.removed];
    // A follower has only itself to speak of; what it heard it heard from the leader.
    const told = role() === "leader" ? changed : changed.filter((client) => client === awareness.clientID);
    if (told.length > 0) say({ type: "presence", states: encodeAwarenessUpdate(awareness, told) });
  }
  awareness?.on("update", onPresence);

  function take(from: string, data: Uint8Array, edits: number): void {
    Y.applyUpdate(doc, data, TAB_ORIGIN);
    if (role() !== "leader" || edits === 0) return;
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      // It stands on what has not come here; with everything it will.
      say({ type: "ask", to: from, vector: Y.encodeStateVector(doc) });
      return;
    }
    owed.set(from, [...(owed.get(from) ?? []), { edits, at: options.edits() }]);
    settle();
  }

  function greet(from: string, vector: Uint8Array, theirs: number): void {
    if (role() === "follower") return;
    const lacks = Y.encodeStateAsUpdate(doc, vector);
    if (!isEmpty(lacks)) say({ type: "update", data: lacks, edits: 0 });
    if (role() !== "leader") return;
    if (awareness && awareness.getStates().size > 0) {
      say({ type: "presence", states: encodeAwarenessUpdate(awareness, [...awareness.getStates().keys()]) });
    }
    // Their edits may be here already and yet owed: this leader's first exchange with the server is still to come.
    if (theirs > 0 && !options.isProven() && unsent() === 0) options.onForeignEdit(false);
    say({ type: "ask", to: from, vector: Y.encodeStateVector(doc) });
  }

  function hear(from: string, talk: RoomTalk): void {
    switch (talk.type) {
      case "update":
        take(from, talk.data, talk.edits);
        break;
      case "hello":
        greet(from, talk.vector, talk.unsent);
        break;
      case "ask":
        if (talk.to === id) sendAll(talk.vector);
        break;
      case "confirmed":
        if (talk.to === id) options.onConfirmed(talk.edits);
        break;
      case "presence":
        if (awareness) applyAwarenessUpdate(awareness, talk.states, TAB_ORIGIN);
        break;
      default:
        assertNever(talk);
    }
  }

  function settle(): void {
    if (role() !== "leader" || !options.isProven()) return;
    const confirmed = options.confirmed();
    for (const [tab, list] of owed) {
      const proven = list.filter(({ at }) => at <= confirmed).at(-1);
      if (!proven) continue;
      const left = list.filter(({ at }) => at > confirmed);
      if (left.length > 0) owed.set(tab, left);
      else owed.delete(tab);
      say({ type: "confirmed", to: tab, edits: proven.edits });
    }
  }

  return {
    hear,
    introduce() {
      // What a former leader owed to others, they offer to the present one themselves.
      owed.clear();
      if (role() !== "leader") say({ type: "hello", vector: Y.encodeStateVector(doc), unsent: unsent() });
    },
    settle,
    showPresence() {
      if (awareness?.getLocalState()) {
        say({ type: "presence", states: encodeAwarenessUpdate(awareness, [awareness.clientID]) });
      }
    },
    close() {
      doc.off("update", onUpdate);
      awareness?.off("update", onPresence);
    },
  };
}
