import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { roomAccess } from "@tongpin/domain/access";
import type { Actor } from "@tongpin/domain/records";
import { CLOSE, hueOf, parseRoom, SCHEMA_VERSION, SYNC_PATH } from "@tongpin/protocol";
import { actingOf, type Principal } from "../auth/sessions.ts";
import type { AccessChange } from "../authority/access-feed.ts";
import { actorIn } from "../authority/actors.ts";
import type { LineEnd, LineEvents, Relay, RelayLogger, Session } from "../relay/index.ts";
import { actingFor } from "../sql/acting.ts";
import type { Services } from "./services.ts";
import { whoAsks } from "./who.ts";

/** Fail-safe for rights that end without an act of ours: a link's last hour, a change made by the command line. */
const SWEEP_MS = 15_000;

export interface SyncDoor {
  /** Closes what a change of rights has made unlawful. Takes effect before it returns. */
  revoke(change: AccessChange): void;
  /**
   * The same decision and the same relay for a line that is no WebSocket (sync-fallback.ts). Answers what to tell the
   * relay, or the code with which it is refused.
   */
  enter(request: IncomingMessage, room: string, query: URLSearchParams, end: LineEnd): Promise<LineEvents | number>;
  /** Checks every open socket now: a change of rights may have gone unheard. */
  lookAgain(): void;
  stop(): void;
}

interface Admitted {
  readonly principal: Principal;
  readonly brandId: string;
  readonly access: "read" | "write";
}

type Verdict =
  | { readonly session: Session; readonly admitted: Admitted; readonly room: string }
  | { readonly code: number };

export type SyncServices = Pick<Services, "db" | "sessions" | "tickets" | "origins" | "clock">;

/**
 * `/sync/<room>?ticket=…&v=<schema>`: who, what room, with what right is settled before the socket is anybody's. Refusals
 * for rights complete the handshake and close with a code, as a browser can't read the status of a refused one.
 */
