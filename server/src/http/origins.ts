import { networkInterfaces } from "node:os";

/** Decides whether a page of this origin may act here. */
export interface Origins {
  allow(origin: string | undefined): boolean;
  /** Called once the port is known: the addresses under which this server is reached become allowed. */
  listening(host: string, port: number): void;
  /** The address to show people. */
  readonly own: string;
}

const EVERYWHERE = ["0.0.0.0", "::", ""];

/**
 * A closed list: our own addresses and the configured ones. A missing Origin, "null" and look-alikes are refused; the
 * Host header is never believed, as a page under a foreign name that resolves to us would send its own (DNS rebinding).
 */
export function createOrigins(configured: readonly string[]): Origins {
  const allowed = new Set(configured);
  let own = "";
  return {
    get own() {
      return own;
    },
    allow: (origin) => origin !== undefined && allowed.has(origin),
    listening(host, port) {
      const shown = EVERYWHERE.includes(host) ? "localhost" : host;
      own = originOf(shown, port);
      for (const name of namesOf(host)) allowed.add(originOf(name, port));
    },
  };
}

function namesOf(host: string): readonly string[] {
  const loopback = ["localhost", "127.0.0.1", "::1"];
  if (loopback.includes(host)) return loopback;
  if (!EVERYWHERE.includes(host)) return [host];
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((entry) => entry.address));
  return [...loopback, ...addresses.filter((address) => !address.includes("%"))];
}

function originOf(host: string, port: number): string {
  return new URL(`http://${host.includes(":") ? `[${host}]` : host}:${port}`).origin;
}
