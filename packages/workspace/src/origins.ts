import type { Instant } from "@tongpin/domain/base";
import * as Y from "yjs";

/**
 * Why a Y transaction happened. Every listener that treats transactions differently (the store, the connection,
 * undo, an editor) switches over this union; nothing else is ever passed as an origin.
 */
export type Origin = LocalOrigin | ProjectionOrigin | RemoteOrigin | StoreOrigin | TabOrigin | Y.UndoManager;

/** A command in this tab. A class because Y.UndoManager recognises tracked origins by their constructor. */
export class LocalOrigin {
  readonly type = "local";
  /** The opened room it came through: two rooms opened on one doc keep separate undo stacks. */
  readonly room: object;
  /** When the command was given. */
  readonly at: Instant;
  /** Whoever sent it (an editor instance), so that it can leave out its own echo. */
  readonly source: unknown;
  /** Typing may join the previous undo step; anything else is a step of its own. */
  readonly typing: boolean;
  /** A deed too large for one update is written in parts: those with the same `deed` are one undo step. */
  readonly deed: object | null;

  constructor(room: object, at: Instant, source: unknown, typing: boolean, deed: object | null = null) {
    this.room = room;
    this.at = at;
    this.source = source;
    this.typing = typing;
    this.deed = deed;
  }
}

/** Records written into a server-owned room by the authority (on the server, or in a local-only workspace). */
export interface ProjectionOrigin {
  readonly type: "projection";
}
/** Came over the socket. */
export interface RemoteOrigin {
  readonly type: "remote";
}
/** Read back from this device's storage. */
export interface StoreOrigin {
  readonly type: "store";
}
/** Came from another tab of the same person. */
export interface TabOrigin {
  readonly type: "tab";
}

export const PROJECTION_ORIGIN: ProjectionOrigin = { type: "projection" };
export const REMOTE_ORIGIN: RemoteOrigin = { type: "remote" };
export const STORE_ORIGIN: StoreOrigin = { type: "store" };
export const TAB_ORIGIN: TabOrigin = { type: "tab" };

/** Whether a transaction was made here (a command, an undo, a projection) and so must be stored and sent. */
export function isLocalOrigin(origin: unknown): origin is LocalOrigin | ProjectionOrigin | Y.UndoManager {
  return origin instanceof LocalOrigin || origin instanceof Y.UndoManager || origin === PROJECTION_ORIGIN;
}
