import { asId, type BrandId, type Instant, type PersonId } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import { ledgerRoom, marginRoom, parseRoom, planRoom, scriptRoom, talkRoom } from "@tongpin/protocol";
import {
  keepClashes,
  keepVideoClashes,
  openLedger,
  openMargin,
  openPlan,
  openScript,
  openTalk,
  type PlanRoom,
  type ScriptGate,
  type ScriptRoom,
  type View,
  watchGate,
} from "@tongpin/workspace";
import { liveQuery } from "dexie";
import type { Engine, EngineOptions, SyncStatus } from "./contract.ts";
import { createDamagedShelf } from "./damaged-shelf.ts";
import { closeDatabase, openDatabase } from "./database.ts";
import { browserEnvironment, type EngineEnvironment } from "./environment.ts";
import { firstSession } from "./first-read.ts";
import type { LiveRoom, RoomDeps } from "./live-room.ts";
import { createOfflineRooms } from "./offline-rooms.ts";
import { createClosedOutbox, createOutbox } from "./outbox.ts";
import { projectPlan } from "./plan-projection.ts";
import { createStore } from "./readable.ts";
import { createRescues } from "./rescues.ts";
import { roomsWithPending } from "./room-loader.ts";
import { createPool } from "./room-pool.ts";
import { planRows } from "./rows.ts";
import { glanceAtScript } from "./script-glance.ts";
import { isSameStatus, type SyncFacts, syncStatus } from "./sync-status.ts";
import { createTabDesk } from "./tab-desk.ts";
import { createTabTeam } from "./tab-team.ts";
import { canReach, createTicketDesk } from "./tickets.ts";
import { createUndoShelf } from "./undo-shelf.ts";
import { createUpdateLog, type LogHealth } from "./update-log.ts";
import { createWay } from "./way.ts";

/** A room exchanged so recently is not fetched again in the background; whoever opens it gets the newest anyway. */
const FRESH_MS = 10 * 60_000;
/** How often a tab in front looks whether its leader still answers. */
const WATCH_MS = 1_500;

