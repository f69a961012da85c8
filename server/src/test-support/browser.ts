import { MESSAGE_SYNC, SCHEMA_VERSION, SYNC_STEP1, type TicketsAnswer } from "@tongpin/protocol";
import WebSocket from "ws";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or null. */
  readonly body: unknown;
}

/** What a browser with its own cookies does: same-origin requests and sync sockets. */
export class Browser {
  readonly origin: string;
  readonly #cookies = new Map<string, string>();
  #bearer: string | null = null;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Goes on as a program with an API token. */
  useToken(token: string): void {
    this.#bearer = token;
  }

  headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return {
      origin: this.origin,
      ...(cookie ? { cookie } : {}),
      ...(this.#bearer ? { authorization: `Bearer ${this.#bearer}` } : {}),
    };
  }

  async send(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Reply> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        ...this.headers(),
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, headers: response.headers, body: json && text !== "" ? JSON.parse(text) : null };
  }

  get(path: string): Promise<Reply> {
    return this.send("GET", path);
  }

  post(path: string, body: unknown): Promise<Reply> {
    return this.send("POST", path, { body });
  }

  /** A ticket for a room, or undefined where the server gives none. */
  async ticket(room: string): Promise<string | undefined> {
    const reply = await this.post("/api/tickets", { rooms: [room] });
    return (reply.body as TicketsAnswer).tickets?.[room];
  }

  /** Opens the sync socket of a room with a fresh ticket. */
  async open(room: string): Promise<Socket> {
    return this.connect(room, (await this.ticket(room)) ?? "none");
  }

  connect(room: string, ticket: string, over: { headers?: Record<string, string>; schema?: string } = {}): Socket {
    const url = `${this.origin.replace("http", "ws")}/sync/${room}?ticket=${ticket}&v=${over.schema ?? SCHEMA_VERSION}`;
    return new Socket(new WebSocket(url, { headers: over.headers ?? this.headers() }));
  }

  #keep(line: string): void {
    const [pair = ""] = line.split(";", 1);
    const at = pair.indexOf("=");
    const value = pair.slice(at + 1);
    if (value === "") this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), value);
  }
}

/** A socket seen from outside: whether it opened, what came, how it ended. */
export class Socket {
  readonly ws: WebSocket;
  /** "open", or the HTTP status that refused the upgrade. */
  readonly opened: Promise<"open" | number>;
  readonly closed: Promise<number>;

  constructor(ws: WebSocket) {
    this.ws = ws;
    this.opened = new Promise((resolve) => {
      ws.once("open", () => resolve("open"));
      ws.once("unexpected-response", (_request, response) => {
        resolve(response.statusCode ?? 0);
        ws.terminate();
      });
    });
    this.closed = new Promise((resolve) => ws.once("close", (code) => resolve(code)));
    // A refused upgrade also reports an error; `opened` and `closed` tell all a test needs.
    ws.on("error", () => undefined);
  }

  /** Asks for everything (sync step 1 with an empty state vector); resolves when the relay speaks. */
  async ready(): Promise<void> {
    const first = new Promise<void>((resolve) => this.ws.once("message", () => resolve()));
    await this.opened;
    this.ws.send(Uint8Array.of(MESSAGE_SYNC, SYNC_STEP1, 1, 0));
    await first;
  }
}
