import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { TEST_ROOTS } from "./testing/relay-server.ts";
import { scanUpdate } from "./update-scan.ts";

type Write = (encoder: encoding.Encoder) => void;

/** One client, one struct, no deletions, unless `tail` says otherwise. */
function bomb(
  info: number,
  content: Write,
  { client = 1, clock = 0, structs = 1, tail = (e: encoding.Encoder) => encoding.writeVarUint(e, 0) } = {},
) {
  return encoding.encode((e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeVarUint(e, structs);
    encoding.writeVarUint(e, client);
    encoding.writeVarUint(e, clock);
    encoding.writeUint8(e, info);
    content(e);
    tail(e);
  });
}

const root =
  (name: string, then: Write): Write =>
  (e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeVarString(e, name);
    then(e);
  };
const text = (words: string): Write => root("text", (e) => encoding.writeVarString(e, words));
const any = (value: Write): Write =>
  root("list", (e) => {
    encoding.writeVarUint(e, 1);
    value(e);
  });
const deep =
  (depth: number): Write =>
  (e) => {
    for (let i = 0; i < depth; i++) {
      encoding.writeUint8(e, 117);
      encoding.writeVarUint(e, 1);
    }
    encoding.writeUint8(e, 126);
  };
const deletes =
  (clock: number, length: number): Write =>
  (e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeVarUint(e, 1);
    encoding.writeVarUint(e, 1);
    encoding.writeVarUint(e, clock);
    encoding.writeVarUint(e, length);
  };

const BOMBS: Readonly<Record<string, Uint8Array>> = {
  "nothing at all": Uint8Array.of(),
  "a count without structs": Uint8Array.of(1),
  "billions of sections": Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f, 0),
  "billions of structs": bomb(4, text("x"), { structs: 2 ** 40 }),
  "a number of nine groups": Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 0),
  "collected structs of 2^40": bomb(0, (e) => encoding.writeVarUint(e, 2 ** 40)),
  "deleted content of 2^40": bomb(
    1,
    root("text", (e) => encoding.writeVarUint(e, 2 ** 40)),
  ),
  "a skip of 2^40": bomb(10, (e) => encoding.writeVarUint(e, 2 ** 40)),
  "a clock of 2^53 - 100": bomb(4, text("x"), { clock: 2 ** 53 - 100 }),
  "a clientID over 32 bits": bomb(4, text("x"), { client: 2 ** 32 }),
  "an empty string": bomb(4, text("")),
  "a subdocument": bomb(
    9,
    root("list", (e) => {
      encoding.writeVarString(e, "guid");
      encoding.writeAny(e, {});
    }),
  ),
  "an unknown content": bomb(11, text("x")),
  "a skip with flags": bomb(10 | 0x80, (e) => encoding.writeVarUint(e, 1)),
  "an unknown type": bomb(
    7,
    root("list", (e) => encoding.writeVarUint(e, 9)),
  ),
  "an unknown root": bomb(
    4,
    root("elsewhere", (e) => encoding.writeVarString(e, "x")),
  ),
  "a map key __proto__": bomb(
    8 | 0x20,
    root("map", (e) => {
      encoding.writeVarString(e, "__proto__");
      encoding.writeVarUint(e, 1);
      encoding.writeAny(e, { isAdmin: true });
    }),
  ),
  "an object key __proto__": bomb(
    8,
    any((e) => {
      encoding.writeUint8(e, 118);
      encoding.writeVarUint(e, 1);
      encoding.writeVarString(e, "__proto__");
      encoding.writeAny(e, 1);
    }),
  ),
  "a key __proto__ with a padded length": bomb(
    8,
    any((e) => {
      encoding.writeUint8(e, 118);
      encoding.writeVarUint(e, 1);
      encoding.writeUint8Array(e, Uint8Array.of(0x89, 0));
      encoding.writeUint8Array(e, new TextEncoder().encode("__proto__"));
      encoding.writeAny(e, 1);
    }),
  ),
  "a JSON key __proto__": bomb(
    5,
    root("text", (e) => encoding.writeVarString(e, '{"\\u005f_proto__":1}')),
  ),
  "values nested 17 deep": bomb(8, any(deep(17))),
  "JSON nested 5,000 deep": bomb(
    5,
    root("text", (e) => encoding.writeVarString(e, "[".repeat(5000) + "]".repeat(5000))),
  ),
  "broken JSON": bomb(
    6,
    root("text", (e) => {
      encoding.writeVarString(e, "bold");
      encoding.writeVarString(e, "{");
    }),
  ),
  "an unknown value": bomb(
    8,
    any((e) => encoding.writeUint8(e, 5)),
  ),
  "a lone surrogate": bomb(
    4,
    root("text", (e) => encoding.writeVarUint8Array(e, Uint8Array.of(0xed, 0xa0, 0x80))),
  ),
  "an overlong slash": bomb(
    4,
    root("text", (e) => encoding.writeVarUint8Array(e, Uint8Array.of(0xc0, 0xaf))),
  ),
  "half an emoji": bomb(
    4,
    root("text", (e) => encoding.writeVarUint8Array(e, Uint8Array.of(0xf0, 0x9f, 0x98))),
  ),
  "a delete range of 2^53": bomb(4, text("x"), { tail: deletes(0, 2 ** 53 - 1) }),
  "a delete range of nothing": bomb(4, text("x"), { tail: deletes(0, 0) }),
  "a missing delete set": bomb(4, text("x"), { tail: () => undefined }),
  "a cut delete set": bomb(4, text("x"), { tail: (e) => encoding.writeVarUint(e, 1) }),
  "bytes behind the end": bomb(4, text("x"), { tail: (e) => encoding.writeUint8Array(e, Uint8Array.of(0, 7)) }),
  "one client twice": encoding.encode((e) => {
    encoding.writeVarUint(e, 2);
    for (let i = 0; i < 2; i++) {
      encoding.writeVarUint(e, 1);
      encoding.writeVarUint(e, 1);
      encoding.writeVarUint(e, i);
      encoding.writeUint8(e, 4);
      text("x")(e);
    }
    encoding.writeVarUint(e, 0);
  }),
};

