import type { EditorState, Transaction } from "@tiptap/pm/state";
import { TextSelection } from "@tiptap/pm/state";
import { asId, type Refusal, type RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS, type ScriptRow } from "@tongpin/domain/video";
import {
  applyShownChanges,
  type CommandContext,
  type ScriptChange,
  type ShownScript,
  type WritingMode,
} from "@tongpin/workspace";
import { rebaseChanges } from "../core/rebase-changes.ts";
import { mapOffset } from "../core/text-ops.ts";
import { applyRemote, applyRows } from "./apply-remote.ts";
import { changesSince, isTyping } from "./changes-from-transaction.ts";
import { readRows, writeDoc, writePoint } from "./rows-in-doc.ts";

/** As much of ProseMirror's view as the binding needs; a test brings its own. */
export interface EditorPort {
  readonly state: EditorState;
  readonly composing: boolean;
  dispatch(tr: Transaction): void;
}

export interface BindingOptions {
  /** The script with what is proposed in it: settled and proposed words stand in one text. */
  readonly shown: ShownScript;
  /** Whether what is typed changes the script or is proposed. */
  readonly mode: () => WritingMode;
  readonly context: () => CommandContext;
  /** The script refused a change (too long, not allowed). The editor has already gone back to what is stored. */
  readonly onRefused: (refusal: Refusal) => void;
}

/** Set on transactions that came from the shared script. */
export const FROM_SCRIPT = "fromScript";

/**
 * Keeps one editor and one script saying the same.
 * - A transaction of the editor becomes one set of changes, sent at once.
 * - While an input method composes, nothing goes out (no half-typed pinyin on other screens) and nothing comes in
 *   (a change under the composition breaks it). At its end both sides meet in `rebaseChanges`.
 * - After every meeting the editor is compared with the script, and corrected when it differs.
 */
export class ScriptBinding {
  readonly #options: BindingOptions;
  readonly #unsubscribe: () => void;
  #port: EditorPort | null = null;
  #placeholderId: RowId;
  /** What editor and script last agreed on. */
  #rows: readonly ScriptRow[] = [];
  #held: ScriptChange[] = [];
  #holding = false;

