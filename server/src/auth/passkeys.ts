import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { ok, type Result, refuse } from "@tongpin/domain/base";
import type { PasskeyInfo } from "@tongpin/protocol";
import { writeAudit } from "../authority/audit.ts";
import type { Clock } from "../authority/clock.ts";
import type { Database } from "../sql/database.ts";
import { transact } from "../sql/transact.ts";
import {
  CEREMONY_MS,
  challengeIn,
  creationOptions,
  requestOptions,
  type Site,
  verifyCreation,
  verifyUse,
} from "./passkey-ceremony.ts";
import { hashToken } from "./tokens.ts";

/** A person's devices and password managers, with room to spare. */
const MOST_PASSKEYS = 20;

/**
 * Passkeys beside the password: bound to one host name, found by the browser without a name typed, unlocked by whatever
 * unlocks the device. Challenges lie in the database, so that any node may take the answer to another's question.
 */
export interface Passkeys {
  list(personId: string): Promise<readonly PasskeyInfo[]>;
  /** What the browser needs to make one. The caller has asked for the password. */
  offer(site: Site, workspaceName: string, person: Named): Promise<Result<PublicKeyCredentialCreationOptionsJSON>>;
  add(site: Site, personId: string, label: string, response: RegistrationResponseJSON): Promise<Result<PasskeyInfo>>;
  rename(personId: string, id: string, label: string): Promise<Result<void>>;
  /** From the next sign-in on it opens nothing. */
  remove(personId: string, id: string): Promise<Result<void>>;
  ask(site: Site): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** Answers the person whose passkey it is. Every way to fail looks the same from outside. */
  signIn(site: Site, response: AuthenticationResponseJSON): Promise<Result<string>>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export function createPasskeys({ db, clock }: { db: Database; clock: Clock }): Passkeys {
  async function keepChallenge(challenge: string, personId: string | null): Promise<void> {
    const now = clock.now();
    await db.deleteFrom("passkey_challenges").where("expires_at", "<=", now).execute();
    await db
      .insertInto("passkey_challenges")
      .values({ hash: hashToken(challenge), person_id: personId, expires_at: now + CEREMONY_MS })
      .execute();
  }

  /** Uses a challenge up. True if it was asked of this person (of nobody in particular: null), and in time. */
  async function takeChallenge(challenge: string, personId: string | null): Promise<boolean> {
    const hash = hashToken(challenge);
    const row = await db
      .selectFrom("passkey_challenges")
      .select(["person_id", "expires_at"])
      .where("hash", "=", hash)
      .executeTakeFirst();
    // The row that goes decides, not the one that was read: two answers to one question are one answer.
    const gone = await db.deleteFrom("passkey_challenges").where("hash", "=", hash).executeTakeFirst();
    return gone.numDeletedRows === 1n && row?.person_id === personId && row.expires_at > clock.now();
  }

  async function list(personId: string): Promise<readonly PasskeyInfo[]> {
    const rows = await db
      .selectFrom("passkeys")
      .select(["id", "label", "rp_id as site", "created_at as createdAt", "last_used_at as lastUsedAt"])
      .where("person_id", "=", personId)
      .orderBy("created_at")
      .orderBy("id")
      .execute();
    return rows;
  }

  return {
    list,
    async offer(site, workspaceName, person) {
      const rows = await db
        .selectFrom("passkeys")
        .select(["id", "transports", "rp_id"])
        .where("person_id", "=", person.id)
        .execute();
      if (rows.length >= MOST_PASSKEYS) return refuse("passkeys-full", { most: MOST_PASSKEYS });
      const known = rows
        .filter((row) => row.rp_id === site.rpId)
        .map((row) => ({ id: row.id, transports: JSON.parse(row.transports) as string[] }));
      const options = await creationOptions({ site, workspaceName, person, known });
      await keepChallenge(options.challenge, person.id);
      return ok(options);
    },
    async add(site, personId, label, response) {
      const challenge = challengeIn(response.response.clientDataJSON);
      if (!(await takeChallenge(challenge, personId))) return refuse("passkey-expired");
      const made = await verifyCreation(site, challenge, response);
      if (!made) return refuse("passkey-wrong");
      const at = clock.now();
      return transact(db, async (tx) => {
        const added = await tx
          .insertInto("passkeys")
          .values({
            id: made.id,
            person_id: personId,
            label,
            rp_id: site.rpId,
            public_key: made.publicKey,
            counter: made.counter,
            transports: JSON.stringify(made.transports),
            created_at: at,
            last_used_at: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows !== 1n) return refuse("passkey-known");
        await writeAudit(tx, { at, actorId: personId, action: "add-passkey", brandId: null, subject: made.id });
        return ok({ id: made.id, label, site: site.rpId, createdAt: at, lastUsedAt: null });
      });
    },
    async rename(personId, id, label) {
      const changed = await db
        .updateTable("passkeys")
        .set({ label })
        .where("id", "=", id)
        .where("person_id", "=", personId)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n ? ok() : refuse("not-found");
    },
    async remove(personId, id) {
      return transact(db, async (tx) => {
        const gone = await tx
          .deleteFrom("passkeys")
          .where("id", "=", id)
          .where("person_id", "=", personId)
          .executeTakeFirst();
        if (gone.numDeletedRows !== 1n) return refuse("not-found");
        const at = clock.now();
        await writeAudit(tx, { at, actorId: personId, action: "remove-passkey", brandId: null, subject: id });
        return ok();
      });
    },
    async ask(site) {
      const options = requestOptions(site);
      await keepChallenge(options.challenge, null);
      return options;
    },
    async signIn(site, response) {
      const challenge = challengeIn(response.response.clientDataJSON);
      if (!(await takeChallenge(challenge, null))) return refuse("passkey-expired");
      const row = await db.selectFrom("passkeys").selectAll().where("id", "=", response.id).executeTakeFirst();
      if (!row) return refuse("passkey-wrong");
      const credential = { id: row.id, publicKey: new Uint8Array(row.public_key), counter: row.counter };
      const counter = await verifyUse(site, challenge, response, credential);
      if (counter === null) return refuse("passkey-wrong");
      await db.updateTable("passkeys").set({ counter, last_used_at: clock.now() }).where("id", "=", row.id).execute();
      return ok(row.person_id);
    },
  };
}
