import type { ParseArgsConfig } from "node:util";
import type { Config } from "../config.ts";

export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** Exit codes, the same for every command. */
export const EXIT = { ok: 0, failed: 1, usage: 2, damaged: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Options = NonNullable<ParseArgsConfig["options"]>;
export type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface Invocation {
  readonly values: Values;
  readonly positionals: readonly string[];
  readonly config: Config;
  readonly io: Output;
  /** Prints the answer: an object for `--json`, sentences for people. */
  say(json: object, text: string): void;
}

export interface Command {
  readonly name: string;
  /** After the name in the usage line. */
  readonly usage: string;
  readonly summary: string;
  /** Lines for `--help`: each option and what it takes. */
  readonly help: readonly string[];
  readonly options: Options;
  readonly positionals: { readonly least: number; readonly most: number };
  run(invocation: Invocation): Promise<ExitCode>;
}

/** Ends a command with a sentence for the person at the terminal. */
export class CliFailure extends Error {
  readonly code: ExitCode;
  constructor(message: string, code: ExitCode = EXIT.failed) {
    super(message);
    this.code = code;
  }
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

export function required(values: Values, name: string): string {
  const value = text(values, name);
  if (!value) throw new CliFailure(`--${name} is needed`, EXIT.usage);
  return value;
}

/** A positive number of hours. */
export function hours(values: Values, otherwise: number): number {
  const given = text(values, "hours");
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (!(value > 0 && value <= 24 * 366))
    throw new CliFailure("--hours must be more than 0 and at most a year", EXIT.usage);
  return value;
}