  constructor(options: BindingOptions) {
    this.#options = options;
    this.#placeholderId = asId<RowId>(options.context().newId());
    this.#unsubscribe = options.shown.onRowsChange((changes, by, source) => {
      if (source !== this) this.#receive(changes, by === "undo");
    });
  }

  get placeholderId(): RowId {
    return this.#placeholderId;
  }

  /** From now on the editor says what the script says. */
  connect(port: EditorPort): void {
    this.#port = port;
    const { rows } = this.#options.shown.getSnapshot();
    const { doc, schema, tr } = port.state;
    const shown = writeDoc(schema, rows, this.#placeholderId);
    if (!shown.eq(doc)) tr.replaceWith(0, doc.content.size, shown.content);
    this.#rows = readRows(tr.doc, this.#placeholderId);
    if (tr.docChanged) port.dispatch(tr.setMeta(FROM_SCRIPT, true));
  }

  /** The editor's document may have changed. */
  editorChanged(): void {
    if (this.#port && !this.#isHolding()) this.#meet([], false);
  }

  compositionStarted(): void {
    this.#holding = true;
  }

  /** The composition is over and the editor's document has its result. */
  compositionSettled(): void {
    if (this.#port?.composing) return;
    this.#holding = false;
    this.#meet(this.#takeHeld(), false);
  }

  /** Sends what is not sent yet; the editor itself is left as it is. */
  close(): void {
    this.#unsubscribe();
    this.#send(this.#takeHeld());
    this.#port = null;
  }

  #isHolding(): boolean {
    return this.#holding || (this.#port?.composing ?? false);
  }

  #takeHeld(): readonly ScriptChange[] {
    const held = this.#held;
    this.#held = [];
    return held;
  }

  #receive(changes: readonly ScriptChange[], isUndo: boolean): void {
    if (!this.#port) return;
    if (this.#isHolding()) this.#held.push(...changes);
    else this.#meet(changes, isUndo);
  }

  #meet(remote: readonly ScriptChange[], followUndo: boolean): void {
    const sent = this.#send(remote);
    if (sent && (sent.anyLocal || remote.length > 0)) this.#show(sent.remote, followUndo);
  }

  /** Brings the editor's own changes into the script; hands back the remote ones as the editor must apply them. */
  #send(
    remote: readonly ScriptChange[],
  ): { readonly remote: readonly ScriptChange[]; readonly anyLocal: boolean } | null {
    if (!this.#port) return null;
    const { shown, mode, context, onRefused } = this.#options;
    const found = changesSince(this.#rows, this.#port.state, this.#placeholderId);
    const rebased = rebaseChanges(found.changes, remote, shown.getSnapshot().rows);
    this.#rows = found.rows;
    if (rebased.local.length > 0) {
      const ctx = context();
      if (rebased.local.some((change) => change.type === "insert-row" && change.row.id === this.#placeholderId)) {
        this.#placeholderId = asId<RowId>(ctx.newId());
      }
      const typing = isTyping(rebased.local);
      // A hand that was writing when 定稿 came keeps its words; the editor takes no more of them once it is read-only.
      const result = applyShownChanges(
        shown,
        { changes: rebased.local, source: this, typing, mode: mode(), evenFinal: true },
        ctx,
      );
      if (!result.ok) onRefused(result.error);
    }
    return { remote: rebased.remote, anyLocal: found.changes.length > 0 };
  }

  #show(remote: readonly ScriptChange[], followUndo: boolean): void {
    const port = this.#port;
    if (!port) return;
    const { rows } = this.#options.shown.getSnapshot();
    const tr = applyRemote(port.state.tr, remote, this.#placeholderId);
    if (!saysTheSame(readRows(tr.doc, this.#placeholderId), rows)) applyRows(tr, rows, this.#placeholderId);
    if (!tr.docChanged) return;
    if (followUndo) selectChange(tr, remote);
    this.#rows = readRows(tr.doc, this.#placeholderId);
    port.dispatch(tr.setMeta(FROM_SCRIPT, true));
  }
}

/** Rows known to say the same, so that a keystroke does not compare the whole script letter by letter. */
const sameRow = new WeakMap<ScriptRow, ScriptRow>();

function saysTheSame(shown: readonly ScriptRow[], stored: readonly ScriptRow[]): boolean {
  if (shown.length !== stored.length) return false;
  return stored.every((row, index) => {
    const other = shown[index];
    if (!other) return false;
    if (sameRow.get(row) === other) return true;
    const same =
      other.id === row.id &&
      other.seconds === row.seconds &&
      other.beat === row.beat &&
      ROW_COLUMNS.every((column) => other[column] === row[column]);
    if (same) sameRow.set(row, other);
    return same;
  });
}

/** Puts the caret where an undo or redo changed something: one should see what came back. */
function selectChange(tr: Transaction, changes: readonly ScriptChange[]): void {
  const last = changes.findLast((change) => change.type === "edit-cell" || change.type === "insert-row");
  if (!last) return;
  const point =
    last.type === "edit-cell"
      ? { id: last.id, column: last.column, offset: mapOffset(endOf(last.ops), last.ops, 1) }
      : { id: last.row.id, column: "voice" as const, offset: last.row.voice.length };
  const pos = writePoint(tr.doc, point);
  if (pos !== null) tr.setSelection(TextSelection.create(tr.doc, pos)).scrollIntoView();
}

function endOf(ops: Extract<ScriptChange, { type: "edit-cell" }>["ops"]): number {
  return ops.reduce((sum, op) => sum + ("retain" in op ? op.retain : "delete" in op ? op.delete : 0), 0);
}
