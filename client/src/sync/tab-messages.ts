import { SCHEMA_VERSION } from "@tongpin/protocol";
import type { RoomFact } from "./sync-status.ts";

/**
 * What one person's tabs tell each other. Tabs of another build that speaks otherwise meet under another name: each
 * build then has a leader and sockets of its own, and what they write meets in the store and on the server.
 */
export const TAB_TALK_VERSION = 1;

/** What the leader knows of a room's way to the server. */
export type LineFact = Pick<RoomFact, "unsent" | "offline" | "synced" | "stopped" | "storeReadOnly" | "diverged">;

export type TabTalk =
  /** I am the leader from now on; whoever holds rooms say so, and send what you have of them. */
  | { readonly type: "leading" }
  /** To the leader: all rooms this tab has open. */
  | { readonly type: "holds"; readonly rooms: readonly string[] }
  /** From the leader: every room it has open. */
  | { readonly type: "facts"; readonly rooms: readonly (readonly [room: string, fact: LineFact])[] }
  /** Are you there? Only the leader answers. */
  | { readonly type: "ping" }
  | { readonly type: "pong" }
  /** Somebody wants to be online now. */
  | { readonly type: "wake" }
  | ({ readonly room: string } & RoomTalk);

export type RoomTalk =
  /** `edits`: how many edits of the sender's own are in what it has sent so far; 0 if it only passes on. */
  | { readonly type: "update"; readonly data: Uint8Array; readonly edits: number }
  /** I have this much of the room; of my own edits, so many are not confirmed. */
  | { readonly type: "hello"; readonly vector: Uint8Array; readonly unsent: number }
  /** Send me everything I lack. */
  | { readonly type: "ask"; readonly to: string; readonly vector: Uint8Array }
  /** The server has the first so many of your edits on its disk. */
  | { readonly type: "confirmed"; readonly to: string; readonly edits: number }
  | { readonly type: "presence"; readonly states: Uint8Array };

export interface Addressed<T> {
  /** The tab that says it. */
  readonly from: string;
  readonly say: T;
}

/** The account's database in the name keeps one person's tabs apart from another's. */
export function tabTalkName(database: string): string {
  return `${database}:tabs:${TAB_TALK_VERSION}.${SCHEMA_VERSION}`;
}
