import { asId } from "@tongpin/domain/base";
import type { LedgerEntry } from "@tongpin/domain/records";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { entryHash, GENESIS, verifyChain } from "./chain.ts";
import { sha256Hex } from "./content-hash.ts";

function buildChain(length: number): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const entry = {
      v: 1,
      brandId: asId("brand"),
      seq,
      at: 1_790_000_000_000 + seq,
      op: `op-${seq}`,
      actor: { id: asId("p1"), name: "林晚", kind: "member" },
      body: { type: "supersede", submissionId: asId("s1"), videoId: asId("v1"), bySubmissionId: asId("s2") },
      prev: entries.at(-1)?.hash ?? GENESIS,
    } as const satisfies Omit<LedgerEntry, "hash" | "signature">;
    entries.push({ ...entry, hash: entryHash(entry), signature: null });
  }
  return entries;
}

describe("canonical JSON", () => {
  it("[CANON1] one spelling whatever the order of keys, the normal form of letters, or undefined fields", () => {
    expect(canonicalJson({ b: 1, a: [true, null, -0], c: undefined })).toBe('{"a":[true,null,0],"b":1}');
    expect(canonicalJson("e\u0301")).toBe(canonicalJson("\u00e9"));
    expect(canonicalJson("\ud800")).toBe('"\ufffd"');
    expect(canonicalJson(0.1)).toBe("0.1");
  });

  it("[CANON2] refuses what has no JSON form instead of guessing", () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, 1n, Symbol("x")]) {
      expect(() => canonicalJson({ bad })).toThrow(TypeError);
    }
  });

  it("[CANON3] SHA-256 of known texts", () => {
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256Hex("同频")).toBe(sha256Hex(new Uint8Array([0xe5, 0x90, 0x8c, 0xe9, 0xa2, 0x91])));
  });
});

describe("the ledger's chain", () => {
  it("[tamper] every changed field, deletion, swap and foreign entry is found", () => {
    const chain = buildChain(6);
    expect(verifyChain(chain)).toEqual({ ok: true, value: { seq: 6, hash: chain.at(-1)?.hash } });
    expect(verifyChain([])).toEqual({ ok: true, value: null });
    const forged = {
      brandId: asId("other"),
      at: 5,
      op: "x",
      actor: { id: asId("p2"), name: "林晚", kind: "guest" },
      body: { type: "overdue", submissionId: asId("s1"), videoId: asId("v1"), dueAt: 1 },
      prev: sha256Hex("x"),
      hash: sha256Hex("y"),
      seq: 9,
    } as const;
    for (const key of Object.keys(forged) as (keyof typeof forged)[]) {
      for (let index = 0; index < chain.length; index++) {
        const copy = chain.map((entry, at) => (at === index ? { ...entry, [key]: forged[key] } : entry));
        expect(verifyChain(copy).ok, `${key} of ${index}`).toBe(false);
      }
    }
    for (let index = 0; index < chain.length - 1; index++) {
      expect(verifyChain(chain.filter((_, at) => at !== index)).ok).toBe(false);
    }
    expect(verifyChain([...chain.slice(1, 2), ...chain.slice(0, 1), ...chain.slice(2)]).ok).toBe(false);
  });

  it("[tamper] a chain cut short at its end is whole in itself: only a head seen earlier shows it", () => {
    const chain = buildChain(4);
    expect(verifyChain(chain.slice(0, 3))).toMatchObject({ ok: true, value: { seq: 3 } });
  });
});
