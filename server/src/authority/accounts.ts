import { ok, type Result, refuse } from "@tongpin/domain/base";
import { type Passwords, passwordProblem } from "../auth/passwords.ts";
import type { MemberPrincipal } from "../auth/sessions.ts";
import type { Throttle } from "../auth/throttle.ts";
import { hashToken, newId, newToken } from "../auth/tokens.ts";
import type { Database } from "../sql/opened.ts";
import { type Tx, transact } from "../sql/transact.ts";
import { writeAudit } from "./audit.ts";
import type { Clock } from "./clock.ts";

/** How long a node's owner link outlives the next start of another node. */
const SETUP_LINK_MS = 24 * 3_600_000;

export interface NewPerson {
  readonly name: string;
  readonly password: string;
}

/** The form in which sign-in names are compared: width, case and outer spaces make no second person. */
export function signInName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

export interface Accounts {
  workspace(): Promise<{ id: string; name: string } | null>;
  /**
   * A fresh one-time owner link's token; null once the workspace is set up. Alone on its data a process replaces any earlier
   * one; of several nodes that start, each prints a link, and the first that is used makes the others void.
   */
  newSetupToken(): Promise<string | null>;
  /** Makes the workspace and its owner; answers the owner's id. */
  setUp(request: NewPerson & { token: string; workspaceName: string }): Promise<Result<string>>;
  signIn(name: string, password: string): Promise<Result<string>>;
  /** Whether this is the password of somebody already signed in; counted as a try like any other. */
  confirm(personId: string, password: string): Promise<Result<void>>;
  /** Checks and hashes outside a transaction; the answer inserts the person inside one. */
  prepare(person: NewPerson): Promise<Result<(tx: Tx, isOwner: boolean) => Promise<Result<string>>>>;
}

/** The workspace's owner, in whose name the operator acts at the command line. Throws while nobody has set it up. */
export async function ownerOf(db: Database): Promise<MemberPrincipal> {
  const row = await db
    .selectFrom("persons")
    .select(["id", "name"])
    .where("is_owner", "=", 1)
    .orderBy("created_at")
    .executeTakeFirst();
  if (!row) throw new Error("the workspace has no owner yet: open the owner link first");
  return { kind: "member", sessionId: "operator", personId: row.id, name: row.name, isOwner: true, byToken: true };
}

export function createAccounts(deps: {
  db: Database;
  clock: Clock;
  passwords: Passwords;
  throttle: Throttle;
  /** Several nodes work on the database. */
  shared: boolean;
}): Accounts {
  const { db, clock, passwords, throttle, shared } = deps;

  async function workspace() {
    return (await db.selectFrom("workspace").select(["id", "name"]).executeTakeFirst()) ?? null;
  }

  async function prepare(person: NewPerson): ReturnType<Accounts["prepare"]> {
    const problem = passwordProblem(person.password, person.name);
    if (problem) return refuse(problem);
    const passwordHash = await passwords.hash(person.password);
    return ok(async (tx, isOwner) => {
      const signIn = signInName(person.name);
      const id = newId();
      const made = await tx
        .insertInto("persons")
        .values({
          id,
          sign_in: signIn,
          name: person.name.trim(),
          password_hash: passwordHash,
          is_owner: isOwner ? 1 : 0,
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.column("sign_in").doNothing())
        .executeTakeFirst();
      return made.numInsertedOrUpdatedRows === 0n ? refuse("name-taken") : ok(id);
    });
  }

  return {
    workspace,
    prepare,
    async newSetupToken() {
      if (await workspace()) return null;
      const token = newToken();
      await db.transaction().execute(async (tx) => {
        let outdated = tx.deleteFrom("setup_tokens");
        if (shared) outdated = outdated.where("created_at", "<", clock.now() - SETUP_LINK_MS);
        await outdated.execute();
        await tx
          .insertInto("setup_tokens")
          .values({ hash: hashToken(token), created_at: clock.now() })
          .execute();
      });
      return token;
    },
    async setUp(request) {
      const known = await db
        .selectFrom("setup_tokens")
        .select("hash")
        .where("hash", "=", hashToken(request.token))
        .executeTakeFirst();
      if (!known) return refuse((await workspace()) ? "setup-done" : "link-unknown");
      const prepared = await prepare(request);
      if (!prepared.ok) return prepared;
      return transact(db, async (tx) => {
        const at = clock.now();
        const id = newId();
        // There is one workspace at most: a second owner, with another node's link in the same moment, waits here and is
        // refused. Here first, before any link is touched: two who hold a link each would wait for each other.
        const made = await tx
          .insertInto("workspace")
          .values({ id, name: request.workspaceName.trim(), created_at: at })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (made.numInsertedOrUpdatedRows === 0n) return refuse("setup-done");
        const used = await tx
          .deleteFrom("setup_tokens")
          .where("hash", "=", hashToken(request.token))
          .executeTakeFirst();
        if (used.numDeletedRows === 0n) return refuse("setup-done");
        await tx.deleteFrom("setup_tokens").execute();
        const person = await prepared.value(tx, true);
        if (!person.ok) return person;
        await writeAudit(tx, { at, actorId: person.value, action: "set-up", brandId: null, subject: id });
        return person;
      });
    },
    async signIn(name, password) {
      const signIn = signInName(name);
      if (!(await throttle.allow(signIn))) return refuse("too-many-tries");
      const row = await db
        .selectFrom("persons")
        .select(["id", "password_hash"])
        .where("sign_in", "=", signIn)
        .executeTakeFirst();
      const right = await passwords.verify(row?.password_hash ?? null, password);
      return row && right ? ok(row.id) : refuse("sign-in-wrong");
    },
    async confirm(personId, password) {
      const row = await db
        .selectFrom("persons")
        .select(["sign_in", "password_hash"])
        .where("id", "=", personId)
        .executeTakeFirst();
      if (!row) return refuse("not-found");
      if (!(await throttle.allow(row.sign_in))) return refuse("too-many-tries");
      return (await passwords.verify(row.password_hash, password)) ? ok() : refuse("password-wrong");
    },
  };
}
