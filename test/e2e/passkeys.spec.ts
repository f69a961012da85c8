import { expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, newPerson, PASSWORD, setUpWorkspace } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

/** Chromium's own authenticator in software: a fingerprint that always fits, a store of its own. */
async function plugIn(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  let offersInField = false;
  await page.exposeFunction("offersInField", () => offersInField);
  await page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = () => window.offersInField()");
  return {
    /** The device answers a question in the name field at once, so each test says when one may be asked there. */
    offerInField(may: boolean) {
      offersInField = may;
    },
    async count() {
      const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
      return credentials.length;
    },
  };
}

test("[A4] [auth-abuse] a passkey is added, signs in with no name typed, is renamed and removed; the password stays", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const { page } = lin;
  // Browsers bind passkeys to a name; an address has none.
  const byName = (url: string) => url.replace("127.0.0.1", "localhost");
  const device = await plugIn(page);
  await page.goto(byName(server.ownerLink));
  await page.getByLabel("工作区名称").fill("山岚内容组");
  await page.getByLabel("登录名").fill(lin.name);
  await page.getByRole("textbox", { name: "密码" }).fill(PASSWORD);
  await page.getByRole("button", { name: "建立" }).click();
  await page.getByLabel("品牌名称").fill("山岚茶事");
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  const settings = `${page.url().replace(/\/$/, "")}/settings/account`;
  await page.goto(settings);

  await test.step("the wrong password opens no dialog of the device", async () => {
    await page.getByRole("button", { name: "添加通行密钥" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("名称").fill("工位的电脑");
    await dialog.getByLabel("密码").fill("不是这个密码");
    await lin.during(async () => {
      await dialog.getByRole("button", { name: "继续" }).click();
      await expect(dialog.getByRole("alert")).toContainText("密码不对");
    });
    expect(await device.count()).toBe(0);
  });

  await test.step("with it the passkey is made, and stands in the list", async () => {
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("密码").fill(PASSWORD);
    await dialog.getByRole("button", { name: "继续" }).click();
    await expect(page.getByText("已添加“工位的电脑”")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "工位的电脑" })).toContainText("还没用过");
    expect(await device.count()).toBe(1);
  });

  await test.step("the same device is not taken twice", async () => {
    await page.getByRole("button", { name: "添加通行密钥" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("密码").fill(PASSWORD);
    await dialog.getByRole("button", { name: "继续" }).click();
    await expect(dialog.getByRole("alert")).toContainText("这台设备已经有一个通行密钥了");
    await page.keyboard.press("Escape");
  });

  const signOut = async () => {
    device.offerInField(false);
    await lin.during(async () => {
      await page.goto(settings.replace("/settings/account", "/"));
      await page.getByRole("button", { name: `${lin.name}：语言、外观、退出` }).click();
      await page.getByRole("menuitem", { name: "退出登录" }).click();
      await page.waitForURL(/\/(start|login)/);
    });
    await page.goto(byName(`${server.origin}/login`));
  };

  await test.step("signing in takes one press and no name", async () => {
    await signOut();
    await expect(page.getByLabel("登录名")).toHaveAttribute("autocomplete", "username webauthn");
    await page.getByRole("button", { name: "用通行密钥登录" }).click();
    await page.waitForURL(/\/b\/[^/]+\/?$/);
    await page.goto(settings);
    await expect(page.getByRole("listitem").filter({ hasText: "工位的电脑" })).not.toContainText("还没用过");
  });

  await test.step("or none: what the browser offers in the name field signs in as well", async () => {
    await signOut();
    device.offerInField(true);
    await page.reload();
    await page.waitForURL(/\/b\/[^/]+\/?$/);
    await page.goto(settings);
  });

  await test.step("it is renamed and removed; removed it opens nothing, and the password does", async () => {
    await page.getByRole("button", { name: "工位的电脑：更多操作" }).click();
    await page.getByRole("menuitem", { name: "改名" }).click();
    await page.getByRole("dialog").getByLabel("名称").fill("旧电脑");
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await page.getByRole("button", { name: "旧电脑：更多操作" }).click();
    await page.getByRole("menuitem", { name: "移除" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "移除" }).click();
    await expect(page.getByText("还没有通行密钥。")).toBeVisible();
    await signOut();
    await lin.during(async () => {
      await page.getByRole("button", { name: "用通行密钥登录" }).click();
      await expect(page.getByRole("alert")).toContainText("可能已经被移除");
    });
    await page.getByLabel("登录名").fill(lin.name);
    await page.getByRole("textbox", { name: "密码" }).fill(PASSWORD);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.waitForURL(/\/b\/[^/]+\/?$/);
  });
  expectNoComplaints(lin);
});

test("[A4] where there can be no passkeys, the page says why and the door shows none", async ({ browser }) => {
  const lin = await newPerson(browser, "林夏");
  const { page } = lin;
  await page.goto(`${await setUpWorkspace(lin, server, "山岚茶事")}/settings/account`);
  await expect(page.getByText("这个页面是用 IP 地址打开的")).toBeVisible();
  await expect(page.getByRole("button", { name: "添加通行密钥" })).toBeDisabled();
  const chen = await newPerson(browser, "陈默");
  await chen.page.goto(`${server.origin}/login`);
  await expect(chen.page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
  await expect(chen.page.getByRole("button", { name: "用通行密钥登录" })).toHaveCount(0);
  expectNoComplaints(lin, chen);
});
