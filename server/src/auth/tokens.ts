import { createHash, randomBytes } from "node:crypto";

/** A secret for a link or a cookie: 256 random bits, base64url. Shown once; only `hashToken` of it is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token. A plain hash is enough: 256 random bits can't be guessed from it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** An id for a row or a person; fits room names. */
export function newId(): string {
  return randomBytes(12).toString("base64url");
}
