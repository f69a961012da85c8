import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { RoomLog } from "../../storage/room-log.ts";
import { createRelay } from "../relay.ts";
import type { Relay, RelayOptions, Session } from "../relay-api.ts";

/** A real server around a relay. Who asks is read from the query: `?person=ann&role=writer`. */
export interface RelayServer {
  readonly relay: Relay;
  readonly url: string;
  readonly warnings: string[];
  close(): Promise<void>;
}

export interface RelayServerOptions {
  readonly log: RoomLog;
  readonly limits?: RelayOptions["limits"];
  readonly roots?: ReadonlySet<string>;
  readonly shared?: RelayOptions["shared"];
}

export const TEST_ROOTS: ReadonlySet<string> = new Set(["text", "map", "list", "xml"]);

export async function startRelayServer({
  log,
  limits,
  roots = TEST_ROOTS,
  shared,
}: RelayServerOptions): Promise<RelayServer> {
  const warnings: string[] = [];
  const note = (fields: Readonly<Record<string, unknown>>, message: string) => {
    warnings.push(`${message} ${JSON.stringify(fields)}`);
  };
  const relay = createRelay({
    log,
    clock: { now: () => performance.timeOrigin + performance.now() },
    logger: { warn: note, error: note },
    roots: () => roots,
    ...(limits ? { limits } : {}),
    ...(shared ? { shared } : {}),
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    relay.upgrade(request, socket, head, decodeURIComponent(pathname.slice(1)), sessionOf(searchParams));
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    relay,
    url: `ws://127.0.0.1:${port}`,
    warnings,
    async close() {
      await relay.drain();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sessionOf(query: URLSearchParams): Session {
  const personId = query.get("person") ?? "somebody";
  return { personId, name: personId.toUpperCase(), hue: 7, canWrite: query.get("role") !== "reader", kind: "member" };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}
