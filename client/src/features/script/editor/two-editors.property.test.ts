import { getSchema } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { type Command, EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { asId, type PersonId, type RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import { openScript, openShown } from "@tongpin/workspace";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { pasteLines } from "../core/paste-rows.ts";
import { ScriptBinding } from "./binding.ts";
import { giveRowsIds } from "./changes-from-transaction.ts";
import { deleteAcross, enter, joinBackward, joinForward, nextCell, shiftRow } from "./commands/edit-keys.ts";
import { isAcrossCells, rowCommand } from "./commands/run-edit.ts";
import { inlineContent, readRows, writeDoc, writePoint } from "./rows-in-doc.ts";
import { SCRIPT_NODES } from "./schema.ts";

const schema = getSchema([...SCRIPT_NODES]);

/** One person's screen: a real room and a real editor state, without a page. */
function createDesk(name: string, clientId: number) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const room = openScript(doc);
  let count = 0;
  const newId = () => asId<RowId>(`${name}${++count}`);
  const context = () => ({ now: 1_700_000_000_000 + count, newId, actor: asId<PersonId>(name) });
  const refusals: string[] = [];
  const binding = new ScriptBinding({
    shown: openShown(room),
    mode: () => "write",
    context,
    onRefused: ({ code }) => refusals.push(code),
  });
  const ids = new Plugin({ appendTransaction: (_trs, before, after) => giveRowsIds(before, after, newId) });
  const port = {
    state: EditorState.create({ schema, plugins: [ids], doc: writeDoc(schema, [], binding.placeholderId) }),
    composing: false,
    dispatch(tr: Transaction) {
      port.state = port.state.apply(tr);
      binding.editorChanged();
    },
  };
  binding.connect(port);
  const run = (command: Command): boolean => command(port.state, port.dispatch);
  return {
    doc,
    room,
    binding,
    port,
    refusals,
    newId,
    run,
    rows: () => readRows(port.state.doc, binding.placeholderId),
    /** Puts the selection somewhere by two numbers in 0–1. */
    select(from: number, to: number) {
      const at = (part: number) => port.state.doc.resolve(Math.round(part * port.state.doc.content.size));
      port.dispatch(port.state.tr.setSelection(TextSelection.between(at(from), at(to))));
    },
    type(text: string) {
      if (isAcrossCells(port.state)) run(deleteAcross);
      const { from, to } = port.state.selection;
      port.dispatch(port.state.tr.replaceWith(from, to, inlineContent(schema, text)));
    },
    compose(isOpen: boolean) {
      port.composing = isOpen;
      if (isOpen) binding.compositionStarted();
      else binding.compositionSettled();
    },
  };
}
type Desk = ReturnType<typeof createDesk>;

function send(from: Desk, to: Desk): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), "remote");
}

type Deed = (desk: Desk, other: Desk) => void;

const deeds: Readonly<Record<string, Deed>> = {
  enter: (desk) => desk.run(enter(desk.newId)),
  joinUp: (desk) => desk.run(joinBackward),
  joinDown: (desk) => desk.run(joinForward),
  clear: (desk) => desk.run(deleteAcross),
  tab: (desk) => desk.run(nextCell(desk.newId)),
  up: (desk) => desk.run(shiftRow(-1)),
  down: (desk) => desk.run(shiftRow(1)),
  lines: (desk) => desk.run(rowCommand((rows, at) => pasteLines(rows, at, "一\n二\n三", desk.newId))),
  duplicate: (desk) => {
    const { doc, tr } = desk.port.state;
    desk.port.dispatch(tr.replace(0, 0, new Slice(doc.content, 0, 0)));
  },
  erase: (desk) => {
    const { $from, empty } = desk.port.state.selection;
    const character = [...$from.parent.textBetween(0, $from.parentOffset, "", "\n")].at(-1);
    if (empty && character) desk.port.dispatch(desk.port.state.tr.delete($from.pos - character.length, $from.pos));
  },
  openIme: (desk) => desk.compose(true),
  closeIme: (desk) => desk.compose(false),
  send: (desk, other) => send(desk, other),
  fetch: (desk, other) => send(other, desk),
};

/** Structure keys belong to the input method while it composes. */
const DURING_IME = new Set(["openIme", "closeIme", "send", "fetch", "erase"]);

