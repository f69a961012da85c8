import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addBrand, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";

/** Past the sixtieth try for a link within a minute the answer is 429; who is counted is what these tests are about. */
const TRIES = 65;

async function knock(running: RunningApp, forwarded: (index: number) => Record<string, string>): Promise<number[]> {
  const browser = running.browser();
  const answers: number[] = [];
  for (let index = 0; index < TRIES; index++) {
    const body = { token: "g" };
    answers.push((await browser.send("POST", "/api/invites/preview", { body, headers: forwarded(index) })).status);
  }
  return answers;
}

describe("limits by address", () => {
  let direct: RunningApp;
  let behind: RunningApp;
  beforeAll(async () => {
    direct = await startApp();
    behind = await startApp({ config: { trustProxy: ["loopback"] } });
  });
  afterAll(async () => {
    await direct.stop();
    await behind.stop();
  });

  it("[auth-abuse] without a named proxy no forwarded address is believed", async () => {
    const answers = await knock(direct, (index) => ({ "x-forwarded-for": `203.0.113.${index}` }));
    expect(answers.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 400));
    expect(answers.slice(60)).toEqual([429, 429, 429, 429, 429]);
  });

  it("[auth-abuse] behind a named proxy everybody is counted alone, and what a stranger prepends changes nothing", async () => {
    const own = await knock(behind, (index) => ({ "x-forwarded-for": `198.51.100.${index}` }));
    expect(own.every((status) => status === 400)).toBe(true);
    const forged = await knock(behind, (index) => ({ "x-forwarded-for": `10.9.8.${index}, 203.0.113.99` }));
    expect(forged.slice(60)).toEqual([429, 429, 429, 429, 429]);
  });

  it("[auth-abuse] a limit says in a header when to come back", async () => {
    const reply = await direct.browser().post("/api/invites/preview", { token: "g" });
    expect(reply).toMatchObject({ status: 429, body: { code: "too-many-tries" } });
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("[auth-abuse] what one does signed in is counted by person, not by address", async () => {
    const owner = await setUp(behind);
    const brandId = await addBrand(owner, "初雪茶");
    const invite = () => owner.post("/api/invites", { brandId, role: "writer" });
    const answers: number[] = [];
    for (let index = 0; index < 64; index++) answers.push((await invite()).status);
    expect(answers.filter((status) => status === 200)).toHaveLength(60);
    expect(answers.slice(-4)).toEqual([429, 429, 429, 429]);
    expect((await owner.get(`/api/members?brandId=${brandId}`)).status).toBe(200);
  });
});
