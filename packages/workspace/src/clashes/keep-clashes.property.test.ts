import type { ShotId } from "@tongpin/domain/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addShot, updateShots } from "../commands/shots.ts";
import { REMOTE_ORIGIN, STORE_ORIGIN } from "../origins.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { keepClashes } from "./keep-clashes.ts";

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

function open(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID);
  const room = openScript(replica.doc);
  keepClashes(room, { ctx: replica.ctx, mayWrite: () => true });
  return { ...replica, room };
}

const FIELDS = ["line", "note"] as const;
const step = fc.oneof(
  fc.record({ type: fc.constant("write" as const), who: fc.nat(2), field: fc.constantFrom(...FIELDS) }),
  fc.record({ type: fc.constant("tell" as const), who: fc.nat(2), whom: fc.nat(2) }),
  fc.record({ type: fc.constant("reload" as const), who: fc.nat(2) }),
);

describe("three people in two cells, telling each other now and then", () => {
  it("[T7] every word that nobody replaced knowingly stands in its cell or beside it, the same everywhere", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 50 }), (steps) => {
        const writers = [open("lin", 1), open("zhou", 2), open("wu", 3)];
        const [first] = writers as [Writer];
        const made = addShot(first.room, { afterId: null }, first.ctx());
        const id: ShotId = made.ok ? made.value : (undefined as never);
        syncAll(writers);
        /** The last words of every branch: a write takes only those away that its writer saw in the cell. */
        const last = { line: new Set<string>(), note: new Set<string>() };
        const cell = (writer: Writer, field: "line" | "note") => writer.room.getSnapshot().shots[0]?.[field] ?? "";
        for (const [at, one] of steps.entries()) {
          const writer = writers[one.who];
          if (!writer) continue;
          if (one.type === "write") {
            last[one.field].delete(cell(writer, one.field));
            last[one.field].add(`第${at}句`);
            updateShots(writer.room, { edits: [{ id, patch: { [one.field]: `第${at}句` } }] }, writer.ctx());
          } else if (one.type === "tell") {
            const update = Y.encodeStateAsUpdate(writer.doc);
            const other = writers[one.whom];
            if (other && other !== writer) Y.applyUpdate(other.doc, update, REMOTE_ORIGIN);
          } else {
            const again = open(writer.name, 100 + at);
            Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(writer.doc), STORE_ORIGIN);
            writers[one.who] = again;
          }
        }
        syncAll(writers);
        syncAll(writers);
        for (const writer of writers) {
          const { clashes } = writer.room.getSnapshot();
          expect(clashes).toEqual(writers[0]?.room.getSnapshot().clashes);
          for (const field of FIELDS) {
            const kept = clashes.filter((clash) => clash.field === field).map(({ value }) => value);
            const shown = cell(writer, field);
            expect(new Set([...kept, ...(shown === "" ? [] : [shown])])).toEqual(last[field]);
          }
          expect(openScript(writer.doc).getSnapshot().clashes).toEqual(clashes);
        }
      }),
      { numRuns: 150 },
    );
  });
});
