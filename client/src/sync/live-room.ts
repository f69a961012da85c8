import type { BrandId, Instant } from "@tongpin/domain/base";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { createBeacon } from "./beacon.ts";
import { type Connection, type ConnectionOptions, createConnection } from "./connection.ts";
import { INITIAL_LINK, isOffline, isSynced, type LinkEvent } from "./connection-machine.ts";
import type { RoomHandle } from "./contract.ts";
import type { AccountDatabase } from "./database.ts";
import { bindStoredDoc } from "./local-store.ts";
import { createPresence } from "./presence.ts";
import type { RescueDesk } from "./rescues.ts";
import type { RoomFact } from "./sync-status.ts";
import type { LineFact, RoomTalk } from "./tab-messages.ts";
import { openTabRoom, type TabRoom } from "./tab-room.ts";
import type { TabTeam } from "./tab-team.ts";
import type { UpdateLog } from "./update-log.ts";

/** What all rooms of one engine share. */
export interface RoomDeps {
  readonly database: AccountDatabase;
  readonly log: UpdateLog;
  readonly now: () => Instant;
  /** Null in a workspace without a server. */
  readonly link: Pick<ConnectionOptions, "origin" | "way" | "ticket" | "now" | "chance" | "onSignedOut"> | null;
  readonly team: TabTeam;
  /** What the leader last said of a room's way to the server; null while it has said nothing. */
  lineOf(room: string): LineFact | null;
  readonly rescues: Pick<RescueDesk, "revoked" | "diverged">;
  onChange(): void;
  onForbidden(brandId: BrandId): void;
  /** A person has changed something. */
  onEdit(): void;
}

/** Who holds a room open: a screen, or work that is not to be spoken of (the background's, another tab's). */
type Holder = "screen" | "background";

