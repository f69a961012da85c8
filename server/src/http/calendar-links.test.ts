import { asId, type CivilDate, type VideoId } from "@tongpin/domain/base";
import { type ClientCalendar, readClientCalendar } from "@tongpin/domain/calendar-link";
import type { CalendarAnswer, CalendarLinkCreated, CalendarLinkInfo } from "@tongpin/protocol";
import { encodeUpdate, planRoom } from "@tongpin/protocol";
import { addCampaign, addVideo, scheduleVideo } from "@tongpin/workspace";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Browser, Reply } from "../test-support/browser.ts";
import { addBrand, addGuest, addMember, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";
import { editPlan } from "../test-support/write-plan.ts";

let running: RunningApp;
let owner: Browser;
let brandId = "";
const day = (text: string) => asId<CivilDate>(text);
const DONGZHI = asId<VideoId>("dongzhi");

beforeEach(async () => {
  running = await startApp();
  owner = await setUp(running);
  brandId = await addBrand(owner, "山岚茶事");
  await plan(brandId, "冬至的一壶茶");
});
afterEach(() => running.stop());

async function plan(brand: string, title: string): Promise<void> {
  const room = planRoom(brand);
  const update = editPlan(await running.app.relay.read(room), running.clock.now(), (of, ctx) => [
    addVideo(of, { id: DONGZHI, title, planDate: day("2026-12-21"), note: "底价三万" }, ctx),
    addCampaign(
      of,
      {
        ...{ name: "双12", nodeId: null, start: day("2026-12-01"), end: day("2026-12-12") },
        ...{ budget: 184_000, message: "打法", phases: [] },
      },
      ctx,
    ),
  ]);
  await running.app.relay.write(room, update);
}

const ASKED = {
  label: "王经理",
  locale: "zh-Hans",
  channelId: null,
  kinds: ["plan", "promise", "actual", "campaigns"],
  details: [],
  expiresInHours: 24,
};

async function make(type: "page" | "feed", over: object = {}, brand = brandId): Promise<CalendarLinkCreated> {
  const reply = await owner.post("/api/calendar-links", { ...ASKED, brandId: brand, type, ...over });
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.body as CalendarLinkCreated;
}

const look = (token: string, known?: string): Promise<Reply> =>
  running.browser().post("/api/calendar/open", { token, ...(known === undefined ? {} : { known }) });
const calendarIn = (reply: Reply): ClientCalendar | null => readClientCalendar((reply.body as CalendarAnswer).calendar);
/** What was answered, once something was. */
function answerOf(asked: Promise<Reply>): () => unknown {
  let body: unknown = null;
  void asked.then((reply) => {
    body = reply.body;
  });
  return () => body;
}
const fetchFeed = (token: string, headers: Record<string, string> = {}) =>
  fetch(`${running.origin}/feeds/${token}.ics`, { headers });

describe("a client's page", () => {
  it("[C15] shows what is planned, without an account, and nothing of what is the team's own", async () => {
    const { token } = await make("page");
    const reply = await look(token);
    expect(calendarIn(reply)).toMatchObject({
      brand: "山岚茶事",
      label: "王经理",
      items: [
        { kind: "campaigns", title: "双12", start: "2026-12-01", end: "2026-12-12" },
        { kind: "plan", title: "冬至的一壶茶", start: "2026-12-21", state: "planned", note: null, stage: null },
      ],
    });
    for (const secret of ["底价三万", "打法", "184000", "planner"])
      expect(JSON.stringify(reply.body)).not.toContain(secret);
  });

  it("[C15] waits for news under the revision one knows: an edit ends the wait, ten quiet seconds do", async () => {
    const { token } = await make("page");
    const { revision } = (await look(token)).body as CalendarAnswer;
    const quiet = answerOf(look(token, revision));
    await expect
      .poll(() => {
        running.clock.advance(1_000);
        return quiet();
      })
      .toEqual({ revision, calendar: null });

    const held = look(token, revision);
    const room = planRoom(brandId);
    const socket = await owner.open(room);
    await socket.ready();
    const before = await running.app.relay.head(room);
    const moved = editPlan(await running.app.relay.read(room), running.clock.now(), (of, ctx) => [
      scheduleVideo(of, { videoId: DONGZHI, planDate: day("2026-12-22") }, ctx),
    ]);
    socket.ws.send(encodeUpdate(moved));
    await expect.poll(() => running.app.relay.head(room)).toBeGreaterThan(before);
    // A second after the edit, long before the wait would be over by itself.
    running.clock.advance(1_000);
    expect(calendarIn(await held)?.items.at(-1)?.start).toBe("2026-12-22");
    socket.ws.terminate();
  });

  it("[C15] [revoke-live] taken back, it is dead at once, also for somebody whose question is being held", async () => {
    const { token, id } = await make("page");
    const { revision } = (await look(token)).body as CalendarAnswer;
    const held = look(token, revision);
    expect((await owner.post("/api/calendar-links/revoke", { brandId, id })).status).toBe(200);
    expect(await held).toMatchObject({ status: 410, body: { code: "link-revoked" } });
    expect(await look(token)).toMatchObject({ status: 410, body: { code: "link-revoked" } });
    expect((await owner.post("/api/calendar-links/revoke", { brandId, id })).status).toBe(404);
  });

  it("[C15] ends with its time, and says what is switched on in the list", async () => {
    const { token } = await make("page", { details: ["notes"], kinds: ["plan", "deadlines"] });
    expect(calendarIn(await look(token))).toMatchObject({ kinds: ["plan"], items: [{ note: "底价三万" }] });
    running.clock.advance(24 * 3_600_000);
    expect(await look(token)).toMatchObject({ status: 410, body: { code: "link-expired" } });
    const { links } = (await owner.get(`/api/calendar-links?brandId=${brandId}`)).body as { links: CalendarLinkInfo[] };
    expect(links).toMatchObject([
      { type: "page", label: "王经理", kinds: ["plan"], details: ["notes"], revokedAt: null },
    ]);
    expect(JSON.stringify(links)).not.toContain(token);
  });
});

describe("a feed", () => {
  it("[I8] is iCalendar at its own address, and 304 for whoever has it", async () => {
    const { token } = await make("feed", { kinds: ["plan", "deadlines", "nodes"], expiresInHours: null });
    const answer = await fetchFeed(token);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    expect(text).toContain(`UID:dongzhi.plan@${brandId}.tongpin\r\n`);
    expect(text).toContain("SUMMARY:计划 · 冬至的一壶茶\r\n");
    expect(text).toContain("SUMMARY:截止 · 脚本 · 冬至的一壶茶\r\n");
    expect(text).toContain("SUMMARY:冬至\r\n");
    expect(text.replaceAll("\r\n ", "")).toContain(
      `URL:${running.origin}/b/${brandId}/calendar?date=2026-12-21&item=dongzhi`,
    );
    for (const secret of ["底价三万", "打法"]) expect(text).not.toContain(secret);
    const tag = answer.headers.get("etag") ?? "";
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await fetchFeed(token, { "if-none-match": known });
      expect([again.status, await again.text()], known).toEqual([304, ""]);
    }
    expect((await fetchFeed(token, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("[I8] says the name it is given, in its own language, and stands for as long as nobody takes it back", async () => {
    const { token, id, expiresAt } = await make("feed", { locale: "en", expiresInHours: null });
    expect(expiresAt).toBeNull();
    const before = await fetchFeed(token);
    expect(await before.text()).toContain("SUMMARY:Planned · 冬至的一壶茶");
    expect((await owner.post("/api/calendar-links/rename", { brandId, id, label: "Team" })).status).toBe(200);
    running.clock.advance(80 * 24 * 3_600_000);
    const after = await fetchFeed(token);
    expect(await after.text()).toContain("X-WR-CALNAME:山岚茶事 · Team\r\n");
    expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
    await owner.post("/api/calendar-links/revoke", { brandId, id });
    expect((await fetchFeed(token)).status).toBe(410);
    expect((await owner.post("/api/calendar-links/rename", { brandId, id, label: "x" })).status).toBe(404);
  });
});

describe("walls", () => {
  it("[tenancy] a link of one brand shows nothing of another, and each type answers at its own door only", async () => {
    const other = await addBrand(owner, "北岸咖啡");
    await plan(other, "别家的片子");
    const [page, feed] = [await make("page"), await make("feed")];
    const foreign = await make("page", {}, other);
    expect(JSON.stringify((await look(page.token)).body)).not.toContain("别家的片子");
    expect(await (await fetchFeed(feed.token)).text()).not.toContain("别家的片子");
    expect(JSON.stringify((await look(foreign.token)).body)).not.toContain("冬至的一壶茶");
    expect(await look(feed.token)).toMatchObject({ status: 404, body: { code: "link-unknown" } });
    expect((await fetchFeed(page.token)).status).toBe(404);
    for (const path of ["rename", "revoke"]) {
      const moved = await owner.post(`/api/calendar-links/${path}`, { brandId: other, id: page.id, label: "x" });
      expect(moved.status, path).toBe(404);
    }
  });

  it("[tenancy] the token opens no room, no session and no other door", async () => {
    const { token } = await make("page");
    const visitor = running.browser();
    await visitor.post("/api/calendar/open", { token });
    expect((await visitor.get("/api/session")).status).toBe(401);
    expect((await visitor.post("/api/tickets", { rooms: [planRoom(brandId)] })).status).toBe(401);
    expect((await visitor.post("/api/guest/open", { token, name: "王" })).status).toBe(404);
    expect((await visitor.post("/api/invites/preview", { token })).status).toBe(404);
    visitor.useToken(token);
    expect((await visitor.get("/api/session")).status).toBe(401);
  });

  it("[tenancy] only owner and manager make, list, rename and take back links", async () => {
    const { id } = await make("page");
    const planner = await addMember(running, owner, brandId, "planner", "Planner");
    const manager = await addMember(running, owner, brandId, "manager", "Manager");
    const { browser: guest } = await addGuest(running, owner, { brandId, videoId: DONGZHI });
    for (const who of [planner, guest]) {
      expect((await who.post("/api/calendar-links", { ...ASKED, brandId, type: "page" })).status).toBe(403);
      expect((await who.get(`/api/calendar-links?brandId=${brandId}`)).status).toBe(403);
      expect((await who.post("/api/calendar-links/rename", { brandId, id, label: "x" })).status).toBe(403);
      expect((await who.post("/api/calendar-links/revoke", { brandId, id })).status).toBe(403);
    }
    expect((await manager.post("/api/calendar-links", { ...ASKED, brandId, type: "feed" })).status).toBe(200);
  });

  it("[share-link] what asks for nothing that may be shown, or for a page without an end, is no link", async () => {
    const refused = async (type: string, over: object) =>
      (await owner.post("/api/calendar-links", { ...ASKED, brandId, type, ...over })).body;
    expect(await refused("page", { kinds: ["deadlines"] })).toEqual({ code: "calendar-empty" });
    expect(await refused("page", { expiresInHours: null })).toMatchObject({ params: { field: "expiresInHours" } });
    expect(await refused("page", { kinds: ["money"] })).toMatchObject({ code: "bad-request" });
    expect(await refused("page", { channelId: "../x" })).toMatchObject({ params: { field: "channelId" } });
  });

  it("[auth-abuse] guessing is locked out, a feed asked for too often is told to wait, and no token is in the log", async () => {
    const { token } = await make("feed");
    const answers: number[] = [];
    for (let index = 0; index < 32; index++) answers.push((await fetchFeed(token)).status);
    expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(answers.slice(30)).toEqual([429, 429]);
    expect((await fetch(`${running.origin}/feeds/${token}.ics?again=1`)).status).toBe(429);
    expect(running.logged.join("\n")).not.toContain(token);
    const other = await make("page");
    for (let index = 0; index < 20; index++) expect((await fetchFeed(`${index}`.padStart(43, "x"))).status).toBe(404);
    expect((await look(other.token)).status).toBe(429);
    for (const path of ["x.ics", `${token}`, `${token}.ICS`, "..%2f..%2fx.ics"]) {
      expect([404, 429], path).toContain((await fetch(`${running.origin}/feeds/${path}`)).status);
    }
  });
});
