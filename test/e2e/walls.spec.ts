import { expect, type Locator, type Page, test } from "@playwright/test";
import { CLOSE, ledgerRoom, marginRoom, planRoom, ROOM_KINDS, scriptRoom, talkRoom } from "@tongpin/protocol";
import { type Door, doorOf, type Knock } from "../support/door.ts";
import {
  expectNoComplaints,
  expectSynced,
  inviteLink,
  join,
  newPerson,
  openSample,
  type Person,
  PHONE,
} from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { readLedger } from "../support/workspace.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

/** What a revoked right may still take, from the press of the button. */
const REVOKED = { timeout: 1500, intervals: [20] };
/** Words of the sample brand: none of them may reach anybody who is not of it. */
const SECRETS = ["山岚茶事", "冬至，一家人的一壶茶", "围炉煮茶", "三款礼盒", "客服最常被问", "sample-dongzhi"];

/** One's own words, by which the watch over the page proves that it sees. */
const OWN = "北岸咖啡";

const brandIdOf = (base: string) => base.split("/b/")[1]?.split("/")[0] ?? "";

/** Notes every one of these words that ever stands in the page, were it for one frame. */
async function watchForWords(person: Person): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await person.context.exposeFunction("noteWord", (word: string) => void seen.add(word));
  await person.context.addInitScript(
    (words) => {
      const look = () => {
        const text = document.documentElement.textContent ?? "";
        for (const word of words) {
          if (text.includes(word)) void (window as unknown as { noteWord(word: string): void }).noteWord(word);
        }
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    },
    [...SECRETS, OWN],
  );
  return seen;
}

/** Everything this browser has stored, as text. */
function storedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: string[] = [JSON.stringify({ ...localStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? "");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAll();
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        parts.push(
          JSON.stringify(rows, (_key, value: unknown) =>
            value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
          ),
        );
      }
      database.close();
    }
    return parts.join("\n");
  });
}

/** The sample brand (B) with a submission, and beside it brand A with a manager of its own. */
async function twoBrands(browser: Parameters<typeof newPerson>[0]) {
  const owner = await newPerson(browser, "沈岚");
  const baseB = await openSample(owner, server);
  const { page } = owner;
  await page.goto(`${server.origin}/new-brand`);
  await page.getByLabel("品牌名称").fill(OWN);
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await page.waitForURL((url) => url.href.includes("/b/") && !url.href.startsWith(baseB));
  const baseA = page.url().replace(/\/$/, "");
  return { owner, baseA, baseB };
}

/** What there is to reach of brand B: read with its owner's rights, so that none of it is made up. */
async function treasuresOf(owner: Door, brandId: string) {
  const bodies = (await readLedger(owner, brandId)).map(({ body }) => body);
  const submission = bodies.find((body) => body.type === "submission" && body.cutSha256 !== null);
  if (submission?.type !== "submission") throw new Error("the sample has no cut in review");
  const { contentHash, submissionId, cutSha256, videoId } = submission;
  const { members } = JSON.parse((await owner.get(`/api/members?brandId=${brandId}`)).text) as {
    members: { personId: string; name: string }[];
  };
  const { links } = JSON.parse((await owner.get(`/api/guest-links?brandId=${brandId}`)).text) as {
    links: { id: string }[];
  };
  expect((await owner.get(`/api/pins/${contentHash}`)).status).toBe(200);
  expect((await owner.get(`/media/${brandId}/${cutSha256}`)).status).toBe(200);
  return { brandId, contentHash, submissionId, cutSha256, videoId, members, links };
}
type Treasures = Awaited<ReturnType<typeof treasuresOf>>;

