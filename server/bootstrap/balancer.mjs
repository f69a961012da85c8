// A small balancer before the nodes of a cluster, for trying and for tests: by a hash of the path, or in turn.
import { createHash } from "node:crypto";
import { createServer, request as httpRequest } from "node:http";
import { connect } from "node:net";

/**
 * @param route "hash": a path goes to the same node as long as it is there, so a room's members meet on one.
 *   "round-robin": every connection to the next one, to prove that nothing depends on meeting.
 * @param nodes their ports, whether they are up or not
 */
export async function startBalancer({ port = 0, nodes, route = "hash" }) {
  let turn = 0;
  const sockets = new Set();

  /** All nodes, the one to try first in front. */
  function orderFor(url) {
    if (route === "round-robin") {
      turn += 1;
      return nodes.map((_, index) => nodes[(turn + index) % nodes.length]);
    }
    // Each node has a rank of its own for every path: when one goes, only its paths move.
    const path = url.split("?")[0];
    const rank = (node) => createHash("sha256").update(`${path} ${node}`).digest("hex");
    return [...nodes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }

  /** The first of them that answers; nothing is sent before that, so nothing has to be sent twice. */
  function dial([first, ...rest], tell) {
    if (first === undefined) return tell(null);
    const socket = connect(first, "127.0.0.1");
    const refused = () => dial(rest, tell);
    socket.once("error", refused);
    socket.once("connect", () => {
      socket.off("error", refused);
      socket.on("error", () => socket.destroy());
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
      tell(socket);
    });
  }

  const forwarded = (request) => {
    const { "x-forwarded-for": before } = request.headers;
    const from = request.socket.remoteAddress ?? "";
    return before ? `${before}, ${from}` : from;
  };

  const server = createServer((request, response) => {
    dial(orderFor(request.url), (socket) => {
      if (socket === null) return response.writeHead(503).end("no node answers\n");
      const onward = httpRequest({
        createConnection: () => socket,
        method: request.method,
        path: request.url,
        headers: { ...request.headers, connection: "close", "x-forwarded-for": forwarded(request) },
      });
      onward.on("response", (answer) => {
        response.writeHead(answer.statusCode, answer.statusMessage, answer.headers);
        answer.pipe(response);
        answer.on("error", () => response.destroy());
      });
      onward.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
      response.on("close", () => socket.destroy());
      request.pipe(onward);
    });
  });

  server.on("upgrade", (request, client, head) => {
    client.on("error", () => client.destroy());
    sockets.add(client);
    client.once("close", () => sockets.delete(client));
    dial(orderFor(request.url), (socket) => {
      if (socket === null) return client.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
      const lines = [`${request.method} ${request.url} HTTP/1.1`, `x-forwarded-for: ${forwarded(request)}`];
      for (let at = 0; at < request.rawHeaders.length; at += 2) {
        if (request.rawHeaders[at].toLowerCase() !== "x-forwarded-for")
          lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
      }
      socket.write(`${lines.join("\r\n")}\r\n\r\n`);
      socket.write(head);
      socket.pipe(client).pipe(socket);
      client.once("close", () => socket.destroy());
      socket.once("close", () => client.destroy());
    });
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: server.address().port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await closed;
    },
  };
}
