import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";

/** A Chromium with a profile on disk that can be killed as the system kills it. */
export interface OwnChromium {
  /** The profile's own context: what it stores is there for the next start. */
  readonly context: BrowserContext;
  /** SIGKILL to the browser and all its processes. */
  kill(): Promise<void>;
}

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ADDRESS = /DevTools listening on (ws:\/\/\S+)/;

export async function startChromium(profile: string): Promise<OwnChromium> {
  const executable = process.env["CHROMIUM"] || SYSTEM.find((path) => existsSync(path)) || chromium.executablePath();
  const child = spawn(
    executable,
    [
      "--headless=new",
      "--no-sandbox",
      "--no-first-run",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--lang=zh-CN",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    // A group of its own: the kill reaches renderers and services too.
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const browser: Browser = await chromium.connectOverCDP(await addressOf(child));
  const context = browser.contexts()[0];
  if (!context) throw new Error("Chromium has no context");
  return {
    context,
    async kill() {
      const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      await gone;
      await browser.close().catch(() => undefined);
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = ADDRESS.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once("exit", () => reject(new Error(`Chromium ended at start:\n${said}`)));
  });
}
