import { WebSocket } from "ws";
import type { Person } from "./people.ts";

export interface Reply {
  readonly status: number;
  /** As it came: what must not be in an answer is looked for in all of it. */
  readonly text: string;
}

/** The server's HTTP and socket doors with somebody's rights, knocked at by hand instead of through the app. */
export interface Door {
  readonly origin: string;
  /** What proves who asks: a session's cookie or a token, and the page's origin. */
  readonly headers: Readonly<Record<string, string>>;
  get(path: string): Promise<Reply>;
  post(path: string, body: unknown): Promise<Reply>;
  /** A one-use ticket for a room; undefined when there is no right to it. */
  ticket(room: string): Promise<string | undefined>;
  /** Knocks with a ticket of one's choice; a missing one is left out of the address. */
  knock(room: string, ticket?: string): Knock;
}

/** A socket that keeps what it was told. `room` in the address is taken as it is given. */
export interface Knock {
  readonly socket: WebSocket;
  readonly heard: readonly Uint8Array[];
  readonly opened: Promise<boolean>;
  /** The close code; 1006 when the handshake was refused or the line was cut. */
  readonly closed: Promise<number>;
}

export function openDoor(origin: string, credentials: Readonly<Record<string, string>>): Door {
  const headers = { ...credentials, origin };

  async function ask(method: "GET" | "POST", path: string, body?: unknown): Promise<Reply> {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      redirect: "manual",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  return {
    origin,
    headers,
    get: (path) => ask("GET", path),
    post: (path, body) => ask("POST", path, body),
    async ticket(room) {
      const { status, text } = await ask("POST", "/api/tickets", { rooms: [room] });
      if (status !== 200) return undefined;
      return (JSON.parse(text) as { tickets: Record<string, string> }).tickets[room];
    },
    knock(room, ticket) {
      const query = new URLSearchParams({ ...(ticket === undefined ? {} : { ticket }), v: "1" });
      const socket = new WebSocket(`${origin.replace(/^http/, "ws")}/sync/${room}?${query}`, { headers });
      const heard: Uint8Array[] = [];
      socket.on("message", (data) => heard.push(new Uint8Array(data as Buffer)));
      // A refused handshake says so through `closed`.
      socket.on("error", () => undefined);
      return {
        socket,
        heard,
        opened: new Promise((resolve) => {
          socket.once("open", () => resolve(true));
          socket.once("close", () => resolve(false));
        }),
        closed: new Promise((resolve) => socket.once("close", resolve)),
      };
    },
  };
}

/** With the cookies of somebody's browser, as a page of theirs would knock. */
export async function doorOf(person: Person, origin: string): Promise<Door> {
  const cookies = await person.context.cookies(origin);
  return openDoor(origin, { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") });
}

/** Enters by a guest link, without a browser. */
export async function openAsGuest(origin: string, token: string, name: string): Promise<Door> {
  const answer = await fetch(`${origin}/api/guest/open`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ token, name }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  if (!answer.ok) throw new Error(`the link answered ${answer.status} ${await answer.text()}`);
  return openDoor(origin, { cookie: cookies.filter((cookie) => !cookie.endsWith("=")).join("; ") });
}
