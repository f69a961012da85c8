import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { CDPSession, Page } from "@playwright/test";

/** `--quick` of `npm run bench -- client`: fewer rounds and smaller worlds, for while one works. */
export const QUICK = process.env["BENCH_QUICK"] === "1";

/** Frames as soon as they are ready: what is measured is our work, not the wait for the screen's next beat. */
export const UNBOUND = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** How often something is measured. */
export const rounds = (full: number): number => (QUICK ? Math.min(2, full) : full);

const FILE = new URL("../../results/client.jsonl", import.meta.url).pathname;

/** Notes down one measurement; report.mjs takes the median of all that have the same row and variant. */
export function note(row: string, variant: string, value: number): void {
  mkdirSync(dirname(FILE), { recursive: true });
  appendFileSync(FILE, `${JSON.stringify({ row, variant, value })}\n`);
}

/** Slows the page's processor down, as Chromium's own tools do. */
export async function slowDown(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return session;
}

/** Main-thread time so far, ms: scripts, styles, layout, painting. */
export async function taskTime(session: CDPSession): Promise<number> {
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
}

declare global {
  interface Window {
    benchKeys: number[];
    benchMoments: number[];
    /** Milliseconds from the start of navigation until `selector` stood on the screen. */
    benchSeen: Promise<number>;
  }
}

/** From now on every page notes when the first element of `selector` was painted. */
export async function watchFor(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    window.benchSeen = new Promise((resolve) => {
      const look = () => {
        if (!document.querySelector(wanted)) return;
        watch.disconnect();
        // The frame after the one in which it came: by then it is painted.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      };
      const watch = new MutationObserver(look);
      watch.observe(document, { subtree: true, childList: true });
    });
  }, selector);
}

/** Loads an address and answers when what `watchFor` waits for was painted, ms. */
export async function timeToPaint(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  return page.evaluate(() => window.benchSeen);
}

/** Milliseconds from a deed in the page until `selector` (optionally with this text) is painted. */
export function paintAfterClick(page: Page, click: string, shown: string): Promise<number> {
  return page.evaluate(
    ([target, wanted]) =>
      new Promise<number>((resolve, reject) => {
        const element = document.querySelector<HTMLElement>(target ?? "");
        if (!element) {
          reject(new Error(`nothing to click: ${target}`));
          return;
        }
        const from = performance.now();
        const look = () => {
          if (!document.querySelector(wanted ?? "")) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
        };
        const watch = new MutationObserver(look);
        watch.observe(document, { subtree: true, childList: true, attributes: true });
        element.click();
        look();
      }),
    [click, shown] as const,
  );
}

/** The p-th part of a list, 0–1. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}