describe("bombs", () => {
  for (const [name, update] of Object.entries(BOMBS)) {
    it(`[lint-bombs] refuses ${name}`, () => {
      expect(scanUpdate(update, TEST_ROOTS)).toMatchObject({ ok: false });
    });
  }

  it("[lint-bombs] the frame the bombs are built on is itself taken", () => {
    const update = bomb(4, text("x"));
    expect(scanUpdate(update, TEST_ROOTS)).toMatchObject({ ok: true });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    expect(doc.getText("text").toString()).toBe("x");
    expect(scanUpdate(bomb(8, any(deep(16))), TEST_ROOTS)).toMatchObject({ ok: true });
    expect(
      scanUpdate(
        bomb(
          4,
          root("elsewhere", (e) => encoding.writeVarString(e, "x")),
        ),
        null,
      ),
    ).toMatchObject({ ok: true });
  });

  it("[lint-bombs] v2 encoding is not taken", () => {
    const doc = new Y.Doc();
    doc.getMap("map").set("key", "value");
    doc.getText("text").insert(0, "some words");
    expect(scanUpdate(Y.encodeStateAsUpdateV2(doc), TEST_ROOTS)).toMatchObject({ ok: false });
  });

  it("[lint-bombs] every cut of an honest update is refused", () => {
    const doc = new Y.Doc();
    doc.getText("text").insert(0, "some words 同频");
    doc.getText("text").delete(2, 4);
    doc.getMap("map").set("key", { a: [1, "x", null] });
    const update = Y.encodeStateAsUpdate(doc);
    for (let length = 0; length < update.length; length++) {
      expect(scanUpdate(update.subarray(0, length), TEST_ROOTS)).toMatchObject({ ok: false });
    }
  });
});
