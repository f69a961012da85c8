// @vitest-environment node
import { describe, expect, it } from "vitest";
import { createApi } from "./api.ts";
import { serverClock } from "./clock.ts";

/** An api whose server gives this answer to everything. */
function answering(make: () => Response | Promise<Response>) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const api = createApi({
    fetch: async (url, init) => {
      asked.push({ url: String(url), init });
      return make();
    },
  });
  return { api, asked };
}
const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });

describe("calls to the server", () => {
  it.each([
    [
      "a refusal keeps its code and figures",
      json(409, { code: "superseded", params: { round: 2 } }),
      { code: "superseded", params: { round: 2 }, kind: "refused", status: 409 },
    ],
    ["no session", json(401, { code: "sign-in" }), { code: "sign-in", kind: "signedOut", status: 401 }],
    ["no right", json(403, { code: "forbidden" }), { code: "forbidden", kind: "forbidden", status: 403 }],
    [
      "too many tries may be tried again",
      json(429, { code: "too-many-tries" }),
      { code: "too-many-tries", kind: "unavailable", status: 429 },
    ],
    [
      "a proxy's page instead of ours",
      () => new Response("<html>", { status: 502 }),
      { code: "server-unavailable", kind: "unavailable", status: 502 },
    ],
    [
      "a captive portal's page",
      () => new Response("<html>", { status: 200 }),
      { code: "network", kind: "network", status: 200 },
    ],
    ["no network", () => Promise.reject(new TypeError("failed")), { code: "network", kind: "network", status: 0 }],
  ])("[api] %s", async (_when, make, error) => {
    const { api } = answering(make);
    expect(await api.command({ op: "o", brandId: "b", command: { type: "submit" } })).toEqual({ ok: false, error });
  });

  it("[api] an empty answer is an answer", async () => {
    const { api } = answering(() => new Response(null, { status: 204 }));
    expect(await api.logout()).toEqual({ ok: true, value: undefined });
  });

  it("[api] lists arrive as lists, and ids are escaped", async () => {
    const { api, asked } = answering(json(200, { members: [{ personId: "p" }] }));
    expect(await api.members("a&b=c")).toEqual({ ok: true, value: [{ personId: "p" }] });
    expect(asked[0]?.url).toBe("/api/members?brandId=a%26b%3Dc");
  });

  it("[clock-jumps] a session answer sets the clock", async () => {
    const { api } = answering(json(200, { serverNow: 1_700_000_000_000 }));
    await api.session();
    expect(serverClock.now() - 1_700_000_000_000).toBeLessThan(10_000);
  });
});
