import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { restoreBackup } from "../backup/read-backup.ts";
import { PRIVATE_KEY } from "../backup/write-backup.ts";
import { type Command, EXIT, text } from "./command.ts";

export const restoreCommand: Command = {
  name: "restore",
  usage: "FILE [--data DIR]",
  summary: "Make a data folder from a backup, after checking every byte of it. The folder must be new or empty.",
  help: ["FILE                a file written by tongpin backup", "--data DIR          default TONGPIN_DATA or ./data"],
  options: { data: { type: "string" } },
  positionals: { least: 1, most: 1 },
  async run({ positionals, values, config, say }) {
    const dataDir = resolve(text(values, "data") ?? config.dataDir);
    const file = await open(resolve(positionals[0] ?? ""), "r");
    try {
      const manifest = await restoreBackup(file, dataDir);
      const hasKey = PRIVATE_KEY in manifest.files;
      const lines = [`${dataDir} is as it was on ${new Date(manifest.at).toISOString()}.`];
      if (!hasKey)
        lines.push(`The backup holds no signing key: put it back as ${PRIVATE_KEY} before starting the server.`);
      say({ dataDir, at: manifest.at, files: Object.keys(manifest.files).length, hasKey }, lines.join("\n"));
      return EXIT.ok;
    } finally {
      await file.close();
    }
  },
};