/** Every route with something of the brand in it. */
function attemptsOn(of: Treasures): readonly (readonly [path: string, body?: unknown])[] {
  const { brandId, videoId, submissionId, contentHash, cutSha256 } = of;
  const personId = of.members[0]?.personId ?? "";
  const command = (fields: object) => ({ op: crypto.randomUUID(), brandId, command: { videoId, ...fields } });
  return [
    [`/api/members?brandId=${brandId}`],
    [`/api/invites?brandId=${brandId}`],
    [`/api/guest-links?brandId=${brandId}`],
    [`/api/media?brandId=${brandId}`],
    [`/api/pins/${contentHash}`],
    [`/media/${brandId}/${cutSha256}`],
    ["/api/invites", { brandId, role: "writer" }],
    ["/api/invites/revoke", { brandId, id: of.links[0]?.id ?? "none" }],
    ["/api/members/role", { brandId, personId, role: "analyst" }],
    ["/api/members/revoke", { brandId, personId }],
    ["/api/guest-links", { brandId, videoId, label: "", rights: ["view"], expiresInHours: 1 }],
    ["/api/guest-links/revoke", { brandId, id: of.links[0]?.id ?? "none" }],
    ["/api/commands", command({ type: "submit", submissionId: "mine", expectHash: contentHash })],
    [
      "/api/commands",
      command({
        type: "decide",
        submissionId,
        contentHash,
        decision: "approve",
        level: null,
        reason: "",
        seenHead: null,
        clientAt: null,
      }),
    ],
    [
      "/api/commands",
      command({
        type: "comment",
        commentId: "mine",
        parentId: null,
        cutSha256: null,
        atMs: null,
        text: "hello",
        level: "must",
      }),
    ],
    [
      "/api/commands",
      command({ type: "publish", submissionId, contentHash, url: "https://www.douyin.com/video/1", publishedAt: 1 }),
    ],
  ];
}

async function expectAllRefused(door: Door, of: Treasures): Promise<void> {
  for (const [path, body] of attemptsOn(of)) {
    const { status, text } = body === undefined ? await door.get(path) : await door.post(path, body);
    expect([403, 404, 409], `${path} answered ${status} ${text}`).toContain(status);
    expect(text, path).toMatch(/^\{"code":"[a-z-]+"\}$/);
  }
}

/** No ticket for the room, and none of one's own opens it: nothing is heard before the door closes. */
async function expectRoomClosed(door: Door, room: string, ownRoom: string): Promise<void> {
  expect(await door.ticket(room), room).toBeUndefined();
  for (const ticket of [await door.ticket(ownRoom), undefined, "x".repeat(43)]) {
    const knock = door.knock(room, ticket);
    expect(await knock.closed, room).toBe(CLOSE.ticket);
    expect(knock.heard, room).toHaveLength(0);
  }
}

test("[A2] a manager of brand A neither sees nor reaches anything of brand B: by address, search, room or API", async ({
  browser,
}) => {
  const { owner, baseA, baseB } = await twoBrands(browser);
  const brandA = brandIdOf(baseA);
  const mei = await newPerson(browser, "顾梅");
  const seen = await watchForWords(mei);
  await join(mei, await inviteLink(owner, baseA, "负责人"));
  const { page } = mei;
  await expectSynced(mei);

  await test.step("addresses of B lead nowhere, with the same words as any that is none, and no word of B was ever in the page", async () => {
    const places = [
      "",
      "/calendar?date=2026-12-01",
      "/videos",
      "/video/sample-dongzhi/script",
      "/review",
      "/settings/members",
    ];
    for (const place of places) {
      await page.goto(`${baseB}${place}`);
      await expect(page.getByText("你没有这个品牌的权限")).toBeVisible();
    }
    await page.goto(`${baseA}/video/sample-dongzhi/script`);
    await expect(page.getByText("这条视频不在了")).toBeVisible();
    await expect(page.getByRole("button", { name: /^品牌：北岸咖啡/ })).toBeVisible();
  });

  await test.step("nor does the search know one", async () => {
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("搜索视频，或输入要做的事").fill("冬至");
    await expect(page.getByText("没有与“冬至”相符的结果")).toBeVisible();
    await page.keyboard.press("Escape");
  });
  expect([...seen]).toEqual([OWN]);
  const stored = await storedText(page);
  expect(stored).toContain(OWN);
  for (const word of [...SECRETS, brandIdOf(baseB)]) expect(stored, word).not.toContain(word);

  const ofB = await treasuresOf(await doorOf(owner, server.origin), brandIdOf(baseB));
  const door = await doorOf(mei, server.origin);
  await test.step("rooms of B", async () => {
    expect(await door.ticket(planRoom(brandA))).toBeDefined();
    for (const kind of ROOM_KINDS) {
      for (const docId of ["main", ofB.videoId, "sample-dongzhi"]) {
        await expectRoomClosed(door, `${ofB.brandId}:${kind}:${docId}`, planRoom(brandA));
      }
    }
  });
  await test.step("the API of B", async () => {
    await expectAllRefused(door, ofB);
    const session = await door.get("/api/session");
    for (const word of SECRETS) expect(session.text).not.toContain(word);
    // The same cut below one's own brand's address is not there either.
    expect((await door.get(`/media/${brandA}/${ofB.cutSha256}`)).status).toBe(404);
  });
  expectNoComplaints(owner, mei);
});

