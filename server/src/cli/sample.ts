import type { BrandInfo } from "@tongpin/protocol";
import pino from "pino";
import { z } from "zod";
import { createApp } from "../app.ts";
import { type Config, dataPaths } from "../config.ts";
import { readControlNote, SAMPLE_PATH } from "../http/control.ts";
import { DataInUse } from "../sql/data-lock.ts";
import { CliFailure, type Command, EXIT } from "./command.ts";

const brandShape = z.object({ id: z.string(), name: z.string(), role: z.string() });

export const sampleCommand: Command = {
  name: "sample",
  usage: "",
  summary: "Add the sample brand: a month of a tea house, with videos in every stage. It is a brand of its own.",
  help: [],
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ config, say }) {
    const brand = await make(config);
    say(brand, `${brand.name} is there (${brand.id}); its owner is the workspace's owner.`);
    return EXIT.ok;
  },
};

async function make(config: Config): Promise<BrandInfo> {
  try {
    const app = await createApp({ config, logger: pino({ level: "warn" }) });
    try {
      const made = await app.fillSample();
      if (!made.ok) throw new CliFailure(`refused: ${made.error.code}`);
      return made.value;
    } finally {
      await app.close();
    }
  } catch (error) {
    if (error instanceof DataInUse) return askServer(config);
    throw error;
  }
}

/** While a server runs the rooms are its own; it makes the brand. */
async function askServer(config: Config): Promise<BrandInfo> {
  const note = readControlNote(dataPaths(config.dataDir).keys);
  if (!note) throw new CliFailure("a process works on this folder, but it does not listen yet: try again");
  const answer = await fetch(`${note.origin}${SAMPLE_PATH}`, {
    method: "POST",
    headers: { authorization: `Bearer ${note.token}` },
  }).catch(() => null);
  if (!answer?.ok) throw new CliFailure(`the server at ${note.origin} did not make the sample; its log says why`);
  return brandShape.parse(await answer.json());
}
