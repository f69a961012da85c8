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

/** Something below the tabs. */
const TAB = "main div:has(> [role=tablist]) ~ div :is(button, h2, h3, p, a)";

const SCREENS: readonly Screen[] = [
  { name: "today", path: "/", shows: "main a[href*='/video/']" },
  { name: "calendar-month", path: "/calendar", shows: "main button[data-video]" },
  { name: "calendar-week", path: "/calendar?view=week", shows: "main button[data-video]" },
  { name: "calendar-half", path: "/calendar?view=half", shows: "main button[data-phase], main [data-agenda]" },
  { name: "calendar-year", path: "/calendar?view=year", shows: "main button[data-phase], main [data-agenda]" },
  { name: "calendar-day", path: "/calendar?view=day", shows: "main td[data-hour]" },
  { name: "calendar-list", path: "/calendar?view=list", shows: "main button[data-line]" },
  { name: "calendar-item", path: "/calendar?item=sample-dongzhi", shows: "aside textarea" },
  { name: "campaigns", path: "/campaigns", shows: "main a[href*='sample-double12']" },
  { name: "campaign", path: "/campaigns?id=sample-double12", shows: "main input" },
  { name: "channel-grid", path: "/channels/sample-house/grid", shows: "main button[data-video]" },
  { name: "campaign-plan", path: "/campaigns?id=sample-double12&tab=plan", shows: "main table" },
  { name: "half-year-plan", path: "/campaigns?plan=2026-H2", shows: "main section textarea" },
  { name: "videos-board", path: "/videos", shows: "main [data-video]" },
  { name: "videos-list", path: "/videos?view=list", shows: "main tr[data-video]" },
  ...under(["overview"], "/video/sample-dongzhi", "video", "main textarea"),
  ...under(["script"], "/video/sample-dongzhi", "video", "main .script-row"),
  { name: "video-brief", path: "/video/sample-dongzhi/script?brief=1", shows: "main aside textarea" },
  { name: "prompter", path: "/video/sample-dongzhi/prompter", shows: ".prompter-line" },
  ...under(["shots", "production", "review", "post", "data", "records"], "/video/sample-dongzhi", "video", TAB),
  { name: "shots-board", path: "/video/sample-winter-tea/shots?view=board", shows: "main [data-open]" },
  { name: "shoots", path: "/shoots", shows: "main section a" },
  { name: "on-set", path: "/set/sample-dongzhi", shows: "main a" },
  { name: "print-calendar", path: "/print/calendar?view=year", shows: "main .plan-paper" },
  { name: "print", path: "/print/sample-dongzhi", shows: "main fieldset" },
  { name: "review-desk", path: "/review", shows: "main h1" },
  ...under(
    ["members", "guests", "calendar-links", "channels", "calendar", "brand", "storage", "device"],
    "/settings",
    "settings",
    "main h2",
  ),
  { name: "more", path: "/more", shows: "main a" },
  { name: "start", path: "/start", shows: "main h1", outside: true },
  { name: "login", path: "/login", shows: "main input", outside: true },
  // Without the secret behind "#" it says what is missing; with one it is walked in calendar-link.spec.ts.
  { name: "client-calendar", path: "/c", shows: "main [role=alert]", outside: true },
  { name: "not-found", path: "/nowhere", shows: "h1, h2, p", outside: true },
];

const SYNCED = /(已同步|Synced) \d\d:\d\d/;
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const LOOKS: readonly { name: string; options: BrowserContextOptions }[] = [
  { name: "desk", options: { viewport: DESK, reducedMotion: "reduce", colorScheme: "light" } },
  { name: "phone", options: { ...PHONE, reducedMotion: "reduce", colorScheme: "light" } },
];

const LANGUAGES = [
  { locale: "en", chosen: "English" },
  { locale: "zh-Hant", chosen: "繁體中文" },
] as const;

