import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What `/healthz` and the backup manifest say; raised by hand with a release. */
export const VERSION = "0.1.0";

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Everything the server keeps: databases, key, media, uploads under way. */
  readonly dataDir: string;
  /** Origins allowed beside our own address: a public name behind a proxy, the dev server. */
  readonly origins: readonly string[];
  /** Proxies whose word on who asks is taken: addresses, networks, or `loopback`. Empty: nobody's. */
  readonly trustProxy: readonly string[];
  readonly logLevel: string;
  /** The built client, or null to serve the API alone. */
  readonly clientDir: string | null;
  /** The files of the sample brand. */
  readonly sampleDir: string;
  /** The built storage thread; null when run from source, where the store works in the server's own thread. */
  readonly storageWorker: URL | null;
  /** The built thread that folds rooms for PostgreSQL; null when run from source. */
  readonly foldWorker: URL | null;
  /** The built thread that draws calendars for those outside; null when run from source. */
  readonly calendarWorker: URL | null;
  /** Names documents may have at their root beside the app's own; for load harnesses, which write a text of their own. */
  readonly extraRoots?: readonly string[];
  /** One node of several: rooms and records in a shared PostgreSQL, a bus between the nodes in Redis. Null: this process is all there is. */
  readonly cluster: ClusterConfig | null;
}

export interface ClusterConfig {
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

const BUILT_WORKER = new URL("./storage-worker.js", import.meta.url);
const BUILT_FOLD_WORKER = new URL("./fold-worker.js", import.meta.url);
const BUILT_CALENDAR_WORKER = new URL("./calendar-worker.js", import.meta.url);
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** The only reader of the environment. Throws with a sentence for the operator when a value makes no sense. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  return {
    host: env["TONGPIN_HOST"] || env["HOST"] || "127.0.0.1",
    port: readPort(env["PORT"]),
    dataDir: readDataDir(env["TONGPIN_DATA"]),
    origins: readOrigins(env["TONGPIN_ORIGINS"]),
    trustProxy: readProxies(env["TONGPIN_TRUST_PROXY"]),
    logLevel: readLogLevel(env["LOG_LEVEL"]),
    // src/config.ts and dist/main.js lie equally deep, so one path serves both.
    clientDir: fileURLToPath(new URL("../../client/dist", import.meta.url)),
    sampleDir: fileURLToPath(new URL("../assets/sample", import.meta.url)),
    storageWorker: existsSync(BUILT_WORKER) ? BUILT_WORKER : null,
    foldWorker: existsSync(BUILT_FOLD_WORKER) ? BUILT_FOLD_WORKER : null,
    calendarWorker: existsSync(BUILT_CALENDAR_WORKER) ? BUILT_CALENDAR_WORKER : null,
    extraRoots: (env["TONGPIN_EXTRA_ROOTS"] ?? "").split(",").filter((name) => name !== ""),
    cluster: readCluster(env["DATABASE_URL"], env["REDIS_URL"]),
  };
}

/** Paths inside the data folder, in one place so that backup and server agree. */
export function dataPaths(dataDir: string) {
  return {
    records: join(dataDir, "tongpin.db"),
    rooms: join(dataDir, "rooms.db"),
    keys: join(dataDir, "keys"),
    ledgerKey: join(dataDir, "keys", "ledger.key"),
    media: join(dataDir, "media"),
    uploads: join(dataDir, "uploads"),
  } as const;
}

function readPort(value: string | undefined): number {
  if (!value) return 4321;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT must be 0–65535, not "${value}"`);
  return port;
}

function readDataDir(value: string | undefined): string {
  if (!value) return resolve("data");
  return resolve(value.startsWith("~/") ? join(homedir(), value.slice(2)) : value);
}

function readOrigins(value: string | undefined): readonly string[] {
  return (value ?? "")
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map((part) => {
      if (!URL.canParse(part) || new URL(part).origin === "null") {
        throw new Error(`TONGPIN_ORIGINS: "${part}" is no origin such as https://plan.example.com`);
      }
      return new URL(part).origin;
    });
}

/** The names the framework knows for networks that are never a stranger's. */
const PROXY_NAMES = ["loopback", "linklocal", "uniquelocal"];

function readProxies(value: string | undefined): readonly string[] {
  return (value ?? "")
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map((part) => {
      const [address = "", bits, ...rest] = part.split("/");
      const most = isIP(address) === 6 ? 128 : 32;
      const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most);
      if (PROXY_NAMES.includes(part) || (isIP(address) !== 0 && isNetwork && rest.length === 0)) return part;
      throw new Error(
        `TONGPIN_TRUST_PROXY: "${part}" is no address, network such as 10.0.0.0/8, or one of ${PROXY_NAMES.join(", ")}`,
      );
    });
}

function readLogLevel(value: string | undefined): string {
  if (!value) return "info";
  if (!LOG_LEVELS.includes(value)) throw new Error(`LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}`);
  return value;
}

/** Both or neither: nodes that share a database and do not hear each other would show their members different rooms. */
function readCluster(database: string | undefined, redis: string | undefined): ClusterConfig | null {
  if (!database && !redis) return null;
  if (!database || !redis) {
    const [set, missing] = database ? ["DATABASE_URL", "REDIS_URL"] : ["REDIS_URL", "DATABASE_URL"];
    throw new Error(`${set} is set and ${missing} is not: several servers need both, one server alone needs neither`);
  }
  return {
    databaseUrl: readUrl("DATABASE_URL", database, ["postgres:", "postgresql:"]),
    redisUrl: readUrl("REDIS_URL", redis, ["redis:", "rediss:"]),
  };
}

/** The value stays out of the message: it holds a password. */
function readUrl(name: string, value: string, schemes: readonly string[]): string {
  if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value;
  throw new Error(`${name} must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(" or ")}`);
}

export type DataPaths = ReturnType<typeof dataPaths>;

/** What the rooms' log is opened with. */
export function logOptions(config: Config): { readonly file: string; readonly worker?: URL } {
  const file = dataPaths(config.dataDir).rooms;
  return config.storageWorker ? { file, worker: config.storageWorker } : { file };
}
