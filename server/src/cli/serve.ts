import pino from "pino";
import { createApp } from "../app.ts";
import { type Command, EXIT } from "./command.ts";

export const serveCommand: Command = {
  name: "serve",
  usage: "",
  summary: "Serve the app, its API and sync on one port (the default command).",
  help: [],
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ config, say }) {
    // Standard output is for the person who started it; the log goes to standard error.
    const logger = pino({ level: config.logLevel }, pino.destination(2));
    const app = await createApp({ config, logger });
    const origin = await app.listen();
    const setupToken = await app.newSetupToken();
    const ownerLink = setupToken === null ? null : `${origin}/setup#${setupToken}`;
    const lines = [`Tongpin is at ${origin}`, `Data: ${config.dataDir}`];
    if (ownerLink) lines.push(`First start. This link makes you the owner; it works once:\n  ${ownerLink}`);
    say({ origin, dataDir: config.dataDir, ownerLink }, lines.join("\n"));
    await untilToldToStop();
    await app.close();
    return EXIT.ok;
  },
};

/** Resolves at the first SIGINT or SIGTERM; a second one does not wait for the drain. */
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (asked) process.exit(EXIT.failed);
        asked = true;
        resolve();
      });
    }
  });
}
