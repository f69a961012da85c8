import { expect, type Page, test } from "@playwright/test";
import { asId } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import {
  addChannel,
  addShot,
  addVideo,
  type CommandContext,
  openPlan,
  openScript,
  updatePost,
} from "@tongpin/workspace";
import * as Y from "yjs";
import { doorOf } from "../support/door.ts";
import { expectSynced, newPerson, openSample } from "../support/people.ts";
import { figure } from "../support/runs.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { addRow } from "../support/workspace.ts";
import { joinRoom, type Writer } from "../support/writer.ts";
import { XSS_PAYLOADS } from "../support/xss-payloads.ts";

const VIDEO = "v-xss";
const TABS = ["overview", "script", "shots", "production", "review", "post", "records"] as const;
const SCREENS = [
  "",
  "/calendar",
  "/campaigns",
  "/videos",
  "/review",
  "/settings/members",
  "/settings/channels",
  "/settings/guests",
];
/** Titles stand in lists and menus: a few of each kind are enough there. */
const TITLES = XSS_PAYLOADS.filter((_payload, index) => index % 5 === 0);

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

/** What the page did that nobody asked it to; empty when all is well. */
async function watch(page: Page): Promise<() => Promise<readonly string[]>> {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().includes("evil.example")) seen.push(`request ${request.url()}`);
  });
  page.on("pageerror", (error) => seen.push(`error ${error.message}`));
  page.on("framenavigated", (frame) => {
    if (!frame.url().startsWith(server.origin) && frame.url() !== "about:blank") seen.push(`frame ${frame.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const known = JSON.parse(sessionStorage.getItem("violations") ?? "[]") as string[];
      known.push(`${event.violatedDirective} ${event.blockedURI}`);
      sessionStorage.setItem("violations", JSON.stringify(known));
    });
  });
  return async () => {
    const inside = await page.evaluate(() => {
      const risky =
        "script:not([type=module]):not([src]),iframe,object,embed,portal,base,meta[http-equiv],link[href*='evil'],[src*='evil'],[href^='javascript' i],[href^='data:text' i],[onerror],[onload],[onfocus],[ontoggle]";
      return [
        ...[...document.body.querySelectorAll(risky)].map((found) => `element ${found.outerHTML.slice(0, 120)}`),
        ...(JSON.parse(sessionStorage.getItem("violations") ?? "[]") as string[]).map((each) => `policy ${each}`),
        ...("__ran" in window ? ["a payload ran"] : []),
      ];
    });
    return [...seen, ...inside];
  };
}

const context = (): CommandContext => ({ now: Date.now(), newId: () => crypto.randomUUID(), actor: asId("program") });

/** One edit of a room as a hostile client of our own making would send it. */
async function edit(writer: Writer, work: (doc: Y.Doc) => void): Promise<void> {
  await writer.ready;
  await writer.write(() => writer.doc.transact(() => work(writer.doc)));
}

test("[xss-corpus] 150 payloads by name, by document, by note and by paste: nothing runs, nothing is fetched, no policy is broken", async ({
  browser,
}) => {
  const owner = await newPerson(browser, `<img src=x onerror=window.__ran=1>`);
  const { page } = owner;
  const findings = await watch(page);
  const base = await openSample(owner, server);
  const brandId = base.split("/b/")[1] ?? "";
  const door = await doorOf(owner, server.origin);
  expect(XSS_PAYLOADS).toHaveLength(150);

  await test.step("straight into the documents", async () => {
    const plan = await joinRoom(door, planRoom(brandId));
    await edit(plan, (doc) => {
      const room = openPlan(doc);
      addVideo(
        room,
        { id: asId(VIDEO), title: XSS_PAYLOADS[0] ?? "", note: XSS_PAYLOADS.join(" ").slice(0, 2_000) },
        context(),
      );
      for (const payload of TITLES) {
        addVideo(room, { title: payload.slice(0, 100) }, context());
        addChannel(room, { name: payload.slice(0, 60), platform: "douyin" }, context());
      }
      room.destroy();
    });
    plan.leave();
    const script = await joinRoom(door, scriptRoom(brandId, VIDEO));
    await edit(script, (doc) => {
      for (const payload of XSS_PAYLOADS) addRow(doc, payload);
      const room = openScript(doc);
      for (const payload of TITLES) addShot(room, { afterId: null, patch: { content: payload } as never }, context());
      updatePost(room, { patch: { caption: XSS_PAYLOADS.slice(0, 12).join("\n").slice(0, 1_000) } }, context());
      // Attributes the editor never writes, as an attacker's own client would.
      for (const text of textsOf(doc).slice(0, 12)) {
        text.format(0, Math.min(3, text.length), {
          link: { href: "javascript:window.__ran=1" },
          style: "x",
          onclick: "x",
        });
      }
      room.destroy();
    });
    script.leave();
  });

  await test.step("as notes", async () => {
    for (const payload of XSS_PAYLOADS.slice(0, 60)) {
      const command = {
        type: "comment",
        videoId: VIDEO,
        commentId: crypto.randomUUID(),
        parentId: null,
        cutSha256: null,
        atMs: null,
        text: payload,
        level: "must",
      };
      const { status, text } = await door.post("/api/commands", { op: crypto.randomUUID(), brandId, command });
      expect(status, text).toBe(200);
    }
    const link = { brandId, videoId: VIDEO, label: XSS_PAYLOADS[1], rights: ["view"], expiresInHours: 1 };
    expect((await door.post("/api/guest-links", link)).status).toBe(200);
  });

  await test.step("every screen shows them as the words they are", async () => {
    for (const tab of TABS) {
      await page.goto(`${base}/video/${VIDEO}/${tab}`);
      await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
      if (tab === "script") {
        await expect(scriptOf(page).rows).toHaveCount(XSS_PAYLOADS.length);
        expect((await scriptOf(page).voices()).slice(0, 12)).toEqual(XSS_PAYLOADS.slice(0, 12));
      }
      await expectSynced(owner);
      expect(await findings(), tab).toEqual([]);
    }
    for (const screen of SCREENS) {
      await page.goto(`${base}${screen}`);
      await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
      await expectSynced(owner);
      expect(await findings(), screen).toEqual([]);
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("script");
    await expect(page.getByRole("option").first()).toBeVisible();
    expect(await findings(), "palette").toEqual([]);
  });

  await test.step("pasted as a page's own HTML", async () => {
    await page.goto(`${base}/video/sample-dongzhi/script`);
    const script = scriptOf(page);
    await expect(script.rows).not.toHaveCount(0);
    // What is pasted is read in documents apart, where nothing runs and nothing loads; the policy holds there too and
    // tells of every inline style, handler and base it refuses. Of what would be fetched it must have nothing to tell.
    const refused = /^policy (style|script)-src-(attr|elem) inline$|^policy base-uri /;
    const loaded = async () => (await findings()).filter((each) => !refused.test(each));
    for (let start = 0; start < XSS_PAYLOADS.length; start += 25) {
      const html = XSS_PAYLOADS.slice(start, start + 25)
        .map((payload) => `<p>${payload}</p>`)
        .join("");
      await script.voice(0).click();
      // The clipboard of the browser cleans what a page puts on it; other programs' is not cleaned, so the event is made.
      await script.editor.evaluate((editor, data) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/html", data);
        clipboardData.setData("text/plain", "字");
        editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, html);
      expect(await loaded(), `paste ${start}`).toEqual([]);
    }
    await expectSynced(owner);
    expect(await loaded(), "after the pastes").toEqual([]);
  });
  figure("xss-corpus", { payloads: XSS_PAYLOADS.length, screens: TABS.length + SCREENS.length, ran: 0, violations: 0 });
});

/** Every text of a document, however deep it lies. */
function textsOf(doc: Y.Doc): readonly Y.Text[] {
  const found: Y.Text[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Y.Text) found.push(value);
    else if (value instanceof Y.Map) for (const inner of value.values()) walk(inner);
    else if (value instanceof Y.Array) for (const inner of value) walk(inner);
  };
  for (const root of doc.share.values()) walk(root);
  return found;
}
