import { describe, expect, it } from "vitest";
import { createPasswords, passwordProblem, TooManyTries } from "./passwords.ts";

describe("passwords", () => {
  it("[auth-abuse] only the right password fits its hash, and nobody's password fits nobody", async () => {
    const passwords = createPasswords();
    const stored = await passwords.hash("correct horse battery");
    expect(stored).toMatch(/^\$argon2id\$/);
    expect(await passwords.verify(stored, "correct horse battery")).toBe(true);
    expect(await passwords.verify(stored, "correct horse batterz")).toBe(false);
    expect(await passwords.verify(null, "correct horse battery")).toBe(false);
  });

  it("[auth-abuse] an unknown person's password is checked at the cost of a known one's", async () => {
    const cost = (hash: string) => hash.split("$").slice(1, 4).join("$");
    const checked: string[] = [];
    const passwords = createPasswords(async (hash) => {
      checked.push(hash);
      return true;
    });
    const known = await passwords.hash("correct horse battery");
    expect(await passwords.verify(known, "right")).toBe(true);
    // Not even a hash that fits everything lets an unknown person in.
    expect(await passwords.verify(null, "right")).toBe(false);
    expect(checked.map(cost)).toEqual([cost(known), cost(known)]);
  });

  it("[auth-abuse] a storm of tries is refused beyond a short queue, and the queue empties", async () => {
    const passwords = createPasswords();
    const stored = await passwords.hash("correct horse battery");
    const tries = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.verify(stored, "no")));
    const refused = tries.filter((one) => one.status === "rejected" && one.reason instanceof TooManyTries);
    expect(refused).toHaveLength(60 - 34);
    expect(await passwords.verify(stored, "correct horse battery")).toBe(true);
  });

  it.each([
    ["七个字不够啊啊", "password-short"],
    ["12345678", "password-common"],
    ["Woaini1314", "password-common"],
    ["Lin Xiaoyu", "password-common"],
    ["八个字的密码可以", null],
  ])("[auth-abuse] %s → %s", (password, problem) => {
    expect(passwordProblem(password, "lin xiaoyu")).toBe(problem);
  });
});
