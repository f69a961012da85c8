import { Client } from "pg";
import type { AnnouncementListener } from "./opened.ts";

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** A connection that is silently gone is noticed by asking. */
const PULSE_MS = 5_000;

/** One connection that hears what nodes announce. It comes back by itself, and says each time that it may have missed something. */
export function listenToNodes(
  url: string,
  channel: string,
  listener: AnnouncementListener,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let client: Client | null = null;
  let retryMs = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const fresh = new Client({ connectionString: url, keepAlive: true, query_timeout: PULSE_MS });
    client = fresh;
    fresh.on("error", onError);
    fresh.on("notification", ({ payload }) => {
      if (payload !== undefined) listener.onMessage(payload);
    });
    fresh.once("end", () => {
      if (client === fresh) again();
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
    } catch (error) {
      onError(error);
      if (client === fresh) again();
      return;
    }
    if (stopped) return;
    retryMs = FIRST_RETRY_MS;
    listener.onGap();
    pulse(fresh);
  }

  function pulse(current: Client): void {
    timer = setTimeout(() => {
      current.query("select 1").then(
        () => {
          if (client === current && !stopped) pulse(current);
        },
        (error: unknown) => {
          onError(error);
          if (client === current) again();
        },
      );
    }, PULSE_MS).unref();
  }

  function again(): void {
    const lost = client;
    client = null;
    if (timer) clearTimeout(timer);
    lost?.end().catch(() => undefined);
    if (stopped) return;
    timer = setTimeout(() => void connect(), retryMs).unref();
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  }

  void connect();
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
