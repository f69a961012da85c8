import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, goOffline, newPerson, openSample, PHONE } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const DONGZHI = "冬至，一家人的一壶茶";
const REVOKED = /这条链接已被收回/;

/** Makes a link in the settings, as an owner does; answers its address. */
async function makeLink(
  page: Page,
  base: string,
  of: { type: string; name: string; address: string },
): Promise<string> {
  await page.goto(`${base}/settings/calendar-links`);
  await page.getByRole("button", { name: "新建日历链接" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(of.type, { exact: true }).click();
  await dialog.getByRole("textbox", { name: "名称" }).fill(of.name);
  await dialog.getByRole("button", { name: "生成链接" }).click();
  const address = await dialog.getByLabel(of.address).inputValue();
  await page.keyboard.press("Escape");
  return address;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

test("[C15] [I8] a client sees the plan by a link, follows its changes, keeps it offline, and loses it with the link", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const client = await newPerson(browser, "王经理", PHONE);
  const base = await openSample(owner, server);
  await expectSynced(owner);
  const { page } = client;
  const asked = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(api|sync|sync-http|media)\b/.test(pathname)) asked.add(`${request.method()} ${pathname}`);
  });

  const address = await makeLink(owner.page, base, { type: "给客户看的网页", name: "王经理", address: "网页链接" });
  const entry = page.getByRole("listitem").filter({ hasText: DONGZHI });

  await test.step("on the phone the list opens at once: title, account, state; nothing of the team's", async () => {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1, name: "山岚茶事" })).toBeVisible();
    await expect(page.getByText("王经理")).toBeVisible();
    await expect(entry.first()).toBeVisible();
    await expect(page.getByText(/已是最新/)).toBeVisible();
    for (const inside of ["粗剪", "备注", "沈岚"]) await expect(page.getByText(inside)).toHaveCount(0);
    await expectAccessible(page);
    // The page reaches its own answer and nothing else of the server's.
    expect([...asked].sort()).toEqual(["GET /api/session", "POST /api/calendar/open"]);
  });

  await test.step("the month leads to a day of the list, and the address keeps the link", async () => {
    await page.getByText("月", { exact: true }).tap();
    await expect(page).toHaveURL(/view=month#/);
    await expect(page.getByRole("table")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "下个月" }).tap();
    await page.reload();
    await expect(page.getByRole("table")).toBeVisible();
    await page.getByText("日程", { exact: true }).tap();
    await expect(entry.first()).toBeVisible();
  });

  await test.step("what the team changes comes by itself", async () => {
    await owner.page.goto(`${base}/video/sample-dongzhi/overview`);
    await owner.page.getByRole("textbox", { name: "标题" }).fill("冬至的一壶茶，改过的标题");
    await owner.page.keyboard.press("Tab");
    await expect(page.getByText("冬至的一壶茶，改过的标题").first()).toBeVisible();
  });

  await test.step("without a network it opens with what it showed last, and says of when", async () => {
    await goOffline(client);
    await client.during(() => page.reload());
    await expect(page.getByText("冬至的一壶茶，改过的标题").first()).toBeVisible();
    await expect(page.getByText(/连不上服务器，这是 .* 的排期/)).toBeVisible();
    await client.context.setOffline(false);
    await expect(page.getByText(/已是最新/)).toBeVisible();
  });

  await test.step("taken back, it is gone from the open page, and from the device", async () => {
    await owner.page.goto(`${base}/settings/calendar-links`);
    await client.during(async () => {
      await owner.page.getByRole("button", { name: "收回“王经理”" }).click();
      await expect(page.getByText(REVOKED)).toBeVisible();
      await expect(page.getByText("冬至的一壶茶")).toHaveCount(0);
      await page.reload();
      await expect(page.getByText(REVOKED)).toBeVisible();
    });
    await expect(owner.page.getByText("已收回", { exact: true })).toBeVisible();
    await expectAccessible(owner.page);
  });

  await test.step("a calendar program subscribes to a feed until that is taken back", async () => {
    const feed = await makeLink(owner.page, base, { type: "日历订阅", name: "团队", address: "订阅地址" });
    const first = await fetch(feed);
    expect(first.headers.get("content-type")).toContain("text/calendar");
    expect(await first.text()).toContain("冬至的一壶茶");
    const again = await fetch(feed, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
    await owner.page.getByRole("button", { name: "收回“团队”" }).click();
    await expect.poll(async () => (await fetch(feed)).status).toBe(410);
  });

  expectNoComplaints(owner, client);
});
