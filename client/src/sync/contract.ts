import type { BrandId, Instant, VideoId } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import type {
  MarginRoom,
  openLedger,
  openTalk,
  PlanRoom,
  PlanState,
  ScriptGate,
  ScriptRoom,
  UndoStack,
} from "@tongpin/workspace";
import type { ApiFailure } from "../platform/api.ts";
import type { ScriptGlance } from "./script-glance.ts";

export type { ScriptGlance } from "./script-glance.ts";

type LedgerRoom = ReturnType<typeof openLedger>;
type TalkRoom = ReturnType<typeof openTalk>;

/** A value that changes, in the shape `useSyncExternalStore` takes. */
export interface Store<T> {
  getSnapshot(): T;
  subscribe(listener: () => void): () => void;
}

export interface EngineOptions {
  /** Null: a workspace of this device alone (本机工作区). An empty origin is the page's own. */
  readonly server: { readonly origin: string } | null;
  readonly personId: string;
  /** Name of the Dexie database, one per account: `databaseOf(personId)`. */
  readonly database: string;
  /** Whether this person may write scripts of a brand; nobody is asked when left out. */
  mayWriteScripts?(brandId: BrandId): boolean;
  /** The same for its plan. */
  mayWritePlan?(brandId: BrandId): boolean;
  /** A brand whose right ended while we were at work. */
  onForbidden(brandId: BrandId): void;
  /** The session ended; edits stay on the device until somebody signs in again. */
  onSignedOut?(): void;
}

export interface Engine {
  openPlan(brandId: BrandId): RoomHandle<PlanRoom>;
  openScript(brandId: BrandId, videoId: VideoId): RoomHandle<ScriptRoom>;
  openLedger(brandId: BrandId): RoomHandle<LedgerRoom>;
  openTalk(brandId: BrandId, videoId: VideoId): RoomHandle<TalkRoom>;
  openMargin(brandId: BrandId, videoId: VideoId): RoomHandle<MarginRoom>;
  /** The undo of an opened plan or script: the same stack for every handle of that room. */
  undoFor(handle: RoomHandle<PlanRoom> | RoomHandle<ScriptRoom>): UndoStack;
  /**
   * Whether an editor may be bound to an opened script, and whether a plan may be written to. Ask when it is ready: an
   * empty document is open to all.
   */
  gateOf(handle: RoomHandle<PlanRoom> | RoomHandle<ScriptRoom>): Store<ScriptGate>;
  readonly status: Store<SyncStatus>;
  readonly outbox: Outbox;
  /** Copies of what this device could not bring to the server, or holds otherwise than others do. */
  readonly rescues: Rescues;
  /** Stored records that can't be read any more, set aside; null while there are none. */
  readonly damaged: DamagedRecords;
  /** The plan's rows as last projected into the local database; no Y.Doc is decoded. Empty when never opened here. */
  videoRows(brandId: BrandId): Promise<PlanState>;
  /** What this device stores of a script, without opening its room. Null: nothing was ever stored or fetched. */
  glance(brandId: BrandId, videoId: VideoId): Promise<ScriptGlance | null>;
  serverNow(): Instant;
  /** Tries at once what waits for its back-off. */
  retryNow(): void;
  close(): Promise<void>;
}

/** `revoked`: edits made without a right, never sent. `diverged`: the same updates, another content than others have. */
export interface Rescue {
  readonly id: number;
  readonly room: string;
  readonly why: "revoked" | "diverged";
  readonly at: Instant;
  /** Edits that never reached the server. */
  readonly edits: number;
}

export interface Rescues extends Store<readonly Rescue[]> {
  /** One zip: the content readable (.md, .json) and the exact update. Null when it is gone. */
  file(id: number): Promise<{ readonly file: Blob; readonly name: string } | null>;
  drop(id: number): void;
}

export interface DamagedSummary {
  readonly count: number;
  /** Names of the rooms they were part of. */
  readonly rooms: readonly string[];
}

export interface DamagedRecords extends Store<DamagedSummary | null> {
  /** One zip: every record byte for byte, and which room it was of. Null when there are none. */
  file(): Promise<{ readonly file: Blob; readonly name: string } | null>;
  drop(): Promise<void>;
}

export interface RoomHandle<V> {
  readonly name: string;
  readonly view: V;
  /** Resolves when what this device has stored is in the view. Never rejects: without storage it resolves empty. */
  readonly ready: Promise<void>;
  /**
   * Resolves when the view may be believed in what it does not hold: `ready`, and once, here or at any time before,
   * exchanged whole with the server. Stays open where that has never been. Never rejects.
   */
  readonly known: Promise<void>;
  readonly presence: Presence;
  /** Opened rooms are counted; the last release closes the room after its edits are stored. */
  release(): void;
}

export type ErrorReason = "storage" | "forbidden" | "outdated" | "storeReadOnly" | "corrupt" | "diverged";

/** `unsent` counts local edits the server has not confirmed on disk, and commands still waiting in the outbox. */
export type SyncStatus =
  | { readonly state: "local" }
  | { readonly state: "saving"; readonly unsent: number }
  | { readonly state: "synced"; readonly at: Instant }
  | { readonly state: "offline"; readonly unsent: number }
  | { readonly state: "error"; readonly reason: ErrorReason; readonly unsent: number };

export interface OutboxItem {
  readonly op: string;
  readonly brandId: BrandId;
  readonly command: RecordCommand;
  readonly queuedAt: Instant;
  readonly state: "waiting" | "sending" | "refused";
  /** Why it was refused, or what the last attempt failed with. */
  readonly error: ApiFailure | null;
}

export interface Outbox extends Store<readonly OutboxItem[]> {
  /** Resolves once the command is durable on this device; rejects when it could not be stored. */
  send(brandId: BrandId, command: RecordCommand): Promise<OutboxItem>;
  /** Puts a refused command back in line under the same op. */
  retry(op: string): void;
  discard(op: string): void;
}

export type PresenceState =
  | { readonly rowId: string; readonly column: string; readonly anchor: number; readonly head: number }
  | { readonly shotId: string; readonly field: string }
  | { readonly videoId: string }
  | { readonly screen: string };

export interface Peer {
  readonly clientId: number;
  readonly personId: string;
  readonly name: string;
  /** 0–359, the same for a person on every screen. */
  readonly hue: number;
  readonly at: PresenceState | null;
}

/** Who else has this room open and where they are. */
export interface Presence extends Store<readonly Peer[]> {
  set(state: PresenceState | null): void;
}
