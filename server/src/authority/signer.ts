import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

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

function createKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync("ed25519");
  const handle = openSync(file, "wx", 0o600);
  try {
    writeSync(handle, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function publicKeyText(key: KeyObject): string {
  const { x } = key.export({ format: "jwk" });
  if (!x) throw new Error("no Ed25519 key");
  return x;
}
