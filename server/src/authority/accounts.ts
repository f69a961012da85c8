import { ok, type Result, refuse } from "@tongpin/domain/base";
import { type Passwords, passwordProblem } from "../auth/passwords.ts";
import type { MemberPrincipal } from "../auth/sessions.ts";
import type { Throttle } from "../auth/throttle.ts";
import { hashToken, newId, newToken } from "../auth/tokens.ts";
import type { Database } from "../sql/database.ts";
import { type Tx, transact } from "../sql/transact.ts";
import { writeAudit } from "./audit.ts";
import type { Clock } from "./clock.ts";

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
  /** A fresh one-time owner link's token, replacing any earlier one; null once the workspace is set up. */
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
}): Accounts {
  const { db, clock, passwords, throttle } = deps;

  async function workspace() {
    return (await db.selectFrom("workspace").select(["id", "name"]).executeTakeFirst()) ?? null;
  }

  async function prepare(person: NewPerson): ReturnType<Accounts["prepare"]> {
    const problem = passwordProblem(person.password, person.name);
    if (problem) return refuse(problem);
    const passwordHash = await passwords.hash(person.password);
    return ok(async (tx, isOwner) => {
      const signIn = signInName(person.name);
      const taken = await tx.selectFrom("persons").select("id").where("sign_in", "=", signIn).executeTakeFirst();
      if (taken) return refuse("name-taken");
      const id = newId();
      await tx
        .insertInto("persons")
        .values({
          id,
          sign_in: signIn,
          name: person.name.trim(),
          password_hash: passwordHash,
          is_owner: isOwner ? 1 : 0,
          created_at: clock.now(),
        })
        .execute();
      return ok(id);
    });
  }

  return {
    workspace,
    prepare,
    async newSetupToken() {
      if (await workspace()) return null;
      const token = newToken();
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom("setup_tokens").execute();
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
        const used = await tx
          .deleteFrom("setup_tokens")
          .where("hash", "=", hashToken(request.token))
          .executeTakeFirst();
        if (used.numDeletedRows === 0n) return refuse("setup-done");
        const person = await prepared.value(tx, true);
        if (!person.ok) return person;
        const at = clock.now();
        const id = newId();
        await tx.insertInto("workspace").values({ id, name: request.workspaceName.trim(), created_at: at }).execute();
        await writeAudit(tx, { at, actorId: person.value, action: "set-up", brandId: null, subject: id });
        return person;
      });
    },
    async signIn(name, password) {
      const signIn = signInName(name);
      if (!throttle.allow(signIn)) return refuse("too-many-tries");
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
      if (!throttle.allow(row.sign_in)) return refuse("too-many-tries");
      return (await passwords.verify(row.password_hash, password)) ? ok() : refuse("password-wrong");
    },
  };
}
