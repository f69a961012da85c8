import type { BrandId, Instant } from "@tongpin/domain/base";
import * as Y from "yjs";
import { type Connection, type ConnectionOptions, createConnection } from "./connection.ts";
import { INITIAL_LINK, isOffline, isSynced, type LinkEvent } from "./connection-machine.ts";
import type { RoomHandle } from "./contract.ts";
import type { AccountDatabase } from "./database.ts";
import { bindStoredDoc } from "./local-store.ts";
import { createPresence } from "./presence.ts";
import type { RoomFact } from "./sync-status.ts";
import type { UpdateLog } from "./update-log.ts";

/** What all rooms of one engine share. */
export interface RoomDeps {
  readonly database: AccountDatabase;
  readonly log: UpdateLog;
  readonly now: () => Instant;
  /** Null in a workspace without a server. */
  readonly link: Pick<ConnectionOptions, "origin" | "WebSocket" | "ticket" | "now" | "chance" | "onSignedOut"> | null;
  onChange(): void;
  onForbidden(brandId: BrandId): void;
  /** A person has changed something. */
  onEdit(): void;
}

/** Who holds a room open: a screen, or work in the background that is not to be spoken of. */
type Holder = "screen" | "background";

export interface LiveRoom<V> {
  readonly name: string;
  readonly view: V;
  hold(holder: Holder): RoomHandle<V>;
  fact(): RoomFact;
  dispatch(event: LinkEvent): void;
  storeAgain(): void;
  /** Resolves true when all is exchanged, false when this connection can't come about or the room is closed. */
  settled(): Promise<boolean>;
  close(): Promise<void>;
}

export interface LiveRoomOptions<V> {
  readonly deps: RoomDeps;
  readonly brandId: BrandId;
  readonly name: string;
  openView(doc: Y.Doc): V;
  /** From now on whoever wants the room opens it anew. */
  onClosing(): void;
  /** Everything is stored; the document is gone. */
  onClosed(view: V): void;
}

/** A released room stays open this long: going back to a screen should cost nothing. */
const LINGER_MS = 5_000;
/** The time of the last full exchange is written at most this often. */
const NOTE_SYNC_EVERY_MS = 60_000;

export function openLiveRoom<V extends { destroy(): void }>(options: LiveRoomOptions<V>): LiveRoom<V> {
  const { deps, name } = options;
  const doc = new Y.Doc();
  const view = options.openView(doc);
  const holders: Record<Holder, number> = { screen: 0, background: 0 };
  let connection: Connection | null = null;
  let confirmed = 0;
  let corrupt = false;
  let notedSyncAt = Number.NEGATIVE_INFINITY;
  let lingerTimer: ReturnType<typeof setTimeout> | null = null;
  let isClosing = false;
  let closing: Promise<void> | null = null;
  let waiting: ((synced: boolean) => void)[] = [];

  const stored = bindStoredDoc({
    database: deps.database,
    log: deps.log,
    room: name,
    doc,
    owed: deps.link !== null,
    now: deps.now,
    onEdit() {
      connection?.dispatch({ type: "edit" });
      deps.onEdit();
      deps.onChange();
    },
  });
  // After the store's listener: an edit is counted and on its way to the disk before it is sent.
  connection = deps.link
    ? createConnection({
        ...deps.link,
        room: name,
        doc,
        onChange: linkChanged,
        onConfirmed(edits) {
          confirmed = edits;
          stored.confirm(edits);
        },
        onForbidden() {
          if (holders.screen > 0 || unsent() > 0) deps.onForbidden(options.brandId);
        },
      })
    : null;
  const presence = createPresence(connection?.awareness ?? null);
  const ready = stored.loaded.then(({ damaged }) => {
    if (damaged > 0) corrupt = true;
    if (!isClosing) connection?.start(stored.edits());
    deps.onChange();
  });

  const unsent = () => (deps.link ? stored.edits() - confirmed : 0);
  const link = () => connection?.state() ?? INITIAL_LINK;
  const wanted = () => holders.screen > 0;

  function linkChanged(): void {
    if (isClosing) return;
    if (isSynced(link())) {
      corrupt = false;
      noteSync();
      tellWaiting(true);
    } else if (link().phase === "stopped" || link().phase === "waiting") {
      tellWaiting(false);
    }
    closeIfDone();
    deps.onChange();
  }

  function noteSync(): void {
    const at = deps.now();
    if (at - notedSyncAt < NOTE_SYNC_EVERY_MS) return;
    notedSyncAt = at;
    void deps.database.rooms.put({ room: name, lastSyncedAt: at }).catch(() => undefined);
  }

  function tellWaiting(synced: boolean): void {
    const listeners = waiting;
    waiting = [];
    for (const tell of listeners) tell(synced);
  }

  /** Nobody holds it, it has lingered, and nothing in it is owed: a room with unsent edits stays until they are sent. */
  function closeIfDone(): void {
    if (isClosing || lingerTimer !== null || holders.screen + holders.background > 0) return;
    if (unsent() > 0) return;
    void close();
  }

  function close(): Promise<void> {
    closing ??= finish();
    return closing;
  }

  async function finish(): Promise<void> {
    // Before anything that calls back into this room.
    isClosing = true;
    options.onClosing();
    if (lingerTimer !== null) clearTimeout(lingerTimer);
    tellWaiting(false);
    presence.leave();
    connection?.close();
    await stored.close();
    view.destroy();
    doc.destroy();
    options.onClosed(view);
  }

  function hold(holder: Holder): RoomHandle<V> {
    holders[holder] += 1;
    if (lingerTimer !== null) clearTimeout(lingerTimer);
    lingerTimer = null;
    if (holder === "screen" && holders.screen === 1) presence.join();
    deps.onChange();
    let released = false;
    return {
      name,
      view,
      ready,
      presence,
      release() {
        if (released) return;
        released = true;
        holders[holder] -= 1;
        if (holder === "screen" && holders.screen === 0) presence.leave();
        if (holders.screen + holders.background === 0 && !isClosing) {
          lingerTimer = setTimeout(
            () => {
              lingerTimer = null;
              closeIfDone();
            },
            holder === "screen" ? LINGER_MS : 0,
          );
        }
        deps.onChange();
      },
    };
  }

  return {
    name,
    view,
    hold,
    fact: () => ({
      wanted: wanted(),
      unsent: unsent(),
      offline: isOffline(link()),
      synced: isSynced(link()),
      stopped: link().stopped,
      storeReadOnly: link().storeReadOnly,
      corrupt,
    }),
    dispatch: (event) => connection?.dispatch(event),
    storeAgain: () => stored.storeAgain(),
    settled() {
      if (isClosing || !connection) return Promise.resolve(false);
      if (isSynced(link())) return Promise.resolve(true);
      return new Promise((resolve) => waiting.push(resolve));
    },
    close,
  };
}