export function openSyncDoor(server: Server, relay: Relay, services: SyncServices, logger: RelayLogger): SyncDoor {
  const { clock } = services;
  const admitted = new WeakMap<Session, Admitted>();
  // Raised with every revocation: a verdict reached before it is reached anew.
  let epoch = 0;
  let stopped = false;
  let cancelSweep = clock.after(SWEEP_MS, sweepLater);

  function revoke(change: AccessChange): void {
    epoch += 1;
    const code = change.type === "role-changed" ? CLOSE.ticket : CLOSE.forbidden;
    relay.disconnect((_room, session) => {
      const known = admitted.get(session);
      return known !== undefined && concerns(change, known);
    }, code);
  }

  async function verdictFor(room: string, principal: Principal): Promise<Verdict> {
    const address = parseRoom(room);
    if (!address || !(await services.sessions.isAlive(principal))) return { code: CLOSE.ticket };
    const { brandId } = address;
    const actor = await actingFor(actingOf(principal), () => actorIn(services.db, principal, brandId));
    const access = actor ? roomAccess(actor, address.kind, address.docId) : "none";
    if (!actor || access === "none") return { code: CLOSE.forbidden };
    const session: Session = {
      personId: principal.personId,
      name: principal.name,
      hue: hueOf(principal.personId),
      canWrite: access === "write",
      kind: principal.kind,
    };
    return { session, room, admitted: { principal, brandId: address.brandId, access } };
  }

  async function decide(request: IncomingMessage, room: string, query: URLSearchParams): Promise<Verdict> {
    if (!(Number(query.get("v")) >= SCHEMA_VERSION)) return { code: CLOSE.outdated };
    const principal = await services.tickets.take(query.get("ticket") ?? "", room);
    if (!principal) return { code: CLOSE.ticket };
    // A ticket that leaked is worth nothing without its session's cookie; a program's token has no cookie.
    const byToken = principal.kind === "member" && principal.byToken;
    const asking = byToken ? principal : await whoAsks(services.sessions, request);
    if (asking?.sessionId !== principal.sessionId) return { code: CLOSE.ticket };
    for (;;) {
      const before = epoch;
      const verdict = await verdictFor(room, principal);
      if (before === epoch) return verdict;
    }
  }

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Without a listener a peer that resets the connection would end the process.
    const onError = () => socket.destroy();
    socket.on("error", onError);
    // Taken as it stands: a room name has one spelling, so nothing is decoded or normalised.
    const [path = "", query = ""] = (request.url ?? "").split("?", 2);
    if (stopped || !path.startsWith(`${SYNC_PATH}/`)) {
      turnAway(socket, "404 Not Found");
      return;
    }
    if (!services.origins.allow(request.headers.origin)) {
      turnAway(socket, "403 Forbidden");
      return;
    }
    decide(request, path.slice(SYNC_PATH.length + 1), new URLSearchParams(query))
      .then((verdict) => {
        socket.off("error", onError);
        if ("code" in verdict) return relay.refuse(request, socket, head, verdict.code);
        admitted.set(verdict.session, verdict.admitted);
        relay.upgrade(request, socket, head, verdict.room, verdict.session);
      })
      .catch((error: unknown) => {
        logger.error({ err: error }, "a socket could not be admitted");
        turnAway(socket, "500 Internal Server Error");
      });
  }

  function sweepLater(): void {
    sweep()
      .catch((error: unknown) => logger.error({ err: error }, "open sockets could not be checked"))
      .finally(() => {
        if (!stopped) cancelSweep = clock.after(SWEEP_MS, sweepLater);
      });
  }

  /**
   * Asks once per session and brand, however many sockets they hold, and rooms go on in between: 9,000 sockets asked one
   * by one stopped everything for two seconds.
   */
  async function sweep(): Promise<void> {
    const actors = new Map<string, Actor | null>();
    async function actorOf({ principal, brandId }: Admitted): Promise<Actor | null> {
      const key = `${principal.kind} ${principal.sessionId} ${brandId}`;
      const seen = actors.get(key);
      if (seen !== undefined) return seen;
      await nextTurn();
      const isAlive = await services.sessions.isAlive(principal);
      const actor = isAlive ? await actorIn(services.db, principal, brandId) : null;
      actors.set(key, actor);
      return actor;
    }
    const open = new Map<Session, string>();
    relay.disconnect((room, session) => {
      open.set(session, room);
      return false;
    }, CLOSE.forbidden);
    const unlawful = new Map<Session, number>();
    for (const [session, room] of open) {
      const known = admitted.get(session);
      const address = parseRoom(room);
      const actor = known ? await actorOf(known) : null;
      const access = actor && address ? roomAccess(actor, address.kind, address.docId) : "none";
      if (access === "none") unlawful.set(session, CLOSE.forbidden);
      else if (access !== known?.access) unlawful.set(session, CLOSE.ticket);
    }
    for (const code of new Set(unlawful.values())) {
      relay.disconnect((_room, session) => unlawful.get(session) === code, code);
    }
  }

  server.on("upgrade", onUpgrade);
  return {
    revoke,
    async enter(request, room, query, end) {
      if (stopped) return CLOSE.goingAway;
      const verdict = await decide(request, room, query);
      if ("code" in verdict) return verdict.code;
      admitted.set(verdict.session, verdict.admitted);
      return relay.enter(end, verdict.room, verdict.session);
    },
    lookAgain() {
      epoch += 1;
      sweep().catch((error: unknown) => logger.error({ err: error }, "open sockets could not be checked"));
    },
    stop() {
      stopped = true;
      cancelSweep();
    },
  };
}

function concerns(change: AccessChange, { principal, brandId }: Admitted): boolean {
  switch (change.type) {
    case "member-removed":
    case "role-changed":
      return brandId === change.brandId && principal.personId === change.personId;
    case "link-revoked":
      return principal.kind === "guest" && principal.linkId === change.linkId;
    case "signed-out":
      return principal.sessionId === change.sessionId;
  }
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
