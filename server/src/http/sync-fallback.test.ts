import {
  CLOSE,
  decodeFallback,
  encodeFallback,
  encodeStep1,
  type FallbackPart,
  SCHEMA_VERSION,
} from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../test-support/browser.ts";
import { addBrand, addMember, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";

let lines = 0;
const newLine = () => (++lines).toString(16).padStart(32, "0");

describe("the way in for those whose WebSockets are blocked", () => {
  let running: RunningApp;
  let owner: Browser;
  let writer: Browser;
  let plan: string;

  beforeAll(async () => {
    running = await startApp();
    owner = await setUp(running);
    const brandId = await addBrand(owner, "初雪茶");
    writer = await addMember(running, owner, brandId, "writer", "Wang");
    plan = `${brandId}:plan:main`;
  });
  afterAll(() => running.stop());

  const post = (by: Browser | null, path: string, body: Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${running.origin}/sync-http/${path}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", ...by?.headers(), ...headers },
      body: body.slice(),
    });
  const send = (by: Browser | null, line: string, n: number, parts: readonly FallbackPart[]) =>
    post(by, `${line}/send?n=${n}`, encodeFallback(parts));
  async function receive(by: Browser, line: string, after: number) {
    const answer = await post(by, `${line}/receive?after=${after}`, new Uint8Array());
    return decodeFallback(new Uint8Array(await answer.arrayBuffer())) ?? [];
  }
  const opening = async (by: Browser, room = plan, v = SCHEMA_VERSION): Promise<FallbackPart> => ({
    type: "open",
    channel: 1,
    address: `${room}?ticket=${(await by.ticket(room)) ?? ""}&v=${v}`,
  });

  it("[http-fallback] opens a room by ticket and answers as a socket would", async () => {
    const line = newLine();
    expect((await send(owner, line, 1, [await opening(owner)])).status).toBe(204);
    const [question] = await receive(owner, line, 0);
    expect(question).toMatchObject({ type: "message", channel: 1 });
    await send(owner, line, 2, [{ type: "message", channel: 1, message: encodeStep1(Uint8Array.of(0)) }]);
    expect((await receive(owner, line, 1)).every(({ type }) => type === "message")).toBe(true);
  });

  it("[http-fallback] an answer that was lost is given again under its number, a body that came twice counts once", async () => {
    const line = newLine();
    const parts = [await opening(owner)];
    await send(owner, line, 1, parts);
    expect((await send(owner, line, 1, parts)).status).toBe(204);
    const first = await receive(owner, line, 0);
    expect(await receive(owner, line, 0)).toEqual(first);
    expect((await send(owner, line, 5, [])).status).toBe(400);
    expect((await send(owner, line, 2, [])).status).toBe(410);
  });

  it.each([
    ["a used ticket", CLOSE.ticket],
    ["an old schema", CLOSE.outdated],
  ] as const)("[http-fallback] %s is refused with the socket's own code", async (what, code) => {
    const line = newLine();
    const part = await opening(owner, plan, what === "an old schema" ? 0 : SCHEMA_VERSION);
    const parts: FallbackPart[] =
      what === "a used ticket" && part.type === "open" ? [part, { ...part, channel: 2 }] : [part];
    await send(owner, line, 1, parts);
    const heard: FallbackPart[] = [];
    for (let after = 0; !heard.some(({ type }) => type === "close"); after += 1) {
      heard.push(...(await receive(owner, line, after)));
    }
    expect(heard.filter(({ type }) => type === "close")).toMatchObject([{ code }]);
  });

  it("[http-fallback] [cswsh] a line is its session's alone, and nobody's from a foreign page", async () => {
    const line = newLine();
    await send(owner, line, 1, [await opening(owner)]);
    expect((await send(writer, line, 2, [])).status).toBe(410);
    expect((await post(writer, `${line}/receive?after=0`, new Uint8Array())).status).toBe(410);
    expect((await send(null, line, 2, [])).status).toBe(403);
    expect((await post(owner, `${line}/send?n=2`, new Uint8Array(), { origin: "http://evil.example" })).status).toBe(
      403,
    );
    expect((await post(owner, "not-a-line/send?n=1", new Uint8Array())).status).toBe(400);
    const stolen = await opening(owner);
    const theirs = newLine();
    await send(writer, theirs, 1, [stolen]);
    expect(await receive(writer, theirs, 0)).toEqual([{ type: "close", channel: 1, code: CLOSE.ticket }]);
  });

  it("[http-fallback] [revoke-live] a session that ended has no line any more", async () => {
    const line = newLine();
    await send(writer, line, 1, [await opening(writer)]);
    await receive(writer, line, 0);
    await writer.send("POST", "/api/logout", { body: {} });
    running.clock.advance(1);
    expect((await send(writer, line, 2, [])).status).toBe(401);
  });

  it("[http-fallback] bytes that are no body end the line", async () => {
    const line = newLine();
    await send(owner, line, 1, [await opening(owner)]);
    expect((await post(owner, `${line}/send?n=2`, Uint8Array.of(255))).status).toBe(400);
    expect((await send(owner, line, 2, [])).status).toBe(410);
  });
});
