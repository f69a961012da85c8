import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrandInfo } from "@tongpin/protocol";
import { type App, type AppOptions, createApp, readConfig } from "@tongpin/server";
import pino from "pino";
import { type Door, openDoor } from "./door.ts";

/** A server in this process whose relay can be given other limits, and the door of its owner. */
export interface RoomDoor {
  readonly app: App;
  readonly door: Door;
  readonly brandId: string;
  /** Ends it and starts it again on the same data. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

export async function openRoomDoor(relayLimits: NonNullable<AppOptions["relayLimits"]> = {}): Promise<RoomDoor> {
  const dataDir = mkdtempSync(join(tmpdir(), "tongpin-door-"));
  const pageOrigin = "https://plan.example.com";
  const config = {
    ...readConfig({ TONGPIN_DATA: dataDir, TONGPIN_ORIGINS: pageOrigin, PORT: "0" }),
    clientDir: null,
  };
  const logger = pino({ level: "silent" });
  const start = async () => {
    const app = await createApp({ config, logger, relayLimits });
    return { app, origin: await app.listen() };
  };
  let running = await start();

  const token = await running.app.newSetupToken();
  const post = async (path: string, body: object, cookie = "") => {
    const answer = await fetch(`${running.origin}${path}`, {
      method: "POST",
      headers: { origin: pageOrigin, "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const owner = { token, workspaceName: "山岚内容组", name: "林晚", password: "correct horse battery" };
  const cookie = (await post("/api/setup", owner)).headers
    .getSetCookie()
    .map((each) => each.split(";")[0] ?? "")
    .filter((each) => !each.endsWith("="))
    .join("; ");
  const brand = (await (await post("/api/brands", { name: "茶里" }, cookie)).json()) as BrandInfo;
  return {
    get app() {
      return running.app;
    },
    get door() {
      return openDoor(running.origin, { cookie, origin: pageOrigin });
    },
    brandId: brand.id,
    async restart() {
      await running.app.close();
      running = await start();
    },
    async remove() {
      await running.app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
