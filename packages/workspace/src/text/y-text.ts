import * as Y from "yjs";
import { applyTextOps, diffText, joinTextOps, type TextOp } from "./text-ops.ts";

/** Whether a stored value is one of our texts. Y.XmlText is one too for `instanceof`, but prints as markup. */
export function isPlainText(value: unknown): value is Y.Text {
  return value instanceof Y.Text && !(value instanceof Y.XmlText);
}

/** The words of a stored value; "" for anything that is no text. Embedded objects and formatting are not words. */
export function readText(value: unknown): string {
  return isPlainText(value) ? value.toString() : "";
}

/** Where the n-th character stands in the Y.Text, which also counts objects that somebody may have embedded. */
function indexIn(text: Y.Text, offset: number): number {
  let characters = 0;
  let index = 0;
  for (const part of text.toDelta() as { readonly insert: unknown }[]) {
    const length = typeof part.insert === "string" ? part.insert.length : 0;
    if (offset <= characters + length && length > 0) return index + offset - characters;
    characters += length;
    index += length || 1;
  }
  return index;
}

/** Makes a change that fits the text (`applyTextOps` gave no null). Within a transaction. */
export function writeTextOps(text: Y.Text, ops: readonly TextOp[]): void {
  const bare = text.length === text.toString().length;
  let offset = 0;
  for (const op of ops) {
    if ("retain" in op) {
      offset += op.retain;
    } else if ("insert" in op) {
      if (op.insert !== "") text.insert(bare ? offset : indexIn(text, offset), op.insert);
      offset += op.insert.length;
    } else if (bare) {
      if (op.delete > 0) text.delete(offset, op.delete);
    } else {
      for (let count = 0; count < op.delete; count++) text.delete(indexIn(text, offset + 1) - 1, 1);
    }
  }
}

export function writeText(text: Y.Text, words: string): void {
  writeTextOps(text, diffText(text.toString(), words));
}

/** The ops of an event, if they exactly explain how the words changed; otherwise the plain difference. */
export function opsOfEvent(event: Y.YTextEvent | undefined, before: string, after: string): readonly TextOp[] {
  if (event) {
    const ops: TextOp[] = [];
    for (const part of event.delta) {
      if (typeof part.insert === "string") ops.push({ insert: part.insert });
      else if (part.retain !== undefined) ops.push({ retain: part.retain });
      else if (part.delete !== undefined) ops.push({ delete: part.delete });
    }
    if (applyTextOps(before, ops) === after) return joinTextOps(ops);
  }
  return diffText(before, after);
}
