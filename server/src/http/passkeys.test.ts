import type { PasskeyInfo, PasskeyOffer } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Authenticator, type Bent } from "../test-support/authenticator.ts";
import { Browser } from "../test-support/browser.ts";
import {
  addBrand,
  addGuest,
  addMember,
  PASSWORD,
  type RunningApp,
  setUp,
  startApp,
} from "../test-support/start-app.ts";

describe("passkeys", () => {
  let running: RunningApp;
  let site: string;
  let owner: Browser;
  let writer: Browser;
  let brandId: string;

  /** Browsers know passkeys under a name, so these people come by it. */
  const browserAt = (origin: string) => new Browser(origin);
  async function signedIn(name: string): Promise<Browser> {
    const browser = browserAt(site);
    expect(await browser.post("/api/login", { name, password: PASSWORD })).toMatchObject({ status: 200 });
    return browser;
  }
  async function offer(browser: Browser): Promise<string> {
    const reply = await browser.post("/api/passkeys/offer", { password: PASSWORD });
    expect(reply).toMatchObject({ status: 200 });
    return ((reply.body as PasskeyOffer).options as { challenge: string }).challenge;
  }
  async function ask(browser: Browser = browserAt(site)): Promise<string> {
    const reply = await browser.post("/api/passkeys/ask", {});
    return ((reply.body as PasskeyOffer).options as { challenge: string }).challenge;
  }
  async function add(browser: Browser, label: string): Promise<Authenticator> {
    const passkey = new Authenticator(site);
    const response = passkey.create(await offer(browser));
    expect(await browser.post("/api/passkeys", { label, response })).toMatchObject({ status: 200, body: { label } });
    return passkey;
  }
  const use = async (passkey: Authenticator, bent: Bent = {}, browser = browserAt(site)) =>
    browser.post("/api/passkeys/sign-in", { response: passkey.use(await ask(), bent) });

  beforeAll(async () => {
    running = await startApp();
    site = running.origin.replace("127.0.0.1", "localhost");
    const first = await setUp(running);
    brandId = await addBrand(first, "初雪茶");
    await addMember(running, first, brandId, "writer", "Wang");
    owner = await signedIn("Lin");
    writer = await signedIn("Wang");
  });
  afterAll(() => running.stop());

  it("[auth-abuse] a passkey is added with the password, signs in without it, and is told apart in the list", async () => {
    const passkey = await add(owner, "Lin's telephone");
    running.clock.advance(60_000);
    const browser = browserAt(site);
    const reply = await use(passkey, {}, browser);
    expect(reply).toMatchObject({ status: 200, body: { person: { name: "Lin" }, brands: [{ id: brandId }] } });
    expect((await browser.get("/api/session")).status).toBe(200);
    const { passkeys } = (await browser.get("/api/passkeys")).body as { passkeys: PasskeyInfo[] };
    expect(passkeys).toMatchObject([{ label: "Lin's telephone", site: "localhost", lastUsedAt: running.clock.now() }]);
    expect(await writer.get("/api/passkeys")).toMatchObject({ body: { passkeys: [] } });
  });

  it("[auth-abuse] without the right password none is offered", async () => {
    const reply = await owner.post("/api/passkeys/offer", { password: "not the password" });
    expect(reply).toMatchObject({ status: 403, body: { code: "password-wrong" } });
    expect((await owner.get("/api/session")).status).toBe(200);
  });

  it("[auth-abuse] a challenge works once, for its own person, in its own time", async () => {
    const passkey = new Authenticator(site);
    const stolen = passkey.create(await offer(owner));
    expect(await writer.post("/api/passkeys", { label: "x", response: stolen })).toMatchObject({
      status: 401,
      body: { code: "passkey-expired" },
    });
    expect(await owner.post("/api/passkeys", { label: "x", response: stolen })).toMatchObject({ status: 401 });
    const late = passkey.create(await offer(owner));
    running.clock.advance(5 * 60_000);
    expect(await owner.post("/api/passkeys", { label: "x", response: late })).toMatchObject({ status: 401 });

    const known = await add(writer, "tablet");
    const response = known.use(await ask());
    expect((await browserAt(site).post("/api/passkeys/sign-in", { response })).status).toBe(200);
    expect(await browserAt(site).post("/api/passkeys/sign-in", { response })).toMatchObject({
      status: 401,
      body: { code: "passkey-expired" },
    });
  });

  it("[auth-abuse] every forged or foreign answer is refused, and all in the same words", async () => {
    const passkey = await add(writer, "laptop");
    const other = new Authenticator(site);
    const bent: readonly (readonly [string, Authenticator, Bent])[] = [
      ["another origin", passkey, { origin: "https://evil.example" }],
      ["another site", passkey, { rpId: "evil.example" }],
      ["nobody touched it", passkey, { flags: 4 }],
      ["nobody was verified", passkey, { flags: 1 }],
      ["a copy with an older count", passkey, { counter: 1 }],
      ["another key under this id", other, { id: passkey.id }],
      ["an unknown passkey", other, {}],
    ];
    expect((await use(passkey, { counter: 50 })).status).toBe(200);
    for (const [what, answering, how] of bent) {
      expect(await use(answering, how), what).toMatchObject({ status: 401, body: { code: "passkey-wrong" } });
    }
    const madeUp = Buffer.alloc(32).toString("base64url");
    expect(await use(passkey, { challenge: madeUp })).toMatchObject({ status: 401, body: { code: "passkey-expired" } });
    expect((await use(passkey, { counter: 51 })).status).toBe(200);
  });

  it("[auth-abuse] torn and oversized answers are a 400 or a refusal, never an error of ours", async () => {
    const good = new Authenticator(site).create(await offer(writer));
    const torn = { ...good, response: { ...good.response, attestationObject: "AAAA" } };
    const bodies = [
      { label: "x", response: { ...good, id: "x".repeat(2_000) } },
      { label: "x", response: { ...good, type: "password" } },
      { label: "", response: good },
      { label: "x", response: { ...good, response: { clientDataJSON: 7 } } },
      { label: "x" },
    ];
    for (const body of bodies) expect((await writer.post("/api/passkeys", body)).status).toBe(400);
    expect(await writer.post("/api/passkeys", { label: "x", response: torn })).toMatchObject({
      status: 401,
      body: { code: "passkey-wrong" },
    });
  });

  it("[tenancy] nobody renames or removes another's; removed it opens nothing, and the password still does", async () => {
    const passkey = await add(owner, "old phone");
    for (const [path, body] of [
      ["/api/passkeys/rename", { id: passkey.id, label: "mine" }],
      ["/api/passkeys/remove", { id: passkey.id }],
    ] as const) {
      expect(await writer.post(path, body)).toMatchObject({ status: 404 });
    }
    expect((await owner.post("/api/passkeys/rename", { id: passkey.id, label: "older phone" })).status).toBe(200);
    expect((await owner.post("/api/passkeys/remove", { id: passkey.id })).status).toBe(200);
    expect(await use(passkey)).toMatchObject({ status: 401, body: { code: "passkey-wrong" } });
    expect((await browserAt(site).post("/api/login", { name: "Lin", password: PASSWORD })).status).toBe(200);
  });

  it("[auth-abuse] under an address there are none, and a page of another origin gets no question", async () => {
    const byAddress = running.browser();
    await byAddress.post("/api/login", { name: "Wang", password: PASSWORD });
    expect(await byAddress.post("/api/passkeys/ask", {})).toMatchObject({
      status: 422,
      body: { code: "passkey-needs-name" },
    });
    const headers = { origin: "https://evil.example", authorization: `Bearer ${"x".repeat(43)}` };
    expect(await byAddress.send("POST", "/api/passkeys/ask", { body: {}, headers })).toMatchObject({
      status: 403,
      body: { code: "foreign-origin" },
    });
  });

  it("[endpoint-matrix] guests have no passkeys", async () => {
    const { browser } = await addGuest(running, owner, { brandId, videoId: "video-1" });
    expect((await browser.get("/api/passkeys")).status).toBe(403);
    expect((await browser.post("/api/passkeys/offer", { password: PASSWORD })).status).toBe(403);
  });
});
