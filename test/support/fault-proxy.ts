import { connect, createServer, type Socket } from "node:net";

/** One device's way to the server over TCP, on which everything may happen that happens on real ones. */
export interface FaultProxy {
  readonly origin: string;
  /** Where new connections lead: a server that starts again may have another port. */
  aim(port: number): void;
  /** Delay of every byte, each way, ms. */
  latency(ms: number): void;
  /** Cuts everything and lets nothing new in; `heal` ends it. */
  refuse(): void;
  /** Resets what is open; new connections pass. */
  cut(): void;
  /** What is open looks open to the client for ever and carries nothing any more; new connections pass. */
  halfOpen(): void;
  /** Holds back all bytes, both ways, in order; `heal` lets them go. */
  stall(): void;
  /** Every attempt to connect arrives twice, as behind an impatient middlebox; only the first gets an answer. */
  double(on: boolean): void;
  /** How WebSockets fare here: refused as by a proxy that knows none, cut as soon as they are open, or well. */
  webSockets(fate: "refused" | "cut" | "well"): void;
  /** The network is well again. Dead WebSockets stay dead until their owner notices; other dead connections are reset. */
  heal(): void;
  /** `dead`: half-open lines whose owner has not noticed yet. */
  readonly figures: { readonly connections: number; readonly dead: number; readonly webSockets: number };
  close(): Promise<void>;
}

interface Held {
  readonly dueAt: number;
  readonly pass: () => void;
}

interface Line {
  readonly client: Socket;
  readonly upstream: Socket;
  isWebSocket: boolean;
  isDead: boolean;
  pump(): void;
}

export async function openFaultProxy(port: number): Promise<FaultProxy> {
  const lines = new Set<Line>();
  const strays = new Set<Socket>();
  let target = port;
  let delay = 0;
  let isRefusing = false;
  let isStalled = false;
  let isDoubling = false;
  let connections = 0;
  let webSockets: "refused" | "cut" | "well" = "well";

  /** The queue of one direction: in order, each chunk not before its time, none while stalled. */
  function createFlow(): { add(pass: () => void): void; pump(): void } {
    const held: Held[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    function pump(): void {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (isStalled) return;
      for (let first = held[0]; first; first = held[0]) {
        const wait = first.dueAt - performance.now();
        if (wait > 0) {
          timer = setTimeout(pump, wait);
          return;
        }
        held.shift();
        first.pass();
      }
    }
    return {
      add(pass) {
        held.push({ dueAt: performance.now() + delay, pass });
        if (timer === null) pump();
      },
      pump,
    };
  }

  function reset(line: Line): void {
    lines.delete(line);
    line.client.destroy();
    line.upstream.destroy();
  }

  /** The same first words once more, from somebody who never listens to the answer. */
  function knockAgain(first: Buffer): void {
    const stray = connect(target, "127.0.0.1", () => stray.write(first));
    strays.add(stray);
    const drop = () => {
      strays.delete(stray);
      stray.destroy();
    };
    stray.on("data", drop);
    stray.on("error", drop);
    stray.on("close", drop);
  }

  const server = createServer({ allowHalfOpen: false }, (client) => {
    connections += 1;
    if (isRefusing) {
      client.destroy();
      return;
    }
    const upstream = connect(target, "127.0.0.1");
    const up = createFlow();
    const down = createFlow();
    const line: Line = {
      client,
      upstream,
      isWebSocket: false,
      isDead: false,
      pump() {
        up.pump();
        down.pump();
      },
    };
    lines.add(line);
    client.setNoDelay(true);
    upstream.setNoDelay(true);
    let isFirst = true;
    client.on("data", (chunk: Buffer) => {
      if (line.isDead) return;
      if (isFirst) {
        isFirst = false;
        line.isWebSocket = /^upgrade: websocket/im.test(chunk.toString("latin1"));
        if (line.isWebSocket && webSockets === "refused") {
          line.isDead = true;
          upstream.destroy();
          client.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
          lines.delete(line);
          return;
        }
        // Behind the first one: were it always in front, its ticket would be used up each time.
        if (isDoubling) up.add(() => setImmediate(knockAgain, chunk));
      }
      up.add(() => {
        if (!line.isDead) upstream.write(chunk);
      });
    });
    upstream.on("data", (chunk: Buffer) => {
      down.add(() => {
        if (line.isDead) return;
        if (line.isWebSocket && webSockets === "cut") {
          // The handshake passes, and nothing after it.
          client.end(chunk.subarray(0, chunk.indexOf("\r\n\r\n") + 4), () => reset(line));
        } else client.write(chunk);
      });
    });
    // An end is news like any other: it comes after what was said before it, and not at all on a dead line.
    client.on("close", () => up.add(() => reset(line)));
    upstream.on("close", () => {
      down.add(() => {
        if (!line.isDead) reset(line);
      });
    });
    client.on("error", () => undefined);
    upstream.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");

  const cut = () => {
    for (const line of [...lines]) reset(line);
  };
  return {
    origin: `http://127.0.0.1:${address.port}`,
    aim(next) {
      target = next;
    },
    latency(ms) {
      delay = ms;
    },
    refuse() {
      isRefusing = true;
      cut();
    },
    cut,
    halfOpen() {
      for (const line of lines) {
        line.isDead = true;
        line.upstream.destroy();
      }
    },
    stall() {
      isStalled = true;
    },
    webSockets(fate) {
      webSockets = fate;
      if (fate !== "well") for (const line of [...lines]) if (line.isWebSocket) reset(line);
    },
    double(on) {
      isDoubling = on;
    },
    heal() {
      isRefusing = false;
      isStalled = false;
      isDoubling = false;
      delay = 0;
      for (const line of [...lines]) {
        if (line.isDead && !line.isWebSocket) reset(line);
        else line.pump();
      }
    },
    get figures() {
      const open = [...lines];
      return {
        connections,
        dead: open.filter(({ isDead }) => isDead).length,
        webSockets: open.filter(({ isWebSocket, isDead }) => isWebSocket && !isDead).length,
      };
    },
    async close() {
      cut();
      for (const stray of [...strays]) stray.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
