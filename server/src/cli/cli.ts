import { parseArgs } from "node:util";
import { DamagedArchive } from "../backup/tar.ts";
import { readConfig, VERSION } from "../config.ts";
import { DataInUse } from "../sql/data-lock.ts";
import { backupCommand } from "./backup.ts";
import {
  CliFailure,
  type Command,
  EXIT,
  type ExitCode,
  type Invocation,
  type Options,
  type Output,
} from "./command.ts";
import { doctorCommand } from "./doctor.ts";
import { guestLinkCommand } from "./guest-link.ts";
import { inviteCommand } from "./invite.ts";
import { restoreCommand } from "./restore.ts";
import { sampleCommand } from "./sample.ts";
import { serveCommand } from "./serve.ts";
import { tokenCommand } from "./token.ts";
import { verifyLedgerCommand } from "./verify-ledger.ts";

const COMMANDS: readonly Command[] = [
  serveCommand,
  sampleCommand,
  inviteCommand,
  guestLinkCommand,
  tokenCommand,
  backupCommand,
  restoreCommand,
  verifyLedgerCommand,
  doctorCommand,
];

const SHARED: Options = { help: { type: "boolean", short: "h" }, json: { type: "boolean" } };
const SHARED_HELP = ["--json              machine-readable answer", "--help              this text"];
const EXIT_HELP = "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 damaged data found.";

/** Runs `tongpin …`; answers the exit code. Without a command it serves. */
export async function runCli(args: readonly string[], io: Output): Promise<ExitCode> {
  const [first = "serve", ...rest] = args;
  if (first === "--help" || first === "-h" || first === "help") {
    io.out(overview());
    return EXIT.ok;
  }
  if (first === "--version") {
    io.out(VERSION);
    return EXIT.ok;
  }
  const named = COMMANDS.find((command) => command.name === first);
  if (!named && !first.startsWith("-")) {
    io.err(`There is no command "${first}".\n\n${overview()}`);
    return EXIT.usage;
  }
  return named ? runCommand(named, rest, io) : runCommand(serveCommand, args, io);
}

async function runCommand(command: Command, args: readonly string[], io: Output): Promise<ExitCode> {
  try {
    const invocation = readInvocation(command, args, io);
    if (!invocation) {
      io.out(helpOf(command));
      return EXIT.ok;
    }
    return await command.run(invocation);
  } catch (error) {
    const [code, message] = explain(error);
    io.err(args.includes("--json") ? JSON.stringify({ error: message }) : `tongpin ${command.name}: ${message}`);
    return code;
  }
}

/** Null when help was asked for. */
function readInvocation(command: Command, args: readonly string[], io: Output): Invocation | null {
  const { values, positionals } = parse(command, args);
  if (values["help"] === true) return null;
  const { least, most } = command.positionals;
  if (positionals.length < least || positionals.length > most) {
    throw new CliFailure(`usage: tongpin ${command.name} ${command.usage}`, EXIT.usage);
  }
  const json = values["json"] === true;
  return {
    values,
    positionals,
    config: readConfig(),
    io,
    say: (object, text) => io.out(json ? JSON.stringify(object) : text),
  };
}

function parse(command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...SHARED, ...command.options },
      allowPositionals: true,
    });
    return { values: values as Invocation["values"], positionals };
  } catch (error) {
    throw new CliFailure(error instanceof Error ? error.message : "wrong arguments", EXIT.usage);
  }
}

function explain(error: unknown): readonly [ExitCode, string] {
  if (error instanceof CliFailure) return [error.code, error.message];
  if (error instanceof DamagedArchive) return [EXIT.damaged, `${error.message}. Nothing was changed.`];
  if (error instanceof DataInUse) return [EXIT.failed, error.message];
  return [EXIT.failed, error instanceof Error ? error.message : String(error)];
}

function helpOf(command: Command): string {
  const lines = [...command.help, ...SHARED_HELP].map((line) => `  ${line}`);
  return [`tongpin ${command.name} ${command.usage}`.trimEnd(), "", command.summary, "", ...lines, "", EXIT_HELP].join(
    "\n",
  );
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  const environment = [
    "PORT (4321), TONGPIN_HOST or HOST (127.0.0.1), TONGPIN_DATA (./data), LOG_LEVEL (info),",
    "TONGPIN_ORIGINS: further addresses under which browsers reach this server, e.g. https://plan.example.com",
    "TONGPIN_TRUST_PROXY: proxies whose X-Forwarded-For is believed: addresses, networks, loopback; default none",
  ];
  return [
    "tongpin [command] [options]",
    "",
    ...lines,
    "",
    "Environment:",
    ...environment.map((line) => `  ${line}`),
    "",
    EXIT_HELP,
  ].join("\n");
}
