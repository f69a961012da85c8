import pino from "pino";
import { type App, createApp } from "../app.ts";
import type { Config } from "../config.ts";
import { CliFailure, type Command, EXIT } from "./command.ts";

export const serveCommand: Command = {
  name: "serve",
  usage: "",
  summary: "Serve the app, its API and sync on one port (the default command).",
  help: [],
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ config, say }) {
    // Heard from the start on: a stop asked for while it opens is a clean stop too.
    const toldToStop = untilToldToStop();
    // Standard output is for the person who started it; the log goes to standard error.
    const logger = pino({ level: config.logLevel }, pino.destination(2));
    const app = await createApp({ config, logger });
    const origin = await listen(app, config);
    const setupToken = await app.newSetupToken();
    // Behind another address (a proxy, the dev client) the link must lead where its reader can go.
    const ownerLink = setupToken === null ? null : `${config.origins[0] ?? origin}/setup#${setupToken}`;
    const lines = [`Tongpin is at ${origin}`, `Data: ${config.dataDir}`];
    if (ownerLink) lines.push(`First start. This link makes you the owner; it works once:\n  ${ownerLink}`);
    say({ origin, dataDir: config.dataDir, ownerLink }, lines.join("\n"));
    await toldToStop;
    await app.close();
    return EXIT.ok;
  },
};

/** A door that can't be opened is said in a sentence, and what was opened behind it is closed again. */
async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.listen();
  } catch (error) {
    await app.close();
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      throw new CliFailure(`port ${port} on ${host} is taken by another program; choose another one: PORT=${port + 1}`);
    }
    if (code === "EACCES") throw new CliFailure(`this account may not listen on port ${port}; choose one above 1023`);
    if (code === "EADDRNOTAVAIL") throw new CliFailure(`this machine has no address ${host}: look at TONGPIN_HOST`);
    throw error;
  }
}

/** A terminal tells everybody in it of one Ctrl-C, and those who started us pass it on: within this time it is the same. */
const SAME_PRESS_MS = 500;

/** Resolves at the first SIGINT or SIGTERM; a second press does not wait for the drain. */
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | null = null;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        const at = performance.now();
        if (askedAt !== null && at - askedAt > SAME_PRESS_MS) process.exit(EXIT.failed);
        askedAt ??= at;
        resolve();
      });
    }
  });
}
