import type { TextOp } from "@tongpin/workspace";

/** Operations on one cell's text. Offsets count UTF-16 units, as JavaScript strings, Yjs and ProseMirror all do. */
type Ops = readonly TextOp[];

/**
 * Where an offset of the text before stands after `ops`. `assoc` decides for text that arrives exactly at the offset:
 * -1 stays in front of it, 1 goes behind it.
 */
export function mapOffset(offset: number, ops: Ops, assoc: -1 | 1): number {
  let before = 0;
  let after = 0;
  for (const op of ops) {
    if ("insert" in op) {
      if (before === offset && assoc < 0) return after;
      after += op.insert.length;
    } else if ("retain" in op) {
      if (offset < before + op.retain) return after + (offset - before);
      before += op.retain;
      after += op.retain;
    } else {
      if (offset < before + op.delete) return after;
      before += op.delete;
    }
  }
  return after + Math.max(0, offset - before);
}

/**
 * `mine` rewritten to apply after `theirs`, both made against the same text. Of two insertions at one place the
 * one called first stands left; a caller transforms both sides with opposite answers and both arrive at one text.
 */
export function transformOps(mine: Ops, theirs: Ops, mineFirst: boolean): TextOp[] {
  const out: TextOp[] = [];
  const a = reader(mine);
  const b = reader(theirs);
  while (a.kind() !== "end") {
    if (a.kind() === "insert" && (mineFirst || b.kind() !== "insert")) push(out, { insert: a.takeInsert() });
    else if (b.kind() === "insert") push(out, { retain: b.takeInsert().length });
    else if (a.kind() === "insert") push(out, { insert: a.takeInsert() });
    else {
      const length = Math.min(a.left(), b.left());
      const deletes = a.kind() === "delete";
      const gone = b.kind() === "delete";
      a.take(length);
      b.take(length);
      if (!gone) push(out, deletes ? { delete: length } : { retain: length });
    }
  }
  return trim(out);
}

/** Whether the operations change nothing. */
export function isNoop(ops: Ops): boolean {
  return ops.every((op) => "retain" in op || ("insert" in op ? op.insert === "" : op.delete === 0));
}

function reader(ops: Ops) {
  let index = 0;
  let used = 0;
  const current = (): TextOp | undefined => ops[index];
  const next = (): void => {
    index++;
    used = 0;
  };
  return {
    kind(): "insert" | "retain" | "delete" | "end" {
      const op = current();
      if (!op) return "end";
      return "insert" in op ? "insert" : "retain" in op ? "retain" : "delete";
    },
    takeInsert(): string {
      const op = current();
      next();
      return op && "insert" in op ? op.insert : "";
    },
    /** Units of the old text left in this operation; behind the last one everything is kept. */
    left(): number {
      const op = current();
      if (!op || "insert" in op) return Number.POSITIVE_INFINITY;
      return ("retain" in op ? op.retain : op.delete) - used;
    },
    take(length: number): void {
      const left = this.left();
      if (left === Number.POSITIVE_INFINITY) return;
      if (length >= left) next();
      else used += length;
    },
  };
}

function push(out: TextOp[], op: TextOp): void {
  const last = out.at(-1);
  if (last && "retain" in last && "retain" in op) out[out.length - 1] = { retain: last.retain + op.retain };
  else if (last && "delete" in last && "delete" in op) out[out.length - 1] = { delete: last.delete + op.delete };
  else if (last && "insert" in last && "insert" in op) out[out.length - 1] = { insert: last.insert + op.insert };
  else out.push(op);
}

function trim(ops: TextOp[]): TextOp[] {
  while (ops.length > 0) {
    const last = ops.at(-1);
    if (last && "retain" in last) ops.pop();
    else break;
  }
  return ops;
}
