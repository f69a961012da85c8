import { mkdirSync } from "node:fs";
import { must, type Result } from "@tongpin/domain/base";
import { type BrandInfo, parseRoom } from "@tongpin/protocol";
import { ROOTS } from "@tongpin/workspace";
import pino, { type Logger } from "pino";
import { createMisses, createSharedMisses } from "./auth/misses.ts";
import { createPasskeys } from "./auth/passkeys.ts";
import { createPasswords } from "./auth/passwords.ts";
import type { MemberPrincipal } from "./auth/sessions.ts";
import { createSessions } from "./auth/sessions.ts";
import { createSharedTickets } from "./auth/shared-tickets.ts";
import { createSharedThrottle, createThrottle } from "./auth/throttle.ts";
import { createTickets } from "./auth/tickets.ts";
import { type AccessChange, createAccessFeed } from "./authority/access-feed.ts";
import { createAccounts, ownerOf } from "./authority/accounts.ts";
import { createBrands } from "./authority/brands.ts";
import { createCalendarLinks } from "./authority/calendar/calendar-links.ts";
import { createCalendarNews } from "./authority/calendar/calendar-news.ts";
import { startDrawingThread } from "./authority/calendar/drawing-thread.ts";
import { createSharedCalendars } from "./authority/calendar/shared-calendars.ts";
import { type Clock, systemClock } from "./authority/clock.ts";
import { createGuestLinks } from "./authority/guest-links.ts";
import { createInvites } from "./authority/invites.ts";
import { createRecords } from "./authority/records.ts";
import { createRescues, type RescueSource } from "./authority/rescues.ts";
import { createSharedClock } from "./authority/shared-clock.ts";
import { holdLedgerKey, openSigner } from "./authority/signer.ts";
import { createVersionKeeper } from "./authority/version-keeper.ts";
import { createVersions } from "./authority/versions.ts";
import { dropUnfinishedBackups, writeBackup } from "./backup/write-backup.ts";
import { type Config, dataPaths } from "./config.ts";
import { UPLOADS_PATH } from "./http/media-routes.ts";
import { createMetrics } from "./http/metrics.ts";
import { createOrigins } from "./http/origins.ts";
import { createHttp } from "./http/server.ts";
import { syncFallback } from "./http/sync-fallback.ts";
import { openSyncDoor } from "./http/sync-upgrade.ts";
import { createMedia } from "./media/media.ts";
import { createUploads } from "./media/uploads.ts";
import { openRooms } from "./open-rooms.ts";
import { createRelay, type Relay, type RelayOptions } from "./relay/index.ts";
import { fillSample } from "./sample/fill-sample.ts";
import { asSystem } from "./sql/acting.ts";
import { lockData } from "./sql/data-lock.ts";
import { openRecords } from "./sql/open-records.ts";
import type { RoomLog } from "./storage/index.ts";

export { type Clock, systemClock } from "./authority/clock.ts";
export { type Config, readConfig } from "./config.ts";

export interface AppOptions {
  readonly config: Config;
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly relayLimits?: NonNullable<RelayOptions["limits"]>;
}

export interface App {
  /** Opens the port; answers the origin, e.g. `http://127.0.0.1:4321`. */
  listen(): Promise<string>;
  /** A fresh one-time token for `/setup#<token>`; null once there is an owner. The one before is void. */
  newSetupToken(): Promise<string | null>;
  /** Makes the sample brand in the name of the workspace's owner. */
  fillSample(): Promise<Result<BrandInfo>>;
  readonly relay: Relay;
  readonly log: RoomLog;
  /** Drains: no new work, everything received on disk, sockets closed with "going away", files closed. */
  close(): Promise<void>;
}

/** How long answers under way may still take when the server stops. */
const CLOSE_GRACE_MS = 2_000;
const TRIES_PER_NAME = { tries: 20, windowMs: 15 * 60_000 };