const FILES = [
  "common",
  "item",
  "today",
  "blocks",
  "hot",
  "tray",
  "preview",
  "grid",
  "calendar",
  "strip",
  "campaigns",
  "videos",
  "script",
  "shots",
  "production",
].concat([
  "review",
  "publish",
  "data",
  "records",
  "settings",
  "start",
  "brief",
  "shooting",
  "prints",
  "prompter",
  "frames",
  "compare",
  "standing",
  "calendar-links",
  "client-calendar",
  "templates",
  "views",
  "days",
  "plan",
  "sheets",
]);

// Each walk is long: they share the workers, each with a server of its own.
test.describe.configure({ mode: "parallel" });

let server: TestServer;
let base: string;

/** For a walk through every screen with a look at each: some minutes, all screens together. */
const WALK_MS = 900_000;

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
  // In step with the server: what stands there then is what stays. An opened item may cover the words on a phone.
  if (!outside) await expect(page.getByText(SYNCED).first()).toBeAttached();
  await expect(page.locator(shows).filter({ visible: true }).first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
}

/** @param rules those to check, all of WCAG's if left out */
async function accessibilityFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(WCAG)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}

for (const { name: look, options } of LOOKS) {
  test(`[U6] [U7] [U12] every screen, ${look}: open to everybody, as wide as the window, nothing in the console`, async ({
    browser,
  }) => {
    test.setTimeout(WALK_MS);
    const person = await signedIn(browser, options);
    const { page } = person;
    for (const screen of SCREENS) {
      await open(page, screen);
      await page.screenshot({ path: `results/screens/${screen.name}.${look}-light.png` });
      expect.soft(await accessibilityFaults(page), `${screen.name}, ${look}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(wide, `${screen.name}, ${look}: pixels beyond the window`).toBeLessThanOrEqual(0);
      const moved = await page.evaluate(() => document.getElementById("root")?.getBoundingClientRect().top ?? 0);
      expect.soft(moved, `${screen.name}, ${look}: the page itself is scrolled`).toBe(0);
      // In the dark only colours change.
      await page.emulateMedia({ colorScheme: "dark" });
      await page.screenshot({ path: `results/screens/${screen.name}.${look}-dark.png` });
      expect.soft(await accessibilityFaults(page, ["color-contrast"]), `${screen.name}, ${look}, dark`).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
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
    test.setTimeout(WALK_MS);
    const person = await signedIn(browser, { viewport: DESK });
    const { page } = person;
    await page.goto(`${base}/settings/device`);
    await page.getByRole("group", { name: "语言" }).getByText(chosen).click();
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    // The sample brand is content, though its name is also an offer at the start.
    const own = wordsOf(locale).add("山岚茶事");
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

test("[U7] days and times are typed in words or figures, or chosen from a month by key", async ({ browser }) => {
  const person = await signedIn(browser, { viewport: DESK });
  const { page } = person;
  await page.goto(`${base}/calendar?item=sample-dongzhi`);
  const plan = page.getByRole("textbox", { name: "计划日" });
  const type = async (text: string) => {
    await plan.fill(text);
    await plan.press("Enter");
  };
  await type("2026-12-22");
  await expect(plan).toHaveValue("12月22日");
  await type("12月24号");
  await expect(plan).toHaveValue("12月24日");

  await test.step("what is no day stays and says why; Escape takes it back", async () => {
    await type("2-30");
    await expect(page.getByText("没有这一天")).toBeVisible();
    await expect(plan).toHaveAttribute("aria-invalid", "true");
    await plan.press("Escape");
    await expect(plan).toHaveValue("12月24日");
  });

  await test.step("↓ opens the month: arrows walk, Page keys turn months, Enter takes the day, Escape leaves it", async () => {
    await plan.press("ArrowDown");
    const month = page.getByRole("dialog", { name: "选择日期" });
    const day = (name: RegExp) => month.getByRole("button", { name });
    await expect(day(/^12月24日 周四，/)).toBeFocused();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: "results/screens/date-field.png" });
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("PageDown");
    await expect(month.getByRole("grid", { name: "2027年1月" })).toBeVisible();
    await expect(day(/^1月25日 /)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(month).toBeHidden();
    await expect(plan).toHaveValue("12月24日");
    await plan.press("ArrowDown");
    await expect(day(/^12月24日 /)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(plan).toHaveValue("12月17日");
  });

  await test.step("a time by quarters and by figures", async () => {
    const time = page.getByRole("textbox", { name: "计划时间" });
    await time.fill("1937");
    await time.press("ArrowUp");
    await expect(time).toHaveValue("19:45");
    await time.fill("9点半");
    await time.press("Enter");
    await expect(time).toHaveValue("09:30");
  });
  expectNoComplaints(person);
  await person.context.close();
});

test("[U7] by key alone an item goes from the tray over the days, opens and closes, and keeps the focus", async ({
  browser,
}) => {
  const person = await signedIn(browser, { viewport: DESK });
  const { page } = person;
  await page.goto(`${base}/calendar?date=2026-12-10`);
  const day = (date: string) => page.locator(`td[data-date="${date}"]`);
  const idea = /茶杯挂霜的慢镜头/;
  const tray = page.getByRole("complementary", { name: "选题池" });

  await expect(tray.getByRole("textbox")).toBeEnabled();
  await page.keyboard.press("d");
  await page.getByRole("textbox", { name: "跳到日期" }).fill("2026-12-30");
  await page.keyboard.press("Enter");
  await expect(day("2026-12-30")).toBeFocused();
  await tray.getByRole("button", { name: idea }).focus();
  await page.keyboard.press("Control+Shift+ArrowRight");
  await expect(day("2026-12-30").getByRole("button", { name: idea })).toBeFocused();
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.press("Control+Shift+ArrowDown");
  await expect(day("2027-01-07").getByRole("button", { name: idea })).toBeFocused();
  await expect(page.getByRole("button", { name: "2027年1月" })).toBeVisible();

  await test.step("Enter opens it beside the calendar, Escape comes back to it", async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "计划日" })).toHaveValue(/1月7日$/);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("textbox", { name: "计划日" })).toBeHidden();
    await expect(day("2027-01-07").getByRole("button", { name: idea })).toBeFocused();
  });

  await test.step("back into the tray, and the views and the new idea by one key", async () => {
    await page.keyboard.press("Control+Shift+Backspace");
    await expect(tray.getByRole("button", { name: idea })).toBeFocused();
    // On an idea the figures give it marks.
    await day("2027-01-07").focus();
    await page.keyboard.press("2");
    await expect(page).toHaveURL(/view=week/);
    await page.keyboard.press("1");
    await expect(page).not.toHaveURL(/view=week/);
    await page.keyboard.press("n");
    await expect(page.getByRole("textbox", { name: "新选题，回车添加" })).toBeFocused();
  });
  expectNoComplaints(person);
  await person.context.close();
});

test("[U7] [U12] on a phone the agenda opens an item over the whole screen, and its day moves it", async ({
  browser,
}) => {
  const person = await signedIn(browser, PHONE);
  const { page } = person;
  await page.goto(`${base}/calendar`);
  const tile = page.getByRole("region", { name: "选题池" }).getByRole("button", { name: /茶杯挂霜的慢镜头/ });
  await tile.tap();
  await page.getByRole("textbox", { name: "计划日" }).tap();
  const month = page.getByRole("dialog", { name: "选择日期" });
  await month.getByRole("button", { name: "下个月" }).tap();
  await page.screenshot({ path: "results/screens/date-field.phone.png" });
  expect(await accessibilityFaults(page)).toEqual([]);
  await month.getByRole("button", { name: /月15日 / }).tap();
  await expect(page.getByRole("textbox", { name: "计划日" })).toHaveValue(/15日$/);
  await page.getByRole("button", { name: "关闭", exact: true }).tap();
  await expect(tile).toBeHidden();
  expectNoComplaints(person);
  await person.context.close();
});