export interface LiveRoom<V> {
  readonly name: string;
  readonly view: V;
  hold(holder: Holder): RoomHandle<V>;
  fact(): RoomFact;
  dispatch(event: LinkEvent): void;
  /** This tab's part among the tabs has changed. */
  partChanged(): void;
  /** Another tab speaks of this room. */
  hear(from: string, talk: RoomTalk): void;
  /** There is a new leader to whom this tab has to introduce the room. */
  introduce(): void;
  /** The leader has told how its line is. */
  lineChanged(): void;
  /** Takes over what a tab that has ended stored and could not send. */
  adopt(): Promise<void>;
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
/** What is typed after a right has ended is kept with the rest once it pauses, ms. */
const RESCUE_AFTER_MS = 1_000;
/** The time of the last full exchange is written at most this often. */
const NOTE_SYNC_EVERY_MS = 60_000;

export function openLiveRoom<V extends { destroy(): void }>(options: LiveRoomOptions<V>): LiveRoom<V> {
  const { deps, name } = options;
  const doc = new Y.Doc();
  const view = options.openView(doc);
  const holders: Record<Holder, number> = { screen: 0, background: 0 };
  let connection: Connection | null = null;
  let tabRoom: TabRoom | null = null;
  let confirmed = 0;
  let corrupt = false;
  let isLoaded = false;
  /** The present connection has had all of the document confirmed once. */
  let isProven = false;
  let wasLine: LineFact | null = null;
  let wasSynced = false;
  let isDiverged = false;
  /** The copy of what this document held when its edits could not be sent any more. */
  let rescue: { readonly id: number; readonly edits: number } | null = null;
  let rescueTimer: ReturnType<typeof setTimeout> | null = null;
  let isRescuing = false;
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
    onEdit(follows) {
      connection?.dispatch({ type: follows ? "edit" : "owe" });
      if (link().stopped === "forbidden") rescueTimer ??= setTimeout(() => void rescueUnsent(), RESCUE_AFTER_MS);
      deps.onEdit();
      deps.onChange();
    },
  });
  const awareness = deps.link ? new Awareness(doc) : null;
  awareness?.setLocalState(null);
  const presence = createPresence(awareness);
  const beacon = createBeacon({
    room: name,
    doc,
    isSynced: () => isSynced(link()),
    tell: (mark, hash) => connection?.tellBeacon(mark, hash),
  });
  let early: { readonly from: string; readonly talk: RoomTalk }[] = [];
  const ready = stored.loaded.then(({ damaged }) => {
    if (damaged > 0) corrupt = true;
    isLoaded = true;
    if (!isClosing) join();
    deps.onChange();
  });

  let tellKnown: () => void = () => undefined;
  const known = new Promise<void>((resolve) => {
    tellKnown = resolve;
  });
  void ready.then(async () => {
    const isKnown = deps.link === null || (await deps.database.rooms.get(name).catch(() => undefined)) !== undefined;
    if (isKnown) tellKnown();
  });

  /**
   * From here on edits are told and sent; until now only the store listened, so that loading encodes nothing for
   * others. Its listener comes first, the tabs' next, the connection's last: an edit is counted, told, sent.
   */
  function join(): void {
    tabRoom = openTabRoom({
      id: deps.team.id,
      doc,
      awareness,
      role: deps.team.role,
      say: (talk) => deps.team.say({ room: name, ...talk }),
      edits: stored.edits,
      confirmed: () => confirmed,
      isProven: () => isProven,
      onForeignEdit: stored.countForeign,
      onConfirmed: confirm,
    });
    connect();
    doc.on("update", beacon.stir);
    tabRoom.introduce();
    const waiting = early;
    early = [];
    for (const { from, talk } of waiting) tabRoom.hear(from, talk);
  }

  function connect(): void {
    if (!deps.link || !awareness || !isLoaded || connection || isClosing || deps.team.role() === "follower") return;
    isProven = false;
    connection = createConnection({
      ...deps.link,
      room: name,
      doc,
      awareness,
      onChange: linkChanged,
      onConfirmed: confirm,
      onForbidden() {
        rightEnded();
        void rescueUnsent();
      },
      onDiverged() {
        if (isDiverged) return;
        isDiverged = true;
        void deps.rescues.diverged(name, doc);
        deps.onChange();
      },
    });
    connection.start(stored.edits(), confirmed);
  }

  function confirm(edits: number): void {
    if (edits <= confirmed) return;
    confirmed = edits;
    stored.confirm(edits);
    closeIfDone();
    deps.onChange();
  }

  /** What may not be sent any more is kept as a file; from then on it is owed to nobody. */
  async function rescueUnsent(): Promise<void> {
    if (rescueTimer !== null) clearTimeout(rescueTimer);
    rescueTimer = null;
    if (unsent() === 0 || isRescuing) return;
    isRescuing = true;
    // What is on its way to the disk must be there to be taken off it.
    await deps.log.settled();
    const through = stored.edits();
    const edits = unsent() + (rescue?.edits ?? 0);
    const id = await deps.rescues.revoked(name, doc, edits, rescue?.id ?? null);
    isRescuing = false;
    if (id === null) return;
    rescue = { id, edits };
    confirm(through);
  }

  function rightEnded(): void {
    if (holders.screen > 0 || unsent() > 0) deps.onForbidden(options.brandId);
  }

  const unsent = () => (deps.link ? stored.edits() - confirmed : 0);
  const link = () => connection?.state() ?? INITIAL_LINK;
  const wanted = () => holders.screen > 0;
  /** How the line to the server is: ours, or in a follower the leader's. */
  const line = (): Omit<LineFact, "unsent"> & { readonly others: number } => {
    const told = deps.team.role() === "follower" && deps.link ? deps.lineOf(name) : null;
    if (told) return { ...told, synced: told.synced && unsent() === 0, others: told.unsent };
    const { stopped, storeReadOnly } = link();
    const offline = isOffline(link());
    return { offline, synced: isSynced(link()), stopped, storeReadOnly, diverged: isDiverged, others: 0 };
  };

  function linkChanged(): void {
    if (isClosing) return;
    if (isSynced(link())) {
      corrupt = false;
      isProven = true;
      tellKnown();
      noteSync();
      tellWaiting(true);
    } else if (link().phase === "stopped" || link().phase === "waiting") {
      tellWaiting(false);
    }
    tabRoom?.settle();
    if (isSynced(link()) !== wasSynced) {
      wasSynced = !wasSynced;
      beacon.stir();
    }
    closeIfDone();
    deps.onChange();
  }

  function partChanged(): void {
    if (isClosing) return;
    if (deps.team.role() === "follower") {
      connection?.close();
      connection = null;
      tellWaiting(false);
      tabRoom?.introduce();
    } else if (isLoaded) {
      // What the former leader could not confirm may be stored and never have come here.
      void adopt().then(connect);
    }
    deps.onChange();
  }

  async function adopt(): Promise<void> {
    await ready;
    await stored.adopt().catch(() => undefined);
  }

  function lineChanged(): void {
    const now = deps.lineOf(name);
    const was = wasLine;
    wasLine = now;
    if (isClosing || deps.team.role() !== "follower" || now === null) return;
    if (now.synced) tellKnown();
    if (now.synced && unsent() === 0) corrupt = false;
    if (now.synced && !was?.synced) tabRoom?.showPresence();
    if (now.stopped === "forbidden" && was?.stopped !== "forbidden") {
      rightEnded();
      // The leader keeps the file, this tab's words in it.
      confirm(stored.edits());
    }
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
    beacon.close();
    connection?.close();
    tabRoom?.close();
    // Typed after the right had ended.
    if (link().stopped === "forbidden") await rescueUnsent();
    await stored.close();
    view.destroy();
    awareness?.destroy();
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
      known,
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
    fact() {
      const { others, ...rest } = line();
      return { ...rest, wanted: wanted(), unsent: Math.max(unsent(), others), corrupt };
    },
    dispatch: (event) => connection?.dispatch(event),
    partChanged,
    hear(from, talk) {
      if (isClosing) return;
      if (tabRoom) tabRoom.hear(from, talk);
      else early.push({ from, talk });
    },
    introduce: () => {
      if (!isClosing) tabRoom?.introduce();
    },
    lineChanged,
    adopt,
    storeAgain: () => stored.storeAgain(),
    settled() {
      if (isClosing || !connection) return Promise.resolve(false);
      if (isSynced(link())) return Promise.resolve(true);
      return new Promise((resolve) => waiting.push(resolve));
    },
    close,
  };
}
