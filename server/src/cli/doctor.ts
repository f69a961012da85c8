import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { systemClock } from "../authority/clock.ts";
import { dataPaths } from "../config.ts";
import { examine } from "../doctor/examine.ts";
import type { Finding, Level } from "../doctor/finding.ts";
import { CliFailure, type Command, EXIT, text } from "./command.ts";

const MARKS: Readonly<Record<Level, string>> = { fine: "ok  ", notice: "note", bad: "BAD " };

export const doctorCommand: Command = {
  name: "doctor",
  usage: "[--data DIR] [--deep]",
  summary: "Look at everything in a data folder, also while people work, and say what to do about what is wrong.",
  help: [
    "--data DIR          a data folder, also one in use; default TONGPIN_DATA or ./data",
    "--deep              read every byte of every cut as well",
  ],
  options: { data: { type: "string" }, deep: { type: "boolean" } },
  positionals: { least: 0, most: 0 },
  async run({ values, config, say }) {
    if (config.cluster) {
      throw new CliFailure("rooms and records of a cluster lie in its database: use verify-ledger on a backup of it");
    }
    const dataDir = resolve(text(values, "data") ?? config.dataDir);
    if (!existsSync(dataPaths(dataDir).records)) throw new CliFailure(`${dataDir} holds no workspace`);
    const findings = await examine(dataDir, { deep: values["deep"] === true, now: systemClock.now() });
    const isBad = findings.some((finding) => finding.level === "bad");
    say({ ok: !isBad, dataDir, findings }, findings.map(line).join("\n"));
    return isBad ? EXIT.damaged : EXIT.ok;
  },
};

function line({ check, level, found, todo }: Finding): string {
  const said = `${MARKS[level]}  ${check.padEnd(12)}${found}`;
  return todo ? `${said}\n${" ".repeat(18)}→ ${todo}` : said;
}
