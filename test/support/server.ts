import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const main = new URL("../../server/dist/main.js", import.meta.url).pathname;

/** The built server as its users run it: a process of its own, a data folder of its own, one port. */
export interface TestServer {
  readonly origin: string;
  readonly data: string;
  /** The one-time owner link printed at first start. */
  readonly ownerLink: string;
  /** What it printed so far. */
  output(): string;
  /** kill -9: what a crash looks like. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Runs a `tongpin` subcommand against the same data. */
  cli(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** @param given.data a folder that is there already, e.g. a restored one; `remove` takes it away all the same */
export async function startServer(given: { readonly data?: string } = {}): Promise<TestServer> {
  const data = given.data ?? mkdtempSync(join(tmpdir(), "tongpin-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let output = "";
  let ownerLink = "";

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [main, "serve"], {
      env: environment(data, port),
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    started.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    started.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    await untilHealthy(
      origin,
      () => started.exitCode,
      () => output,
    );
    ownerLink ||= /https?:\/\/\S+\/setup#\S+/.exec(output)?.[0] ?? "";
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise<void>((resolve) => running.once("exit", () => resolve()));
    running.kill(signal);
    await gone;
  }

  await start();
  return {
    origin,
    data,
    get ownerLink() {
      return ownerLink;
    },
    output: () => output,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    start,
    cli: (...args) => runCli(args, environment(data, port)),
    async remove() {
      await end("SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function environment(data: string, port: number): NodeJS.ProcessEnv {
  return { ...process.env, PORT: String(port), HOST: "127.0.0.1", TONGPIN_DATA: data };
}

export function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on("exit", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function untilHealthy(origin: string, exitCode: () => number | null, output: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (exitCode() !== null) throw new Error(`the server ended at start:\n${output()}`);
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server did not answer:\n${output()}`);
}
