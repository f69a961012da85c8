import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import type { TestServer } from "./server.ts";

export const DESK = { width: 1440, height: 900 } as const;
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
export const PASSWORD = "tea-in-winter-2026";

/** Somebody with a browser of their own. Whatever the console says against us is kept, and fails the test at the end. */
export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Work during which the network or a right ends; the browser's own complaints about that are no fault of ours. */
  during<T>(outage: () => Promise<T>): Promise<T>;
  complaints(): readonly string[];
}

/** Only a network switched off by the test says so, and it may be read after it is on again. */
const SWITCHED_OFF = /net::ERR_INTERNET_DISCONNECTED/;

/** What Chromium prints by itself when a request or socket finds nobody, is cut, or meets a right that has ended. */
const NETWORK_NOISE =
  /net::ERR_|WebSocket connection to .* failed|occurred when fetching the script|Failed to load resource: the server responded with a status of (401|403|410|50)/;

export async function newPerson(browser: Browser, name: string, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({
    viewport: DESK,
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  const said: string[] = [];
  let outages = 0;
  const listen = (opened: Page) => {
    opened.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      const text = message.text();
      if (SWITCHED_OFF.test(text) || (outages > 0 && NETWORK_NOISE.test(text))) return;
      said.push(`${name}: ${text} (${message.location().url})`);
    });
    opened.on("pageerror", (error) => said.push(`${name}: ${error.stack ?? error.message}`));
  };
  listen(page);
  context.on("page", (opened) => {
    if (opened !== page) listen(opened);
  });
  return {
    name,
    context,
    page,
    complaints: () => said,
    async during(outage) {
      outages += 1;
      try {
        return await outage();
      } finally {
        outages -= 1;
      }
    },
  };
}

export function expectNoComplaints(...people: readonly Person[]): void {
  expect(people.flatMap((person) => person.complaints())).toEqual([]);
}

/** The owner's first steps: the one-time link, the workspace, the first brand. Answers the brand's base address. */
export async function setUpWorkspace(owner: Person, server: TestServer, brand: string): Promise<string> {
  const { page } = owner;
  await page.goto(server.ownerLink);
  await page.getByLabel("工作区名称").fill("山岚内容组");
  await page.getByLabel("登录名").fill(owner.name);
  await page.getByRole("textbox", { name: "密码" }).fill(PASSWORD);
  await page.getByRole("button", { name: "建立" }).click();
  await page.getByLabel("品牌名称").fill(brand);
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  return page.url().replace(/\/$/, "");
}

/** Signs in as the owner of a workspace made at the command line, and answers the sample brand's base address. */
export async function openSample(owner: Person, server: TestServer): Promise<string> {
  const { page } = owner;
  await page.goto(server.ownerLink);
  await page.getByLabel("工作区名称").fill("山岚内容组");
  await page.getByLabel("登录名").fill(owner.name);
  await page.getByRole("textbox", { name: "密码" }).fill(PASSWORD);
  await page.getByRole("button", { name: "建立" }).click();
  await page.getByRole("button", { name: "装入示例品牌" }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  return page.url().replace(/\/$/, "");
}

/** An invitation made in settings, as the person who gets it sees it. */
export async function inviteLink(owner: Person, base: string, role: string): Promise<string> {
  const { page } = owner;
  await page.goto(`${base}/settings/members`);
  await page.getByRole("button", { name: "邀请成员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "角色" }).click();
  await page.getByRole("option", { name: role }).click();
  await dialog.getByRole("button", { name: "生成链接" }).click();
  const link = await dialog.getByLabel("邀请链接").inputValue();
  await page.keyboard.press("Escape");
  return link;
}

export async function join(person: Person, link: string): Promise<string> {
  const { page } = person;
  await page.goto(link);
  await page.getByLabel("登录名").fill(person.name);
  await page.getByRole("textbox", { name: "密码" }).fill(PASSWORD);
  await page.getByRole("button", { name: "加入" }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  return page.url().replace(/\/$/, "");
}

/** Every part of the app is on the device: at first they are stored in the background. */
export async function expectAppStored({ page }: Person): Promise<void> {
  const state = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
  await expect.poll(state, { timeout: 60_000 }).toBe("activated");
}

/** Without a network from now on, with the app itself on the device. */
export async function goOffline(person: Person): Promise<void> {
  await expectAppStored(person);
  await person.context.setOffline(true);
}

/** The words at the top once everything is on the server's disk. */
export async function expectSynced(person: Person): Promise<void> {
  await expect(person.page.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();
}