/** Puts the parts together for one account. Loaded on demand: what paints first (rows.ts) does without it and yjs. */
export function createEngine(
  options: EngineOptions,
  environment: EngineEnvironment = browserEnvironment(options.server?.origin ?? ""),
): Engine {
  const { server } = options;
  const { api, life, now } = environment;
  const database = openDatabase(options.database);
  const status = createStore<SyncStatus>({ state: "saving", unsent: 0 });
  const health = createStore<LogHealth>({ writing: 0, failed: false });
  const onSignedOut = () => options.onSignedOut?.();
  let syncedAt: Instant | null = null;
  let isQuiet = false;
  let owed = Number.POSITIVE_INFINITY;
  let pendingKnown = server === null;
  let refreshing = false;
  let hasAsked = false;
  let owedUploads = 0;
  let closed = false;

  const log = createUpdateLog({
    database,
    journal: environment.journal(options.database),
    health,
    now,
    monotonic: environment.monotonic,
    onLost: () => {
      for (const room of rooms()) room.storeAgain();
    },
  });
  const { tabs } = environment;
  const team = createTabTeam({
    database: options.database,
    // Without a server there is no socket to share: the tabs only tell each other what is typed.
    locks: server ? tabs.locks : null,
    openChannel: tabs.openChannel,
    id: tabs.id,
    now: environment.monotonic,
    onTalk: (from, talk) => desk.onTalk(from, talk),
    onRole() {
      if (closed) return;
      desk.partChanged();
      if (team.role() === "leader") void sendWhatIsOwed();
      refresh();
    },
  });
  const way = createWay(environment);
  const rescues = createRescues(database, now);
  const damaged = createDamagedShelf(database, now);
  const deps: RoomDeps = {
    database,
    log,
    now,
    team,
    lineOf: (room) => desk.lineOf(room),
    rescues,
    link: server && {
      origin: environment.origin,
      way,
      ticket: createTicketDesk(api, () => canReach(environment.origin, environment.life.isOnline())),
      now: environment.monotonic,
      chance: environment.chance,
      onSignedOut,
    },
    onChange: refresh,
    onForbidden: options.onForbidden,
    onEdit() {
      if (hasAsked) return;
      hasAsked = true;
      // Browsers refuse, or bother people, before anything was made that is worth keeping.
      void environment.askToPersist();
    },
  };

  const shelf = createUndoShelf(database, tabs.locks);
  const projections = new Map<PlanRoom, () => void>();
  const clashContext = () => ({ now: now(), newId: environment.newOp, actor: asId<PersonId>(options.personId) });
  const planKeepers = new Map<PlanRoom, () => void>();

  const gates = new Map<ScriptRoom | PlanRoom, View<ScriptGate>>();
  const closeGate = (view: ScriptRoom | PlanRoom) => {
    gates.get(view)?.destroy();
    gates.delete(view);
  };

  const plans = createPool<PlanRoom>({
    deps,
    openView: openPlan,
    onOpened(brandId, room) {
      const handle = room.hold("background");
      projections.set(room.view, projectPlan(database, brandId, room.view, handle.ready));
      void handle.ready.then(() => handle.release());
      const mayWrite = () => options.mayWritePlan?.(asId<BrandId>(brandId)) ?? false;
      planKeepers.set(room.view, keepVideoClashes(room.view, { ctx: clashContext, mayWrite }));
    },
    onClosed(view) {
      planKeepers.get(view)?.();
      planKeepers.delete(view);
      projections.get(view)?.();
      projections.delete(view);
      shelf.drop(view);
      closeGate(view);
    },
  });
  const keepers = new Map<ScriptRoom, () => void>();
  const closeScript = (view: ScriptRoom) => {
    keepers.get(view)?.();
    keepers.delete(view);
    shelf.drop(view);
    closeGate(view);
  };
  const scripts = createPool<ScriptRoom>({
    deps,
    openView: openScript,
    onOpened(brandId, { view }) {
      // Also for rooms nobody looks at: what was typed offline often meets the others' in the background.
      const stop = keepClashes(view, {
        ctx: clashContext,
        mayWrite: () => options.mayWriteScripts?.(brandId) ?? false,
      });
      keepers.set(view, stop);
    },
    onClosed: closeScript,
  });
  const ledgers = createPool({ deps, openView: openLedger });
  const talks = createPool({ deps, openView: openTalk });
  const margins = createPool({ deps, openView: openMargin });

  function* rooms(): Generator<LiveRoom<unknown>> {
    yield* plans.all();
    yield* scripts.all();
    yield* ledgers.all();
    yield* talks.all();
    yield* margins.all();
  }

  function roomOf(name: string): LiveRoom<unknown> | null {
    const address = parseRoom(name);
    if (!address) return null;
    const brandId = asId<BrandId>(address.brandId);
    switch (address.kind) {
      case "plan":
        return plans.room(brandId, name);
      case "script":
        return scripts.room(brandId, name);
      case "ledger":
        return ledgers.room(brandId, name);
      case "talk":
        return talks.room(brandId, name);
      case "margin":
        return margins.room(brandId, name);
      default:
        return null;
    }
  }

  const desk = createTabDesk({
    team,
    rooms,
    find: (name) => findRoom(name),
    open: (name) => (closed ? null : roomOf(name)),
    owed: () => roomsWithPending(database),
    onWake: wake,
    onChange: refresh,
  });
  const isLeading = () => team.role() !== "follower";
  /** Whether all that is owed is counted: what earlier sessions left, and what the leader has. */
  const isCounted = () => (isLeading() ? pendingKnown : desk.hasHeard());
  const unsentIn = (room: string) => !isCounted() || ((findRoom(room)?.fact() ?? desk.lineOf(room))?.unsent ?? 0) > 0;
  const sender = server
    ? createOutbox({
        database,
        api,
        newOp: environment.newOp,
        now,
        chance: environment.chance,
        // The server freezes what it has on disk; asking earlier would only be refused.
        isReady: (brandId: string, command: RecordCommand) =>
          command.type !== "submit" || !(unsentIn(scriptRoom(brandId, command.videoId)) || unsentIn(planRoom(brandId))),
        onSignedOut,
      })
    : null;
  const outbox = sender ?? createClosedOutbox();

  const offline = createOfflineRooms(plans, {
    async fetchRoom(name) {
      const known = await database.rooms.get(name);
      if (known && now() - known.lastSyncedAt < FRESH_MS) return true;
      const handle = closed ? undefined : roomOf(name)?.hold("background");
      if (!handle) return true;
      await handle.ready;
      const complete = (await findRoom(name)?.settled()) ?? false;
      handle.release();
      return complete;
    },
    mayRun: () => life.isOnline() && isLeading(),
  });
  const findRoom = (name: string) => [...rooms()].find((room) => room.name === name);

  function facts(): SyncFacts {
    const list = [...Array.from(rooms(), (room) => room.fact()), ...desk.elsewhere()];
    return {
      server: server !== null,
      networkGone: !life.isOnline(),
      rooms: list,
      outbox: outbox.getSnapshot().filter((item) => item.state !== "refused").length + owedUploads,
      outboxOffline: sender?.isOffline() ?? false,
      storageFailed: health.getSnapshot().failed,
      refusedEdits: rescues.getSnapshot().some(({ why }) => why === "revoked"),
      writing: health.getSnapshot().writing,
      // Without one complete room there is nothing "synced" could be said of.
      syncedAt: isQuiet || !list.some((room) => room.wanted && room.synced) ? syncedAt : now(),
    };
  }

  function evaluate(): void {
    refreshing = false;
    if (closed) return;
    const present = isCounted() ? facts() : { ...facts(), syncedAt: null };
    const next = syncStatus(present);
    const wasQuiet = isQuiet;
    isQuiet = next.state === "synced";
    if (next.state === "synced") syncedAt = next.at;
    if (!isSameStatus(status.getSnapshot(), next)) status.set(next);
    if (isQuiet && !wasQuiet && isLeading()) offline.want();
    const owedBefore = owed;
    owed = isCounted() ? present.rooms.reduce((sum, room) => sum + room.unsent, 0) : Number.POSITIVE_INFINITY;
    // Commands that had to wait for edits need not wait any longer.
    if (owed === 0 && owedBefore > 0) sender?.wake();
    desk.tell();
  }

  /** Many facts change within one turn; the words change once. */
  function refresh(): void {
    if (refreshing || closed) return;
    refreshing = true;
    queueMicrotask(evaluate);
  }

  /** Edits of earlier sessions are sent without anybody opening their rooms. */
  async function sendWhatIsOwed(): Promise<void> {
    await log.opened();
    const names = await roomsWithPending(database).catch(() => []);
    if (closed) return;
    const handles = names.map((name) => roomOf(name)?.hold("background"));
    await Promise.all(handles.map((handle) => handle?.ready));
    pendingKnown = true;
    // Let go at once: a room with unsent edits stays open by itself until the server has them.
    for (const handle of handles) handle?.release();
    refresh();
  }

  function wake(): void {
    way.networkChanged();
    if (team.role() === "follower") team.say({ type: "wake" });
    for (const room of rooms()) room.dispatch({ type: "wake", at: environment.monotonic() });
    sender?.wake();
    refresh();
  }

  // Cuts the server does not have yet are as unsent as words are, whichever tab brings them.
  const uploads = server
    ? liveQuery(() => database.uploads.count()).subscribe(
        (count) => {
          owedUploads = count;
          refresh();
        },
        // A database that can't be read has been reported already.
        () => undefined,
      )
    : null;

  const stops = [
    () => uploads?.unsubscribe(),
    health.subscribe(refresh),
    outbox.subscribe(refresh),
    rescues.subscribe(refresh),
    life.onWake(wake),
    life.onHide(() => {
      log.leave();
      shelf.save();
    }),
    life.onOffline(() => {
      for (const room of rooms()) room.dispatch({ type: "network-gone" });
      refresh();
    }),
  ];
  const watching = setInterval(() => {
    if (life.isVisible()) team.watch();
  }, WATCH_MS);
  if (server) {
    if (team.role() === "alone") void sendWhatIsOwed();
    void firstSession(options.database).then((kept) => {
      if (kept) environment.restoreClock(kept.clockOffset);
    });
  }
  refresh();

  return {
    openPlan: (brandId) => plans.room(brandId, planRoom(brandId)).hold("screen"),
    openScript: (brandId, videoId) => scripts.room(brandId, scriptRoom(brandId, videoId)).hold("screen"),
    openLedger: (brandId) => ledgers.room(brandId, ledgerRoom(brandId)).hold("screen"),
    openTalk: (brandId, videoId) => talks.room(brandId, talkRoom(brandId, videoId)).hold("screen"),
    openMargin: (brandId, videoId) => margins.room(brandId, marginRoom(brandId, videoId)).hold("screen"),
    undoFor: shelf.stackOf,
    gateOf({ view }) {
      const gate = gates.get(view) ?? watchGate(view);
      gates.set(view, gate);
      return gate;
    },
    status,
    outbox,
    rescues,
    damaged,
    videoRows: (brandId) => planRows(options.database, brandId),
    glance: (brandId, videoId) => glanceAtScript(database, { brandId, videoId, isComplete: server === null }, now),
    serverNow: now,
    retryNow: wake,
    async close() {
      closed = true;
      clearInterval(watching);
      for (const stop of stops) stop();
      offline.stop();
      sender?.close();
      for (const stop of projections.values()) stop();
      log.flush();
      const closing = [...rooms()].map((room) => room.close());
      await log.close();
      await Promise.all(closing);
      way.close();
      rescues.close();
      damaged.close();
      // Last: from here on another tab may lead, and all of this one is stored.
      desk.close();
      team.close();
      closeDatabase(options.database);
    },
  };
}