/** A guest of the sample brand's video, entered on a phone. */
async function openGuest(browser: Parameters<typeof newPerson>[0], owner: Person, base: string, videoId: string) {
  await owner.page.goto(`${base}/video/${videoId}/review`);
  await owner.page.getByRole("button", { name: "给品牌的链接" }).click();
  const dialog = owner.page.getByRole("dialog");
  await dialog.getByLabel("给谁").fill("王琳（市场部）");
  await dialog.getByRole("button", { name: "生成链接" }).click();
  const link = await dialog.getByRole("textbox", { name: "链接" }).inputValue();
  await owner.page.keyboard.press("Escape");
  const guest = await newPerson(browser, "王琳", PHONE);
  await guest.page.goto(link);
  await guest.page.getByLabel("你的名字").fill("王琳");
  await guest.page.getByRole("button", { name: "开始看" }).tap();
  await expect(guest.page.locator("video")).toBeVisible();
  return { guest, link };
}

test("[A3] a guest sees the link's video and nothing else; revoked in settings, page and sockets are dead within a second", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const brandId = brandIdOf(base);
  const videoId = "sample-winter-tea";
  const { guest, link } = await openGuest(browser, owner, base, videoId);
  const { page } = guest;

  await test.step("every other address leads back to the one video", async () => {
    for (const place of ["", "/calendar", "/videos", "/video/sample-dongzhi/script", "/review/sample-first-snow"]) {
      await page.goto(`${base}${place}`);
      await page.waitForURL(`${base}/review/${videoId}`);
    }
    await expect(page.locator("video")).toBeVisible();
    await expect(page.getByText("冬至，一家人的一壶茶")).toHaveCount(0);
  });

  const door = await doorOf(guest, server.origin);
  const ownRoom = talkRoom(brandId, videoId);
  await test.step("its session opens one room, its own cut and its own frozen words", async () => {
    const entries = await readLedger(await doorOf(owner, server.origin), brandId);
    const submissions = entries.flatMap(({ body }) => (body.type === "submission" ? [body] : []));
    const own = submissions.filter((body) => body.videoId === videoId).at(-1);
    const others = submissions.filter((body) => body.videoId !== videoId && body.cutSha256 !== null);
    expect(others.length).toBeGreaterThan(0);
    expect((await door.get(`/api/pins/${own?.contentHash}`)).status).toBe(200);
    expect((await door.get(`/media/${brandId}/${own?.cutSha256}`)).status).toBe(200);
    for (const other of others) {
      expect((await door.get(`/api/pins/${other.contentHash}`)).status).toBe(404);
      expect([403, 404]).toContain((await door.get(`/media/${brandId}/${other.cutSha256}`)).status);
    }
    const closed = [planRoom(brandId), ledgerRoom(brandId), scriptRoom(brandId, videoId), marginRoom(brandId, videoId)];
    for (const room of [...closed, talkRoom(brandId, "sample-first-snow")]) {
      await expectRoomClosed(door, room, ownRoom);
    }
    for (const list of ["members", "invites", "guest-links", "media"]) {
      const { status, text } = await door.get(`/api/${list}?brandId=${brandId}`);
      expect(status, `${list}: ${text}`).toBe(403);
    }
    for (const [path, body] of [
      ["/api/brands", { name: "x" }],
      ["/api/invites", { brandId, role: "owner" }],
      ["/api/guest-links", { brandId, videoId, label: "", rights: ["approve"], expiresInHours: 1 }],
    ] as const) {
      expect((await door.post(path, body)).status, path).toBe(403);
    }
  });

  await test.step("revoked", async () => {
    const open = door.knock(ownRoom, await door.ticket(ownRoom));
    expect(await open.opened).toBe(true);
    const closing = endOf(open);
    await owner.page.goto(`${base}/settings/guests`);
    const revoke = owner.page
      .getByRole("listitem")
      .filter({ hasText: "王琳（市场部）" })
      .getByRole("button", { name: "收回" });
    await expect(revoke).toBeVisible();
    await guest.during(async () => {
      const ended = page.getByText("这条访客链接已经失效。");
      const pressed = await pressAndTime(revoke);
      await expect.poll(() => ended.first().isVisible(), REVOKED).toBe(true);
      await expectEnded("guest link revoked", pressed, closing);
      await expect(page.locator("video")).toHaveCount(0);
      // Said once, in the words for a guest.
      await expect(page.getByText("你不再属于这个品牌")).toHaveCount(0);
    });
    expect((await door.get("/api/session")).status).toBe(401);
    expect(await door.ticket(ownRoom)).toBeUndefined();
    await guest.during(async () => {
      await page.goto(link);
      await page.getByLabel("你的名字").fill("王琳");
      await page.getByRole("button", { name: "开始看" }).tap();
      await expect(page.getByText("这个链接已被撤销。")).toBeVisible();
    });
  });
  expectNoComplaints(owner, guest);
});

