import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign as signBytes,
  verify as verifyBytes,
} from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Database } from "../sql/opened.ts";

/**
 * The ledger's Ed25519 key. It lies beside the database, not in it: whoever can write to the database alone can break the
 * chain but not forge it. What is signed is the entry's `hash` as its 64 hex characters in ASCII.
 */
export interface Signer {
  /** base64url of the raw 32 bytes. */
  readonly publicKey: string;
  /** Ed25519 signature of a hash, base64url. */
  sign(hash: string): string;
}

/** Reads the key, or makes one (mode 600) when `mayCreate`: a ledger that has entries must keep its key. */
export function openSigner(file: string, mayCreate: boolean): Signer {
  if (!existsSync(file)) {
    if (!mayCreate)
      throw new Error(`the ledger has entries, but its key ${file} is missing: put it back from a backup`);
    createKeyFile(file);
  }
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== "ed25519") throw new Error(`${file} is no Ed25519 key`);
  return {
    publicKey: publicKeyText(createPublicKey(key)),
    sign: (hash) => signBytes(null, Buffer.from(hash, "ascii"), key).toString("base64url"),
  };
}

/** The public half of a key file, without the right to sign. */
export function readPublicKey(file: string): string {
  return publicKeyText(createPublicKey(readFileSync(file)));
}

export function isSignedBy(publicKey: string, hash: string, signature: string): boolean {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
  return verifyBytes(null, Buffer.from(hash, "ascii"), key, Buffer.from(signature, "base64url"));
}

/**
 * One key signs a workspace's ledger, on all nodes and for ever: whoever verifies it knows one. Throws when this server would
 * sign with another.
 * @param mayReplace nothing was signed yet, and no other node can sign meanwhile
 */
export async function holdLedgerKey(db: Database, publicKey: string, mayReplace: boolean): Promise<void> {
  if (mayReplace) await db.deleteFrom("ledger_key").execute();
  await db
    .insertInto("ledger_key")
    .values({ public_key: publicKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await db.selectFrom("ledger_key").select("public_key").executeTakeFirst();
  if (known?.public_key === publicKey) return;
  throw new Error(
    "the ledger is signed with another key than this server's keys/ledger.key: copy that of the other nodes, or of the backup",
  );
}

/** Whole or not at all; of two nodes that start on one folder the first one's stays. */
function createKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync("ed25519");
  const part = `${file}.${randomUUID()}`;
  const handle = openSync(part, "wx", 0o600);
  try {
    writeSync(handle, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(part, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    unlinkSync(part);
  }
}

function publicKeyText(key: KeyObject): string {
  const { x } = key.export({ format: "jwk" });
  if (!x) throw new Error("no Ed25519 key");
  return x;
}
