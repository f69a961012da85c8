import "fake-indexeddb/auto";
import type { SessionInfo } from "@tongpin/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readLastAccount } from "../../sync/account-names.ts";
import { closeDatabase } from "../../sync/database.ts";
import { firstSession } from "../../sync/first-read.ts";
import { createRuntime, type RuntimeEvent } from "./runtime.ts";

const sessionOf = (id: string): SessionInfo => ({
  person: { id, name: "苏禾", kind: "member" },
  workspace: { id: "w1", name: "山岚" },
  brands: [{ id: "b1", name: "茶", role: "owner" }],
  serverNow: 1_700_000_000_000,
  ledgerKey: "k",
  minSchema: 1,
});

describe("who works here", () => {
  let asked: string[] = [];
  let answer: () => Response = () => Response.json({});

  beforeEach(() => {
    localStorage.clear();
    asked = [];
    vi.stubGlobal("fetch", (path: string) => {
      asked.push(path);
      return Promise.resolve(answer());
    });
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    for (const { name = "" } of await indexedDB.databases()) {
      closeDatabase(name);
      indexedDB.deleteDatabase(name);
    }
  });

  it("[L1] a device nobody worked on asks once, quietly, and nobody is no failure", async () => {
    answer = () => new Response(null, { status: 204 });
    const runtime = createRuntime();
    await runtime.boot(null);
    expect([runtime.account.getSnapshot(), asked]).toEqual([null, ["/api/session?quiet=1"]]);
  });

  it("[evicted] a browser that cleared everything but the cookie gets in by it, without signing in", async () => {
    answer = () => Response.json(sessionOf("p1"));
    const runtime = createRuntime();
    await runtime.boot(null);
    expect(runtime.account.getSnapshot()?.session.person.id).toBe("p1");
  });

  it("[L2] the account of last time is there before any answer, and stays when the server can't be reached", async () => {
    await createRuntime().adopt(sessionOf("p1"));
    answer = () => {
      throw new TypeError("no network");
    };
    const runtime = createRuntime();
    await runtime.boot(null);
    expect(runtime.account.getSnapshot()?.session.person.id).toBe("p1");
    await vi.waitFor(() => expect(asked).toEqual(["/api/session"]));
    await runtime.refresh();
    expect(runtime.account.getSnapshot()?.mode).toBe("server");
  });

  it("[evicted] a device that lost its database asks the server who we are before it shows anything", async () => {
    const first = createRuntime();
    await first.adopt(sessionOf("p1"));
    const database = first.account.getSnapshot()?.database ?? "";
    closeDatabase(database);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(database).onsuccess = resolve;
    });
    asked = [];
    answer = () => Response.json(sessionOf("p1"));
    const runtime = createRuntime();
    await runtime.boot(null);
    expect(asked).toEqual(["/api/session"]);
    expect(runtime.account.getSnapshot()?.session.person.id).toBe("p1");
  });

  it("[A4] a session that ended is said once, and what was kept stays on the device", async () => {
    const runtime = createRuntime();
    await runtime.adopt(sessionOf("p1"));
    const events: RuntimeEvent[] = [];
    runtime.onEvent((event) => events.push(event));
    answer = () => Response.json({ code: "sign-in" }, { status: 401 });
    await runtime.refresh();
    await runtime.refresh();
    expect(events).toEqual([{ type: "signedOut", mode: "server" }]);
    expect(runtime.account.getSnapshot()).toBeNull();
    expect(await firstSession("tongpin-p1")).not.toBeNull();
  });

  it("[A4] an answer that was under way when somebody signed out brings nobody back", async () => {
    const runtime = createRuntime();
    await runtime.adopt(sessionOf("p1"));
    const waiting: (() => void)[] = [];
    vi.stubGlobal("fetch", (_path: string, { method }: RequestInit) =>
      method === "GET"
        ? new Promise<Response>((resolve) => waiting.push(() => resolve(Response.json(sessionOf("p1")))))
        : Promise.resolve(new Response(null, { status: 204 })),
    );
    const asking = runtime.refresh();
    await runtime.signOut();
    expect(waiting).toHaveLength(1);
    for (const reply of waiting) reply();
    await asking;
    expect(runtime.account.getSnapshot()).toBeNull();
    expect(readLastAccount()).toBeNull();
  });

  it("[A4] whoever signs out is not asked who they are: that the server ends the sockets is no news", async () => {
    const runtime = createRuntime();
    await runtime.adopt(sessionOf("p1"));
    const events: RuntimeEvent[] = [];
    runtime.onEvent((event) => events.push(event));
    answer = () => new Response(null, { status: 204 });
    const leaving = runtime.signOut();
    await runtime.refresh();
    await leaving;
    expect([asked, events]).toEqual([["/api/logout"], []]);
  });

  it("[A2] when the server knows this browser as somebody else, nothing goes on under either name", async () => {
    const runtime = createRuntime();
    await runtime.adopt(sessionOf("p1"));
    const events: RuntimeEvent[] = [];
    runtime.onEvent((event) => events.push(event));
    answer = () => Response.json(sessionOf("p2"));
    await runtime.refresh();
    expect(events).toEqual([{ type: "elsewhere" }]);
    expect(runtime.account.getSnapshot()?.session.person.id).toBe("p1");
    // The next page begins as the other one, or it would give way for ever.
    const next = createRuntime();
    await next.boot(null);
    expect(next.account.getSnapshot()?.session.person.id).toBe("p2");
  });

  it("[U12] an answer that says the same as before re-renders nothing", async () => {
    const runtime = createRuntime();
    await runtime.adopt(sessionOf("p1"));
    const before = runtime.account.getSnapshot();
    answer = () => Response.json({ ...sessionOf("p1"), serverNow: 1_700_000_009_999 });
    await runtime.refresh();
    expect(runtime.account.getSnapshot()).toBe(before);
  });

  it("[L1] the workspace of this device is made once and found again, names and all", async () => {
    const names = { person: "我", workspace: "本机", brand: "我的品牌" };
    const runtime = createRuntime();
    expect(await runtime.hasLocal()).toBe(false);
    await runtime.enterLocal(names);
    await runtime.renameLocal({ brand: "山岚茶事" });
    const made = runtime.account.getSnapshot()?.session;
    await runtime.signOut();
    expect(await runtime.hasLocal()).toBe(true);
    await runtime.enterLocal(names);
    expect(runtime.account.getSnapshot()?.session).toEqual(made);
    expect(made?.brands[0]?.name).toBe("山岚茶事");
    expect(asked).toEqual([]);
  });
});
