import * as fc from "fast-check";
import * as Y from "yjs";

/** One thing a replica does. Numbers are taken modulo what is there. */
export type Step =
  | { readonly type: "insert"; readonly who: number; readonly at: number; readonly words: string }
  | { readonly type: "format"; readonly who: number; readonly at: number; readonly length: number }
  | { readonly type: "delete"; readonly who: number; readonly at: number; readonly length: number }
  | { readonly type: "set"; readonly who: number; readonly key: string; readonly value: unknown }
  | { readonly type: "nest"; readonly who: number; readonly key: string }
  | { readonly type: "push"; readonly who: number; readonly values: readonly unknown[] }
  | { readonly type: "xml"; readonly who: number; readonly name: string }
  | { readonly type: "undo"; readonly who: number }
  | { readonly type: "exchange"; readonly who: number; readonly with: number };

const REPLICAS = 3;
const who = fc.nat(REPLICAS - 1);
const words = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.constantFrom("同频", "👩‍👩‍👧", "\u{1f600}é", "a\u0000b"),
);
/** The guard refuses this one name (E11), so no honest history has it. */
const keys = words.filter((word) => word !== "__proto__");
const listValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes("__proto__")),
  fc.uint8Array({ maxLength: 8 }),
  fc.double(),
  fc.maxSafeInteger(),
);
const mapValue = fc.oneof(listValue, fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.constant(undefined));

export const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("insert" as const), who, at: fc.nat(200), words }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("format" as const), who, at: fc.nat(200), length: fc.nat(9) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant("delete" as const), who, at: fc.nat(200), length: fc.nat(9) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("set" as const), who, key: keys, value: mapValue }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("nest" as const), who, key: keys }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("push" as const),
      who,
      values: fc.array(listValue, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("xml" as const), who, name: fc.constantFrom("p", "h1") }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("undo" as const), who }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("exchange" as const), who, with: who }) },
);

/** Plays steps on three replicas and hands every update to `emit`, with the replica that made it. */
export function playHistory(steps: readonly Step[], emit: (update: Uint8Array, by: number) => void): Y.Doc[] {
  const docs = Array.from({ length: REPLICAS }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = 1000 + i;
    return doc;
  });
  const undos = docs.map((doc) => new Y.UndoManager([doc.getText("text"), doc.getMap("map")], { captureTimeout: 0 }));
  docs.forEach((doc, by) => {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "exchange") emit(update, by);
    });
  });
  for (const step of steps) play(step, docs, undos);
  return docs;
}

function play(step: Step, docs: readonly Y.Doc[], undos: readonly Y.UndoManager[]): void {
  const doc = docs[step.who];
  if (!doc) return;
  const text = doc.getText("text");
  switch (step.type) {
    case "insert":
      text.insert(at(step, text), step.words);
      return;
    case "format":
      text.format(at(step, text), end(step, text) - at(step, text), { mark: { id: 1 } });
      return;
    case "delete":
      text.delete(at(step, text), end(step, text) - at(step, text));
      return;
    case "set":
      doc.getMap("map").set(step.key, step.value);
      return;
    case "nest":
      doc.getMap("map").set(step.key, new Y.Map(Object.entries({ inner: new Y.Text("x") })));
      return;
    case "push":
      doc.getArray("list").push([...step.values]);
      return;
    case "xml": {
      const element = new Y.XmlElement(step.name);
      element.setAttribute("id", "1");
      doc.getXmlFragment("xml").push([element, new Y.XmlText("words")]);
      return;
    }
    case "undo":
      undos[step.who]?.undo();
      return;
    case "exchange": {
      const other = docs[step.with];
      if (other) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), "exchange");
    }
  }
}

/**
 * A place in the text. Never inside a surrogate pair: Yjs breaks a pair that is split into two U+FFFD, even by a
 * formatting that changes nothing and is not sent, so replicas would differ without any help of ours.
 */
function at(step: { readonly at: number }, text: Y.Text): number {
  return outsidePair(text, step.at % (text.length + 1));
}

function end(step: { readonly at: number; readonly length: number }, text: Y.Text): number {
  return outsidePair(text, Math.min(at(step, text) + step.length, text.length));
}

function outsidePair(text: Y.Text, index: number): number {
  const unit = text.toString().charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}
