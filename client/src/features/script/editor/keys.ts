import { chainCommands, deleteSelection, selectAll } from "@tiptap/pm/commands";
import { keymap } from "@tiptap/pm/keymap";
import { type Command, Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { RowId } from "@tongpin/domain/base";
import {
  deleteAcross,
  enter,
  joinBackward,
  joinForward,
  lineBreak,
  nextCell,
  previousCell,
  selectCell,
  shiftRow,
} from "./commands/edit-keys.ts";
import { walkSideways, walkUpDown } from "./commands/walk-keys.ts";

export interface KeyOptions {
  readonly newId: () => RowId;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly removeRow: () => void;
}

/** The writing keys. Nothing here fires while an input method composes: every key then belongs to it. */
export function keyPlugins(options: KeyOptions): readonly Plugin[] {
  const does =
    (deed: () => void): Command =>
    (_state, dispatch) => {
      if (dispatch) deed();
      return true;
    };
  const bindings = keymap({
    Enter: enter(options.newId),
    "Shift-Enter": lineBreak,
    Backspace: chainCommands(deleteAcross, deleteSelection, joinBackward),
    "Mod-Backspace": chainCommands(deleteAcross, deleteSelection, joinBackward),
    Delete: chainCommands(deleteAcross, deleteSelection, joinForward),
    Tab: nextCell(options.newId),
    "Shift-Tab": previousCell,
    ArrowLeft: walkSideways(-1),
    ArrowRight: walkSideways(1),
    ArrowUp: walkUpDown(-1),
    ArrowDown: walkUpDown(1),
    "Alt-ArrowUp": shiftRow(-1),
    "Alt-ArrowDown": shiftRow(1),
    "Mod-a": chainCommands(selectCell, selectAll),
    "Mod-z": does(options.undo),
    "Mod-Shift-z": does(options.redo),
    "Mod-y": does(options.redo),
    "Mod-Shift-Backspace": does(options.removeRow),
  });
  return [composingGuard(), bindings, browserUndo(options)];
}

/**
 * Stands before every binding. The keys of an open composition never reach one; all others find the caret where the
 * page has it: a browser tells of a moved caret a moment later, and a fast hand presses Enter before that.
 */
function composingGuard(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (view.composing || event.isComposing || event.keyCode === 229) return isBound(event);
          if (isBound(event)) readCaret(view);
          return false;
        },
      },
    },
  });
}

function readCaret(view: EditorView): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? NOWHERE;
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const anchor = view.posAtDOM(anchorNode, anchorOffset);
  const head = view.posAtDOM(focusNode, focusOffset);
  const { doc, selection, tr } = view.state;
  if (selection.anchor === anchor && selection.head === head) return;
  const $anchor = doc.resolve(anchor);
  const $head = doc.resolve(head);
  if ($anchor.depth === 2 && $head.depth === 2) view.dispatch(tr.setSelection(TextSelection.between($anchor, $head)));
}

const NOWHERE = { anchorNode: null, anchorOffset: 0, focusNode: null, focusOffset: 0 };

/** Keys a binding would answer; the rest of a composition's keys is the input method's own business either way. */
function isBound(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || /^(Enter|Tab|Backspace|Delete|Arrow)/.test(event.key);
}

/** "Undo" from the browser's menu or a phone's shake would undo the DOM, not the script. */
function browserUndo(options: KeyOptions): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(_view, event) {
          if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
          event.preventDefault();
          if (event.inputType === "historyUndo") options.undo();
          else options.redo();
          return true;
        },
      },
    },
  });
}
