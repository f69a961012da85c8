import { timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { BrandInfo } from "@tongpin/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { hashToken, newToken } from "../auth/tokens.ts";
import { failure } from "./failures.ts";

/** How the command line reaches a running server: a file only the operator can read, with an address and a secret. */
export interface ControlNote {
  readonly origin: string;
  readonly token: string;
}

const noteShape = z.object({ origin: z.url(), token: z.string() });
const noteFile = (keysDir: string) => join(keysDir, "control.json");

export const BACKUP_PATH = "/api/control/backup";
export const SAMPLE_PATH = "/api/control/sample";

export interface Control {
  announce(origin: string): void;
  withdraw(): void;
}

/** What only the machine's operator may ask of the running server: a backup while people work, the sample brand. */
export function controlRoutes(
  app: FastifyInstance,
  options: { keysDir: string; backup: (withKey: boolean) => AsyncIterable<Buffer>; sample: () => Promise<BrandInfo> },
): Control {
  const token = newToken();
  const expected = Buffer.from(hashToken(token));

  function onlyOperator(request: FastifyRequest): void {
    const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (!timingSafeEqual(Buffer.from(hashToken(given)), expected)) throw failure({ code: "forbidden" });
  }

  app.post(SAMPLE_PATH, async (request) => {
    onlyOperator(request);
    return options.sample();
  });

  app.post(BACKUP_PATH, async (request, reply) => {
    onlyOperator(request);
    const withKey = z.object({ withKey: z.boolean() }).parse(request.body).withKey;
    return reply.type("application/x-tar").send(Readable.from(options.backup(withKey), { objectMode: false }));
  });

  return {
    announce(origin) {
      mkdirSync(options.keysDir, { recursive: true, mode: 0o700 });
      const note: ControlNote = { origin, token };
      rmSync(noteFile(options.keysDir), { force: true });
      writeFileSync(noteFile(options.keysDir), JSON.stringify(note), { mode: 0o600, flag: "wx" });
    },
    withdraw() {
      rmSync(noteFile(options.keysDir), { force: true });
    },
  };
}

/** The note of the server that runs (or crashed) on this data folder, or null. */
export function readControlNote(keysDir: string): ControlNote | null {
  try {
    return noteShape.parse(JSON.parse(readFileSync(noteFile(keysDir), "utf8")));
  } catch {
    return null;
  }
}
