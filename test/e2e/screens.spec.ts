import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import {
  DESK,
  expectNoComplaints,
  expectSynced,
  newPerson,
  openSample,
  PASSWORD,
  type Person,
  PHONE,
} from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

interface Screen {
  readonly name: string;
  readonly path: string;
  /** What stands there once it is drawn. */
  readonly shows: string;
  /** Outside of any brand. */
  readonly outside?: true;
}

const under = (names: readonly string[], path: string, prefix: string, shows: string): Screen[] =>
  names.map((name) => ({ name: `${prefix}-${name}`, path: `${path}/${name}`, shows }));

const SCREENS: readonly Screen[] = [
  { name: "today", path: "/", shows: "main a[href*='/video/']" },
  { name: "calendar-month", path: "/calendar", shows: "main button[data-video]" },
  { name: "calendar-week", path: "/calendar?view=week", shows: "main button[data-video]" },
  { name: "calendar-item", path: "/calendar?item=sample-dongzhi", shows: "aside textarea" },
  { name: "campaigns", path: "/campaigns", shows: "main a[href*='sample-double12']" },
  { name: "campaign", path: "/campaigns?id=sample-double12", shows: "main input" },
  { name: "videos-board", path: "/videos", shows: "main [data-video]" },
  { name: "videos-list", path: "/videos?view=list", shows: "main tr[data-video]" },
  ...under(["overview"], "/video/sample-dongzhi", "video", "main textarea"),
  ...under(["script"], "/video/sample-dongzhi", "video", "main .script-row"),
  ...under(
    ["shots", "production", "review", "post", "data", "records"],
    "/video/sample-dongzhi",
    "video",
    "main input",
  ),
  { name: "review-desk", path: "/review", shows: "main h1" },
  ...under(["members", "guests", "channels", "brand", "storage", "device"], "/settings", "settings", "main h2"),
  { name: "more", path: "/more", shows: "main a" },
  { name: "start", path: "/start", shows: "main h1", outside: true },
  { name: "login", path: "/login", shows: "main input", outside: true },
  { name: "not-found", path: "/nowhere", shows: "h1, h2, p", outside: true },
];

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const LOOKS: readonly { name: string; options: BrowserContextOptions }[] = [
  { name: "desk-light", options: { viewport: DESK, colorScheme: "light" } },
  { name: "desk-dark", options: { viewport: DESK, colorScheme: "dark" } },
  { name: "phone-light", options: { ...PHONE, colorScheme: "light" } },
];

const LANGUAGES = [
  { locale: "en", chosen: "English" },
  { locale: "zh-Hant", chosen: "繁體中文" },
] as const;

const FILES = ["common", "item", "today", "calendar", "campaigns", "videos", "script", "shots", "production"].concat([
  "review",
  "publish",
  "data",
  "records",
  "settings",
  "start",
]);

let server: TestServer;
let base: string;

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  const owner = await newPerson(browser, "沈岚");
  base = await openSample(owner, server);
  await expectSynced(owner);
  expectNoComplaints(owner);
  await owner.context.close();
});
test.afterAll(() => server.remove());

async function signedIn(browser: Browser, options: BrowserContextOptions): Promise<Person> {
  const person = await newPerson(browser, "沈岚", options);
  const { page } = person;
  await page.goto(base);
  await page.getByLabel("登录名").fill(person.name);
  await page.getByRole("textbox", { name: "密码" }).fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expectSynced(person);
  return person;
}

async function open(page: Page, { path, shows, outside }: Screen): Promise<void> {
  await page.goto(outside ? new URL(path, base).href : `${base}${path}`);
  await expect(page.locator(shows).filter({ visible: true }).first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
}

async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}

for (const { name: look, options } of LOOKS) {
  test(`[U6] [U7] [U12] every screen, ${look}: open to everybody, as wide as the window, nothing in the console`, async ({
    browser,
  }) => {
    const person = await signedIn(browser, options);
    const { page } = person;
    for (const screen of SCREENS) {
      await open(page, screen);
      await page.screenshot({ path: `results/screens/${screen.name}.${look}.png` });
      expect.soft(await accessibilityFaults(page), `${screen.name}, ${look}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(wide, `${screen.name}, ${look}: pixels beyond the window`).toBeLessThanOrEqual(0);
    }
    expectNoComplaints(person);
    await person.context.close();
  });
}

/** Every text of the interface in a language, placeholders and short figures left out. */
function wordsOf(locale: string): Set<string> {
  const found = new Set<string>();
  const collect = (tree: unknown) => {
    if (typeof tree === "string") found.add(tree);
    else if (typeof tree === "object" && tree !== null) Object.values(tree).forEach(collect);
  };
  for (const file of FILES) {
    const path = new URL(`../../client/src/app/messages/${locale}/${file}.json`, import.meta.url);
    collect(JSON.parse(readFileSync(path, "utf8")));
  }
  return found;
}

/** What a reader sees or hears: texts, names, hints and placeholders of the page, one string each. */
function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.add(walker.currentNode.textContent?.trim() ?? "");
    for (const element of document.body.querySelectorAll("[aria-label],[title],[placeholder],[aria-description]")) {
      for (const name of ["aria-label", "title", "placeholder", "aria-description"]) {
        found.add(element.getAttribute(name) ?? "");
      }
    }
    return [...found].filter((text) => text !== "");
  });
}

for (const { locale, chosen } of LANGUAGES) {
  test(`[U5] in ${locale} no screen keeps words of another language, and none is missing`, async ({ browser }) => {
    const person = await signedIn(browser, { viewport: DESK });
    const { page } = person;
    await page.goto(`${base}/settings/device`);
    await page
      .getByRole("radio", { name: chosen })
      .or(page.getByRole("button", { name: chosen }))
      .first()
      .click();
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    const own = wordsOf(locale);
    const foreign = new Set([...wordsOf("zh-Hans")].filter((text) => /\p{Script=Han}/u.test(text) && !own.has(text)));
    for (const screen of SCREENS) {
      await open(page, screen);
      await page.screenshot({ path: `results/screens/${screen.name}.${locale}.png` });
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      const texts = await readTexts(page);
      const keys = texts.filter((text) => /MISSING_MESSAGE/.test(text) || isKey(text));
      expect.soft(keys, `${screen.name}: keys instead of words`).toEqual([]);
      expect
        .soft(
          texts.filter((text) => foreign.has(text)),
          `${screen.name}: words of zh-Hans`,
        )
        .toEqual([]);
    }
    expectNoComplaints(person);
    await person.context.close();
  });
}

/** How a word that could not be found is shown: file.group.key. */
function isKey(text: string): boolean {
  return FILES.some((file) => text.startsWith(`${file}.`)) && /^[\w.-]+$/.test(text);
}
