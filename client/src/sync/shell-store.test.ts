// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import type { SessionInfo } from "@tongpin/protocol";
import { beforeEach, describe, expect, it } from "vitest";
import { readLastAccount, rememberAccount } from "./account-names.ts";
import { openDatabase } from "./database.ts";
import { firstMembers, firstSession } from "./first-read.ts";
import { keepMembers, keepSession } from "./shell-store.ts";

const session: SessionInfo = {
  person: { id: "p", name: "林", kind: "member" },
  workspace: { id: "w", name: "工作室" },
  brands: [{ id: "b", name: "品牌", role: "owner" }],
  serverNow: 1,
  ledgerKey: "k",
  minSchema: 1,
};

beforeEach(() => localStorage.clear());

describe("what the shell needs without a network", () => {
  it("[offline-open] the last account and its session are there at the next start", async () => {
    rememberAccount({ database: "shell-1", mode: "server", personId: "p" });
    await keepSession("shell-1", { session, clockOffset: -7 });
    expect(readLastAccount()).toEqual({ database: "shell-1", mode: "server", personId: "p" });
    expect(await firstSession("shell-1")).toEqual({ session, clockOffset: -7 });
    expect(await firstSession("shell-2")).toBeNull();
  });

  it("[offline-open] signing out forgets who it was", () => {
    rememberAccount({ database: "d", mode: "local", personId: "p" });
    rememberAccount(null);
    expect(readLastAccount()).toBeNull();
  });

  it.each(["{", "null", "7", '{"database":1}', '{"database":"d","personId":"p","mode":"root"}'])(
    "[corrupt-record] a remembered account of %s is nobody",
    (value) => {
      localStorage.setItem("tongpin.account", value);
      expect(readLastAccount()).toBeNull();
    },
  );

  it("[tenancy] members are kept brand by brand", async () => {
    const member = { personId: "p", name: "林", role: "owner", joinedAt: 1 };
    await keepMembers("shell-3", "a", [member]);
    expect(await firstMembers("shell-3", "a")).toEqual([member]);
    expect(await firstMembers("shell-3", "b")).toEqual([]);
    expect(await openDatabase("shell-3").shell.count()).toBe(1);
  });
});