test("[A3] a member removed in settings: page and sockets are dead within a second", async ({ browser }) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const brandId = brandIdOf(base);
  const mei = await newPerson(browser, "顾梅");
  await join(mei, await inviteLink(owner, base, "编剧"));
  const { page } = mei;
  await page.goto(`${base}/video/sample-dongzhi/script`);
  await expect(page.locator(".script-row")).not.toHaveCount(0);
  const door = await doorOf(mei, server.origin);
  const room = scriptRoom(brandId, "sample-dongzhi");
  const open = door.knock(room, await door.ticket(room));
  expect(await open.opened).toBe(true);
  const closing = endOf(open);

  await owner.page.goto(`${base}/settings/members`);
  await owner.page.getByRole("button", { name: "顾梅：更多操作" }).click();
  const remove = owner.page.getByRole("menuitem", { name: "移出品牌" });
  await expect(remove).toBeVisible();
  await mei.during(async () => {
    const told = page.getByText("你不再属于这个品牌，或角色已改变。");
    const pressed = await pressAndTime(remove);
    await expect.poll(() => told.first().isVisible(), REVOKED).toBe(true);
    await expectEnded("member removed", pressed, closing);
    await page.waitForURL((url) => !url.href.startsWith(base));
    await expect(page.locator(".script-row")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "你现在不属于任何品牌" })).toBeVisible();
    await expect(page.getByRole("button", { name: "退出登录" })).toBeVisible();
    // However many rooms were open, it is told once.
    await expect(told).toHaveCount(1);
  });
  await expectRoomClosed(door, room, room);
  expect((await door.get(`/api/members?brandId=${brandId}`)).status).toBe(403);
  expectNoComplaints(owner, mei);
});

/** Presses a button; answers when the press arrived in the page, which is before the click is over for the test. */
async function pressAndTime(button: Locator): Promise<number> {
  await button.evaluate((element) => {
    element.addEventListener("click", () => sessionStorage.setItem("pressed", String(Date.now())));
  });
  await button.click();
  return Number(await button.page().evaluate(() => sessionStorage.getItem("pressed")));
}

interface End {
  readonly code: number;
  readonly at: number;
}

function endOf({ closed }: Knock): Promise<End> {
  return closed.then((code) => ({ code, at: Date.now() }));
}

/** Called when the page has just said so. */
async function expectEnded(what: string, pressed: number, closing: Promise<End>): Promise<void> {
  const page = Date.now() - pressed;
  const { code, at } = await closing;
  console.log(`${what}: socket closed after ${at - pressed} ms, page after ${page} ms`);
  expect(code).toBe(CLOSE.forbidden);
  expect(at - pressed).toBeLessThan(REVOKED.timeout);
}
