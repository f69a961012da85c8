import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GuestRight, Role } from "@tongpin/domain/access";
import type { GuestLinkCreated, InviteCreated, SessionInfo } from "@tongpin/protocol";
import pino from "pino";
import { type App, createApp } from "../app.ts";
import { type Config, readConfig } from "../config.ts";
import { Browser } from "./browser.ts";
import { createTestClock, type TestClock } from "./test-clock.ts";

export interface RunningApp {
  readonly app: App;
  readonly clock: TestClock;
  readonly config: Config;
  readonly origin: string;
  /** Lines of the log. */
  readonly logged: readonly string[];
  browser(): Browser;
  /** Closes and starts again on the same data. */
  restart(): Promise<RunningApp>;
  stop(): Promise<void>;
}

/** A real server on a free port, with a data folder of its own and a clock moved by hand. */
export async function startApp(
  given: { dataDir?: string; clock?: TestClock; config?: Partial<Config> } = {},
): Promise<RunningApp> {
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), "tongpin-app-"));
  const clock = given.clock ?? createTestClock();
  const config = { ...readConfig({ TONGPIN_DATA: dataDir, PORT: "0" }), clientDir: null, ...given.config };
  const logged: string[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => void logged.push(line) });
  const app = await createApp({ config, clock, logger });
  const origin = await app.listen();
  return {
    app,
    clock,
    config,
    origin,
    logged,
    browser: () => new Browser(origin),
    async restart() {
      await app.close();
      return startApp({ ...given, dataDir, clock });
    },
    async stop() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const PASSWORD = "correct horse battery";

/** Sets the workspace up; answers its owner's browser. */
export async function setUp(running: RunningApp, name = "Lin"): Promise<Browser> {
  const owner = running.browser();
  const token = await running.app.newSetupToken();
  const reply = await owner.post("/api/setup", { token, workspaceName: "Snow Studio", name, password: PASSWORD });
  if (reply.status !== 200) throw new Error(`set-up answered ${reply.status} ${JSON.stringify(reply.body)}`);
  return owner;
}

export async function addBrand(owner: Browser, name: string): Promise<string> {
  const reply = await owner.post("/api/brands", { name });
  return (reply.body as { id: string }).id;
}

/** Invites and joins; answers the new member's browser. */
export async function addMember(
  running: RunningApp,
  owner: Browser,
  brandId: string,
  role: Role,
  name: string,
): Promise<Browser> {
  const invite = (await owner.post("/api/invites", { brandId, role })).body as InviteCreated;
  const member = running.browser();
  const reply = await member.post("/api/invites/accept", { token: invite.token, name, password: PASSWORD });
  if (reply.status !== 200) throw new Error(`joining answered ${reply.status} ${JSON.stringify(reply.body)}`);
  return member;
}

export async function addGuest(
  running: RunningApp,
  owner: Browser,
  link: { brandId: string; videoId: string; rights?: readonly GuestRight[]; name?: string },
): Promise<{ browser: Browser; linkId: string; token: string }> {
  const created = (
    await owner.post("/api/guest-links", {
      brandId: link.brandId,
      videoId: link.videoId,
      label: "brand side",
      rights: link.rights ?? ["view", "comment", "approve"],
      expiresInHours: 48,
    })
  ).body as GuestLinkCreated;
  const browser = running.browser();
  const reply = await browser.post("/api/guest/open", { token: created.token, name: link.name ?? "Zhao" });
  if (reply.status !== 200) throw new Error(`the guest link answered ${reply.status} ${JSON.stringify(reply.body)}`);
  return { browser, linkId: created.id, token: created.token };
}

export async function personId(browser: Browser): Promise<string> {
  return ((await browser.get("/api/session")).body as SessionInfo).person.id;
}
