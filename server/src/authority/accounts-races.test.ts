import type { Result } from "@tongpin/domain/base";
import { must } from "@tongpin/domain/base";
import type { Actor } from "@tongpin/domain/records";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Passwords } from "../auth/passwords.ts";
import { createSessions } from "../auth/sessions.ts";
import { createThrottle } from "../auth/throttle.ts";
import type { OpenedDatabase } from "../sql/opened.ts";
import { onEachDatabase } from "../test-support/databases.ts";
import { createTestClock } from "../test-support/test-clock.ts";
import { createAccounts } from "./accounts.ts";
import { createBrands } from "./brands.ts";
import { createGuestLinks } from "./guest-links.ts";
import { createInvites } from "./invites.ts";

const PASSWORD = "correct horse battery";
const CROWD = 8;
const quick: Passwords = { hash: async (word) => `#${word}`, verify: async (kept, word) => kept === `#${word}` };
const feed = { announce: async () => undefined, changed: () => undefined, publish: async () => undefined };

const wins = (answers: readonly Result<unknown>[]) => answers.filter((answer) => answer.ok).length;
const refusals = (answers: readonly Result<unknown>[]) =>
  new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])));

onEachDatabase("accounts when several act at once", (open) => {
  const clock = createTestClock();
  let sql: OpenedDatabase;
  beforeEach(async () => {
    sql = await open();
    // Connections are there already: what is asked at once is done at once.
    await Promise.all(Array.from({ length: CROWD }, () => sql.db.selectFrom("brands").selectAll().execute()));
  });
  afterEach(() => sql.close());

  function desks() {
    const { db } = sql;
    const accounts = createAccounts({
      ...{ db, clock, passwords: quick, shared: sql.shared },
      throttle: createThrottle(clock, 100, 1000),
    });
    const brands = createBrands({ db, clock, feed });
    const invites = createInvites({ db, clock, accounts });
    const links = createGuestLinks({ db, clock, sessions: createSessions(db, clock), feed });
    return { accounts, brands, invites, links };
  }

  async function withOwner() {
    const all = desks();
    const token = must(await all.accounts.newSetupToken());
    const made = await all.accounts.setUp({ token, workspaceName: "Snow", name: "Lin", password: PASSWORD });
    if (!made.ok) throw new Error(made.error.code);
    const owner = {
      kind: "member",
      sessionId: "s",
      personId: made.value,
      name: "Lin",
      isOwner: true,
      byToken: false,
    } as const;
    const brand = await all.brands.create(owner, "Tea");
    if (!brand.ok) throw new Error(brand.error.code);
    const by: Actor = { id: made.value as Actor["id"], name: "Lin", kind: "member", role: "owner" };
    return { ...all, owner, by, brandId: brand.value.id };
  }

  it("[auth] one link, opened by many in the same moment, makes one owner and one workspace", async () => {
    const { accounts } = desks();
    const tokens = [must(await accounts.newSetupToken())];
    // Each node prints a link at its first start; alone on its data, a process has only the newest.
    if (sql.shared) tokens.push(must(await accounts.newSetupToken()));
    const answers = await Promise.all(
      Array.from({ length: CROWD }, (_, index) =>
        accounts.setUp({
          token: must(tokens[index % tokens.length]),
          workspaceName: "W",
          name: `P${index}`,
          password: PASSWORD,
        }),
      ),
    );
    expect(wins(answers)).toBe(1);
    expect([...refusals(answers)].every((code) => code === "setup-done" || code === "link-unknown")).toBe(true);
    expect(await sql.db.selectFrom("workspace").selectAll().execute()).toHaveLength(1);
    expect(await sql.db.selectFrom("persons").selectAll().execute()).toHaveLength(1);
    expect(await accounts.newSetupToken()).toBeNull();
  });

  it("[share-link] an invitation pressed by many at once is used by one, and the others leave nothing behind", async () => {
    const { invites, brandId, by } = await withOwner();
    const { token } = await invites.create(by.id, { brandId, role: "writer" });
    const answers = await Promise.all(
      Array.from({ length: CROWD }, (_, index) => invites.accept(token, { name: `P${index}`, password: PASSWORD })),
    );
    expect(wins(answers)).toBe(1);
    expect(refusals(answers)).toEqual(new Set(["link-used"]));
    expect(await sql.db.selectFrom("persons").selectAll().execute()).toHaveLength(2);
  });

  it("[auth] of several who choose the same name at once, one gets it", async () => {
    const { invites, brandId, by } = await withOwner();
    const tokens = await Promise.all(
      Array.from({ length: CROWD }, () => invites.create(by.id, { brandId, role: "writer" })),
    );
    const answers = await Promise.all(
      tokens.map(({ token }) => invites.accept(token, { name: "Ｚｈａｏ ", password: PASSWORD })),
    );
    expect(wins(answers)).toBe(1);
    expect(refusals(answers)).toEqual(new Set(["name-taken"]));
  });

  it("[auth] a brand keeps an owner, whoever removes whom in the same moment", async () => {
    const { invites, brands, brandId, by, owner } = await withOwner();
    const people = [owner.personId];
    for (let index = 1; index < CROWD; index += 1) {
      const { token } = await invites.create(by.id, { brandId, role: "owner" });
      const joined = await invites.accept(token, { name: `Owner ${index}`, password: PASSWORD });
      if (joined.ok) people.push(joined.value);
    }
    const answers = await Promise.all(people.map((person) => brands.removeMember(by, brandId, person)));
    expect(wins(answers)).toBe(CROWD - 1);
    expect(refusals(answers)).toEqual(new Set(["last-owner"]));
    expect(await brands.members(brandId)).toMatchObject([{ role: "owner" }]);
  });

  it("[clock-jumps] acts of administration never go back in time, whatever the clock does", async () => {
    const { brands, invites, links, brandId, by } = await withOwner();
    const begun = clock.now();
    for (const jump of [5_000, -3_600_000, 86_400_000 * 10, -86_400_000 * 20, 7]) {
      clock.jump(clock.now() + jump);
      await invites.create(by.id, { brandId, role: "writer" });
      const link = await links.create(by.id, { brandId, videoId: "v", label: "", rights: ["view"], expiresInHours: 1 });
      await links.revoke(by.id, brandId, link.id);
      await brands.changeRole(by, brandId, by.id, "owner");
    }
    const rows = await sql.db.selectFrom("audit").select("at").where("brand_id", "=", brandId).orderBy("id").execute();
    const times = rows.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(20);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    clock.jump(begun);
  });
});