const step = fc.oneof(
  fc.record({ who: fc.nat(1), deed: fc.constantFrom(...Object.keys(deeds)) }),
  fc.record({ who: fc.nat(1), text: fc.constantFrom("中", "ab", "哈", "😀", "行\n行") }),
  fc.record({
    who: fc.nat(1),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

describe("two editors on one script", () => {
  it("[S2] [T2] whatever two people do, also over open compositions, both end with the same script", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const desks = [createDesk("a", 1), createDesk("b", 2)] as const;
        for (const one of steps) {
          const desk = one.who === 0 ? desks[0] : desks[1];
          const other = one.who === 0 ? desks[1] : desks[0];
          if ("text" in one) desk.type(one.text);
          else if ("from" in one) {
            if (!desk.port.composing) desk.select(one.from, one.to);
          } else if (!desk.port.composing || DURING_IME.has(one.deed)) deeds[one.deed]?.(desk, other);
          const shown = desk.port.state.doc;
          shown.check();
          expect(new Set(shown.children.map((row) => row.attrs["id"])).size).toBe(shown.childCount);
          if (!desk.port.composing) expect(desk.rows()).toEqual(desk.room.getSnapshot().rows);
        }
        for (const desk of desks) desk.compose(false);
        send(desks[0], desks[1]);
        send(desks[1], desks[0]);
        expect(desks[1].room.getSnapshot().rows).toEqual(desks[0].room.getSnapshot().rows);
        for (const desk of desks) {
          expect(desk.rows()).toEqual(desk.room.getSnapshot().rows);
          expect(desk.refusals).toEqual([]);
        }
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it("[T1] a colleague's typing, moves and removals leave my caret on my character", () => {
    const [mine, theirs] = [createDesk("a", 1), createDesk("b", 2)];
    mine.type("第一行");
    mine.run(enter(mine.newId));
    mine.type("第二行的话");
    send(mine, theirs);
    const row = mine.rows()[1];
    const pos = row && writePoint(mine.port.state.doc, { id: row.id, column: "visual", offset: 3 });
    expect(pos).not.toBeNull();
    if (!pos) return;
    mine.port.dispatch(mine.port.state.tr.setSelection(TextSelection.create(mine.port.state.doc, pos)));
    theirs.select(1, 1);
    theirs.run(shiftRow(-1));
    theirs.select(0, 0);
    theirs.type("先");
    send(theirs, mine);
    const { $head } = mine.port.state.selection;
    expect($head.parent.textBetween(0, $head.parentOffset)).toBe("先第二行");
    expect($head.parent.textContent).toBe("先第二行的话");
  });

  it("[T2] while composing nothing goes out and nothing comes in; at the end one change brings all", () => {
    const [mine, theirs] = [createDesk("a", 1), createDesk("b", 2)];
    mine.type("你");
    send(mine, theirs);
    let updates = 0;
    mine.compose(true);
    mine.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== "remote") updates++;
    });
    for (const letters of ["z", "h", "o", "n", "g"]) mine.type(letters);
    theirs.select(0, 0);
    theirs.type("早，");
    send(theirs, mine);
    expect(mine.rows()[0]?.visual).toBe("你zhong");
    expect(mine.room.getSnapshot().rows[0]?.visual).toBe("早，你");
    const { head } = mine.port.state.selection;
    mine.port.dispatch(mine.port.state.tr.replaceWith(head - 5, head, inlineContent(schema, "中")));
    mine.compose(false);
    expect(updates).toBe(1);
    expect(mine.rows()[0]?.visual).toBe("早，你中");
    expect(mine.port.state.selection.$head.parentOffset).toBe(4);
    send(mine, theirs);
    expect(theirs.rows()).toEqual(mine.rows());
  });

  it("[T2] a composition in a row that a colleague removes ends without a trace of pinyin anywhere", () => {
    const [mine, theirs] = [createDesk("a", 1), createDesk("b", 2)];
    mine.type("一");
    mine.run(enter(mine.newId));
    mine.type("二");
    send(mine, theirs);
    mine.compose(true);
    mine.type("pin");
    const last = theirs.room.getSnapshot().rows[1];
    expect(last).toBeDefined();
    theirs.select(1, 1);
    theirs.run(joinBackward);
    theirs.select(0.2, 0.2);
    send(theirs, mine);
    mine.compose(false);
    send(mine, theirs);
    expect(theirs.rows()).toEqual(mine.rows());
  });

  it("[E5] an empty script shows a row, but the script stays empty until something is typed", () => {
    const desk = createDesk("a", 1);
    expect(desk.port.state.doc.childCount).toBe(1);
    expect(desk.room.getSnapshot().rows).toEqual([]);
    desk.select(0, 0);
    expect(desk.room.getSnapshot().rows).toEqual([]);
    desk.type("开");
    expect(desk.room.getSnapshot().rows.map((row) => ROW_COLUMNS.map((column) => row[column]))).toEqual([
      ["开", "", ""],
    ]);
  });
});