/** Puts the server together. Nothing listens until `listen`. */
export async function createApp(options: AppOptions): Promise<App> {
  mkdirSync(options.config.dataDir, { recursive: true, mode: 0o700 });
  // Nodes of a cluster work side by side, on one folder if they are on one machine: what two must not do at once is
  // held in the database.
  const unlock = options.config.cluster ? () => undefined : lockData(options.config.dataDir);
  try {
    return await assemble(options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function assemble(
  { config, clock: givenClock, logger, relayLimits }: AppOptions,
  unlock: () => void,
): Promise<App> {
  const paths = dataPaths(config.dataDir);
  const out = logger ?? pino({ level: config.logLevel });
  await dropUnfinishedBackups(config.dataDir);
  const complain = (message: string) => (error: unknown) => out.error({ err: error }, message);
  const sql = await openRecords(config, complain("a connection to the database broke"));
  const { db } = sql;
  const shared = givenClock ? null : await createNodeClock(sql.time, complain("the database did not say its time"));
  const clock = givenClock ?? shared ?? systemClock;
  const hasRecords = (await db.selectFrom("records").select("seq").limit(1).executeTakeFirst()) !== undefined;
  const signer = openSigner(paths.ledgerKey, !hasRecords);
  await holdLedgerKey(db, signer.publicKey, !hasRecords && !sql.shared);
  const metrics = createMetrics();
  const rooms = await openRooms(config, out, metrics.disk);
  const { log } = rooms;
  const calendarNews = createCalendarNews(clock);
  const relay = createRelay({
    log: metrics.timed(log),
    clock,
    logger: out,
    roots: rootsFor(config.extraRoots ?? []),
    ...(rooms.shared ? { shared: rooms.shared } : {}),
    onEdit(edit) {
      versionKeeper.onEdit(edit);
      calendarNews.roomChanged(edit.room);
    },
    onClosed: metrics.socketClosed,
    ...(relayLimits ? { limits: relayLimits } : {}),
  });

  const versions = createVersions(db);
  const versionKeeper = createVersionKeeper({
    versions,
    rooms: relay,
    exclusively: sql.exclusively,
    clock,
    logger: out,
  });

  // The door to the sockets opens last, but those before it must be able to shut it.
  let onAccessChange: (change: AccessChange) => void = () => undefined;
  let onAccessGap: () => void = () => undefined;
  const feed = createAccessFeed(sql, {
    onChange: (change) => onAccessChange(change),
    onGap: () => onAccessGap(),
    onError: complain("what another node announced could not be read"),
  });

  const sessions = createSessions(db, clock);
  const { tries, windowMs } = TRIES_PER_NAME;
  const throttle = sql.shared
    ? createSharedThrottle(db, clock, tries, windowMs)
    : createThrottle(clock, tries, windowMs);
  const misses = sql.shared ? createSharedMisses(db, clock) : createMisses(clock);
  const passwords = createPasswords();
  const accounts = createAccounts({ db, clock, throttle, passwords, shared: sql.shared });
  // What is decided becomes news of the calendar when it is in the ledger's room.
  const told = {
    read: relay.read,
    async write(room: string, update: Uint8Array) {
      await relay.write(room, update);
      calendarNews.roomChanged(room);
    },
  };
  const records = createRecords({ sql, clock, signer, rooms: told, logger: out });
  const media = createMedia({ db, clock, folder: paths.media });
  const uploads = createUploads({ db, media, folder: paths.uploads, path: UPLOADS_PATH });
  const origins = createOrigins(config.origins);
  const brands = createBrands({ db, clock, feed });
  const drawing = startDrawingThread(config.calendarWorker);
  const origin = () => config.origins[0] ?? origins.own;
  const sampleDeps = { assets: config.sampleDir, scratch: paths.uploads };
  const sample = (owner: MemberPrincipal) =>
    asSystem(() => fillSample({ db, clock, brands, records, rooms: relay, media, passwords, ...sampleDeps }, owner));
  const services = {
    config,
    clock,
    db,
    sessions,
    misses,
    tickets: sql.shared ? createSharedTickets(db, clock) : createTickets(clock),
    accounts,
    passkeys: createPasskeys({ db, clock }),
    brands,
    sample,
    invites: createInvites({ db, clock, accounts }),
    guestLinks: createGuestLinks({ db, clock, sessions, feed }),
    calendarLinks: createCalendarLinks({ db, clock, feed }),
    calendars: createSharedCalendars({ db, clock, rooms: relay, thread: drawing, origin }),
    calendarNews,
    authority: records.authority,
    rescues: createRescues({ db, clock, rooms: relay, source: rescueSource(log, relay) }),
    versions,
    versionKeeper,
    media,
    uploads,
    origins,
    ledgerKey: signer.publicKey,
    store: rooms.describe,
    metrics,
    backup: (withKey: boolean) =>
      writeBackup({
        dataDir: config.dataDir,
        copyRooms: (to) => log.backup(to),
        copyRecords: sql.copyTo,
        now: clock.now(),
        withKey,
      }),
    signedOut: (sessionId: string) => feed.publish({ type: "signed-out", sessionId }),
  };
  metrics.watch({ relay: relay.metrics, health: log.health, ledger: records.figures, dataDir: config.dataDir });
  const { app: http, control } = await createHttp(services, out);
  const door = openSyncDoor(http.server, relay, services, out);
  const fallback = syncFallback(http, door, clock);
  onAccessChange = (change) => {
    door.revoke(change);
    calendarNews.accessChanged(change);
  };
  onAccessGap = door.lookAgain;

  await records.start();
  await uploads.dropExpired();

  return {
    relay,
    log,
    newSetupToken: accounts.newSetupToken,
    fillSample: async () => sample(await ownerOf(db)),
    async listen() {
      await http.listen({ host: config.host, port: config.port });
      const address = http.server.address();
      if (address === null || typeof address === "string") throw new Error("not listening on a port");
      origins.listening(config.host, address.port);
      control.announce(origins.own);
      return origins.own;
    },
    async close() {
      control.withdraw();
      door.stop();
      // Sockets first: an open one would keep the HTTP server from closing.
      await relay.drain();
      fallback.stop();
      calendarNews.stop();
      // A paused player holds its download open for as long as it likes.
      const cancel = clock.after(CLOSE_GRACE_MS, () => http.server.closeAllConnections());
      await http.close();
      cancel();
      await records.stop();
      await versionKeeper.stop();
      await drawing.close();
      await rooms.close();
      shared?.stop();
      await sql.close();
      unlock();
    },
  };
}

/** The one time of all nodes where there are several. */
async function createNodeClock(ask: () => Promise<number | null>, onError: (error: unknown) => void) {
  if ((await ask()) === null) return null;
  return createSharedClock(systemClock, async () => must(await ask(), "the database's time"), onError);
}

/** The copies lie in the log, the way back in is the relay's. */
function rescueSource(log: RoomLog, relay: Relay): RescueSource {
  return { roomsWithRefused: log.roomsWithRefused, refused: log.refused, adopt: relay.adopt };
}

/** What a room's kind says about the names at its document's root. */
function rootsFor(extra: readonly string[]): (room: string) => ReadonlySet<string> {
  const byKind = new Map(Object.entries(ROOTS).map(([kind, names]) => [kind, new Set<string>([...names, ...extra])]));
  return (room) => {
    const address = must(parseRoom(room), `room ${room}`);
    return must(byKind.get(address.kind), `roots of ${address.kind}`);
  };
}
