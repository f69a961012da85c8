import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { restoreBackup } from "../backup/read-backup.ts";
import { restoreToCluster } from "../backup/restore-cluster.ts";
import { PRIVATE_KEY } from "../backup/write-backup.ts";
import { type Command, EXIT, text } from "./command.ts";

export const restoreCommand: Command = {
  name: "restore",
  usage: "FILE [--data DIR]",
  summary: "Make a data folder from a backup, after checking every byte of it. The folder must be new or empty.",
  help: [
    "FILE                a file written by tongpin backup",
    "--data DIR          default TONGPIN_DATA or ./data",
    "With DATABASE_URL set, rooms and records go into that database, which must be empty; the folder gets cuts and keys.",
  ],
  options: { data: { type: "string" } },
  positionals: { least: 1, most: 1 },
  async run({ positionals, values, config, say }) {
    const dataDir = resolve(text(values, "data") ?? config.dataDir);
    const file = await open(resolve(positionals[0] ?? ""), "r");
    try {
      const manifest = config.cluster
        ? await restoreToCluster(file, dataDir, config.cluster.databaseUrl)
        : await restoreBackup(file, dataDir);
      const hasKey = PRIVATE_KEY in manifest.files;
      const place = config.cluster ? `The database and ${dataDir} are` : `${dataDir} is`;
      const lines = [`${place} as of ${new Date(manifest.at).toISOString()}.`];
      if (!hasKey)
        lines.push(`The backup holds no signing key: put it back as ${PRIVATE_KEY} before starting the server.`);
      say({ dataDir, at: manifest.at, files: Object.keys(manifest.files).length, hasKey }, lines.join("\n"));
      return EXIT.ok;
    } finally {
      await file.close();
    }
  },
};
