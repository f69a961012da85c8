import { hash, verify } from "@node-rs/argon2";

/** OWASP's argon2id figures for servers: 19 MiB, two passes. It runs on libuv's threads, off the event loop. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * A hash of the same cost that no known password fits: unknown names take as long as known ones, from the first try on.
 */
const NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$QJER6915259u6Uzn0gGpIg$Jnhv/CoIVJnrl1TDAIeyCIoDzgZiOf6Gn/GFVFMg74o";

/** At most this many hashes at a time, so that a storm of tries leaves threads for the disk. */
const AT_ONCE = 2;
/** Tries that may wait; more are refused, not queued. */
const MAY_WAIT = 32;

/** The passwords tried first by everyone who guesses; each has the 8 characters we ask for. */
const COMMON = new Set(
  (
    "12345678 123456789 1234567890 password password1 11111111 00000000 88888888 66666666 qwertyui qwertyuiop " +
    "1q2w3e4r 1qaz2wsx abcd1234 a1234567 a123456789 iloveyou woaini1314 5201314a 12341234 87654321 asdfghjkl " +
    "admin123 tongpin123 woaini520 123123123 qq123456 asd12345 zxcvbnm1 letmein1"
  ).split(" "),
);

/** Why a new password is not good enough, or null. */
export function passwordProblem(password: string, name: string): "password-short" | "password-common" | null {
  if (Array.from(password).length < 8) return "password-short";
  const folded = password.toLowerCase();
  return COMMON.has(folded) || folded === name.toLowerCase() ? "password-common" : null;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown person (`stored` null) as for a known one. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

export class TooManyTries extends Error {}

/** @param check what compares a password with a hash; another one only to watch it */
export function createPasswords(check: (hash: string, password: string) => Promise<boolean> = verify): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (waiting.length >= MAY_WAIT) throw new TooManyTries("too many passwords at once");
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so `running` stays as it is.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => inTurn(() => hash(password, COST)),
    async verify(stored, password) {
      const right = await inTurn(() => check(stored ?? NOBODYS, password));
      return stored !== null && right;
    },
  };
}
