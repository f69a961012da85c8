import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/** Stands before a server and plays its deployments: the same application as another build, told apart by a meta tag. */
export interface DeployProxy {
  readonly origin: string;
  aim(origin: string): void;
  /** From now on pages and the service worker's list are of this build. */
  deploy(build: string): void;
  close(): Promise<void>;
}

export async function openDeployProxy(): Promise<DeployProxy> {
  let target = new URL("http://127.0.0.1:1");
  let build = "v1";

  /** What a new build changes: the page, and with it the revision under which the worker keeps it. */
  function rewrite(path: string, type: string, body: string): string {
    if (path === "/sw.js") return body.replace(/(url:"index\.html",revision:")([0-9a-f]+)/, `$1${build}-$2`);
    return type.startsWith("text/html") ? body.replace("<head>", `<head><meta name="build" content="${build}">`) : body;
  }

  function pass(asked: IncomingMessage, answer: ServerResponse): void {
    const path = new URL(asked.url ?? "/", target).pathname;
    const headers = { ...asked.headers };
    // Only what is readable can be rewritten, and nothing may be called unchanged.
    for (const name of ["accept-encoding", "if-none-match", "if-modified-since"]) delete headers[name];
    const up = request(
      { host: target.hostname, port: target.port, path: asked.url, method: asked.method, headers },
      (given) => {
        const type = given.headers["content-type"] ?? "";
        const isRewritten = path === "/sw.js" || type.startsWith("text/html");
        if (!isRewritten) {
          answer.writeHead(given.statusCode ?? 502, given.headers);
          given.pipe(answer);
          return;
        }
        const parts: Buffer[] = [];
        given.on("data", (part: Buffer) => parts.push(part));
        given.on("end", () => {
          const body = Buffer.from(rewrite(path, type, Buffer.concat(parts).toString()));
          const { "content-length": _, etag: __, ...rest } = given.headers;
          answer.writeHead(given.statusCode ?? 502, { ...rest, "content-length": body.length });
          answer.end(body);
        });
      },
    );
    up.on("error", () => answer.destroy());
    asked.pipe(up);
  }

  const server = createServer(pass);
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (asked, socket, head) => {
    upgraded.add(socket);
    const up = connect(Number(target.port), target.hostname, () => {
      const lines = asked.rawHeaders.flatMap((name, at) =>
        at % 2 === 0 ? [`${name}: ${asked.rawHeaders[at + 1]}`] : [],
      );
      up.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      up.write(head);
      up.pipe(socket);
      socket.pipe(up);
    });
    up.on("error", () => socket.destroy());
    socket.on("error", () => up.destroy());
    socket.on("close", () => {
      upgraded.delete(socket);
      up.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    aim(origin) {
      target = new URL(origin);
    },
    deploy(next) {
      build = next;
    },
    async close() {
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
