import { Editor, Extension } from "@tiptap/core";
import { Plugin, Selection, TextSelection } from "@tiptap/pm/state";
import type { NodeViewConstructor } from "@tiptap/pm/view";
import { asId, type ProposalId, type Refusal, type RowId } from "@tongpin/domain/base";
import { settledOffset } from "@tongpin/domain/script";
import { ROW_COLUMNS, type RowColumn } from "@tongpin/domain/video";
import type { AnchorChoice, CommandContext, ShownScript, WritingMode } from "@tongpin/workspace";
import type { CellPoint } from "../core/diff-rows.ts";
import type { HeadingWords } from "../core/paste-rows.ts";
import { type MarkLook, marksPlugin, refreshMarks } from "../suggest/marks-plugin.ts";
import { suggestKeys } from "../suggest/suggest-keys.ts";
import { annotationsPlugin, type EditorAnnotations, NO_ANNOTATIONS, refreshAnnotations } from "./annotations.ts";
import { ScriptBinding } from "./binding.ts";
import { bindingPlugin } from "./binding-plugin.ts";
import { caretsKey, caretsPlugin, type RemoteCaret } from "./carets.ts";
import { type ClaimRules, claimsPlugin, type MarkedCells, refreshClaims } from "./claims.ts";
import { clipboardPlugin } from "./clipboard.ts";
import { keyPlugins } from "./keys.ts";
import { acceptRowDrops, makeRowDraggable, type RowDrop } from "./row-drag.ts";
import { readPoint, writeDoc, writePoint } from "./rows-in-doc.ts";
import { CELL_TYPES, SCRIPT_NODES } from "./schema.ts";
import { findWords, markWords, type ShownWords, shownWordsPlugin } from "./shown-words.ts";
import { createCellView, type RowPart, RowView, type RowWords } from "./views/row-view.ts";

export interface EditorWords extends RowWords {
  readonly label: string;
  readonly placeholder: Readonly<Record<RowColumn, string>>;
  readonly headings: HeadingWords;
}

export interface ScriptEditorOptions {
  readonly element: HTMLElement;
  readonly shown: ShownScript;
  readonly mode: () => WritingMode;
  readonly context: () => CommandContext;
  readonly editable: boolean;
  readonly words: EditorWords;
  readonly markLook: MarkLook;
  readonly undo: () => void;
  readonly redo: () => void;
  /** A handle, beat or seconds of a row was pressed. */
  readonly onPart: (part: RowPart, id: RowId, anchor: HTMLElement) => void;
  readonly onRemoveRow: (id: RowId) => void;
  readonly onMoveRow: (drop: RowDrop) => void;
  /** Proposed words, or a row with a proposal, were pressed. */
  readonly onSuggestion: (id: ProposalId) => void;
  /** Annotated words were pressed. */
  readonly onAnnotation: (id: string) => void;
  /** The person's caret, with both ends in one cell; null when the editor is left. */
  readonly onCaret: (caret: OwnCaret | null) => void;
  readonly onRefused: (refusal: Refusal) => void;
  /** A row came onto the screen: its side wants painting. */
  readonly onRowShown: (view: RowView) => void;
}

export interface OwnCaret {
  readonly rowId: RowId;
  readonly column: RowColumn;
  readonly anchor: number;
  readonly head: number;
}

export interface ScriptEditor {
  readonly rowViews: ReadonlyMap<RowId, RowView>;
  setEditable(editable: boolean): void;
  setWords(words: EditorWords): void;
  setCarets(carets: readonly RemoteCaret[]): void;
  setClaims(rules: ClaimRules | null): void;
  setMarkLook(look: MarkLook): void;
  /** Brings a suggestion onto the screen; answers where it stands, null when nothing shows it. */
  showSuggestion(id: ProposalId): HTMLElement | null;
  setAnnotations(annotations: EditorAnnotations): void;
  /** The chosen words of one cell, else the row the caret is in; null before anybody was in the script. */
  chosen(): AnchorChoice | null;
  /** Brings a row into sight; the focus stays where it is. */
  reveal(id: RowId): void;
  focusRow(id: RowId, column: RowColumn): void;
  /** Leads to words: they are marked, in sight, and selected where one may write. */
  showWords(words: ShownWords): void;
  focus(): void;
  close(): void;
}

/** Opens the script in `element`. Everything React needs to know comes through the callbacks; nothing is re-rendered. */
export function createScriptEditor(options: ScriptEditorOptions): ScriptEditor {
  let { words, editable } = options;
  let latestCarets: readonly RemoteCaret[] = [];
  let claimRules: ClaimRules | null = null;
  let markLook = options.markLook;
  let annotations: EditorAnnotations = NO_ANNOTATIONS;
  let wasEntered = false;
  /** Whether it may be written in, to be put in force when the composition has ended. */
  let awaited: boolean | null = null;
  const rowViews = new Map<RowId, RowView>();
  const newId = (): RowId => asId<RowId>(options.context().newId());
  const binding = new ScriptBinding(options);
  const markedCell: MarkedCells = (id, column) => options.shown.getSnapshot().marks.get(id)?.cells[column] ?? null;

  const showCarets = (): void => {
    const { view } = editor;
    const at = view.composing ? readPoint(view.state.doc, view.state.selection.head) : null;
    const from = at && writePoint(view.state.doc, { ...at, offset: 0 });
    const to = at && writePoint(view.state.doc, { ...at, offset: Number.MAX_SAFE_INTEGER });
    const frozen = from === null || to === null ? null : { from, to };
    view.dispatch(view.state.tr.setMeta(caretsKey, { carets: latestCarets, frozen }));
  };

  let activeRow: RowView | undefined;
  const markActive = (caret: OwnCaret | null): void => {
    const next = caret ? rowViews.get(caret.rowId) : undefined;
    if (next === activeRow) return;
    activeRow?.dom.removeAttribute("data-active");
    next?.dom.setAttribute("data-active", "");
    activeRow = next;
  };

  const rowView: NodeViewConstructor = (node) =>
    new RowView(node, {
      words: () => words,
      mayWrite: () => editable,
      attach(view) {
        rowViews.set(view.id, view);
        view.showNotes(annotations.counts.get(view.id) ?? 0);
        const undrag = makeRowDraggable(view, () => editable);
        options.onRowShown(view);
        return () => {
          undrag();
          if (rowViews.get(view.id) === view) rowViews.delete(view.id);
        };
      },
    });

  const nodeViews: Record<string, NodeViewConstructor> = { row: rowView };
  for (const column of ROW_COLUMNS) nodeViews[CELL_TYPES[column]] = (node) => createCellView(node, column);

  // TipTap draws its first content before any plugin is there; so it begins with nothing, and the script comes after.
  const editor = new Editor({
    element: options.element,
    editable,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { keymap: false, clipboardTextSerializer: false, delete: false, drop: false, paste: false },
    extensions: [
      ...SCRIPT_NODES,
      Extension.create({
        name: "script",
        addProseMirrorPlugins: () => [
          suggestKeys(options.shown, options.mode),
          ...keyPlugins({
            newId,
            undo: options.undo,
            redo: options.redo,
            removeRow: () => {
              const at = readPoint(editor.state.doc, editor.state.selection.head);
              if (at) options.onRemoveRow(at.id);
            },
          }),
          clipboardPlugin({ newId, headings: () => words.headings, onRefused: options.onRefused }),
          caretsPlugin(),
          ownCaretPlugin((caret) => {
            markActive(caret);
            wasEntered ||= caret !== null;
            options.onCaret(caret);
          }),
          claimsPlugin(() => claimRules, markedCell),
          shownWordsPlugin(),
          marksPlugin(options.shown, () => markLook),
          annotationsPlugin(() => annotations.marks, markedCell),
          bindingPlugin(binding, newId, () => {
            if (awaited !== null) applyEditable(awaited);
            awaited = null;
            showCarets();
            refreshClaims(editor.view);
            refreshMarks(editor.view);
            refreshAnnotations(editor.view);
          }),
          new Plugin({ props: { nodeViews } }),
        ],
      }),
    ],
    editorProps: {
      // TipTap's own role is lost as soon as it is told to be (not) editable.
      attributes: {
        class: "script-editor",
        role: "textbox",
        spellcheck: "false",
        "aria-multiline": "true",
        "aria-label": words.label,
      },
      scrollThreshold: 48,
      scrollMargin: 48,
    },
    onBeforeCreate: ({ editor: made }) => {
      made.options.content = writeDoc(made.schema, [], binding.placeholderId).toJSON();
    },
  });

  hideFromReact(editor.view.dom);
  binding.connect(editor.view);

  const { dom } = editor.view;
  const press = (event: Event): void => {
    const pressed = event.target instanceof Element ? event.target : null;
    const place = pressed?.closest<HTMLElement>("ins, del");
    if (place?.dataset["suggestion"]) options.onSuggestion(asId<ProposalId>(place.dataset["suggestion"]));
    const annotated = pressed?.closest<HTMLElement>("[data-annotation]");
    if (annotated) options.onAnnotation(annotated.dataset["annotation"] ?? "");
    const button = pressed?.closest<HTMLElement>("[data-part]");
    const row = button?.closest<HTMLElement>(".script-row");
    // Who may only read may still annotate.
    if (!button || !row || !(editable || button.dataset["part"] === "notes")) return;
    options.onPart(button.dataset["part"] as RowPart, asId<RowId>(row.dataset["row"] ?? ""), button);
  };
  dom.addEventListener("click", press);
  const unlisten = acceptRowDrops(dom, options.onMoveRow);

  const showLabels = (): void => {
    dom.setAttribute("aria-label", words.label);
    dom.setAttribute("aria-readonly", String(!editable));
    for (const column of ROW_COLUMNS) {
      dom.style.setProperty(`--placeholder-${column}`, JSON.stringify(words.placeholder[column]));
    }
    for (const view of rowViews.values()) view.relabel();
  };
  showLabels();

  const applyEditable = (next: boolean): void => {
    if (next === editable) return;
    editable = next;
    editor.setEditable(next, false);
    showLabels();
  };

  return {
    rowViews,
    setEditable(next) {
      // A composition that is cut off takes its words along; the lock waits for the hand that is writing.
      awaited = editor.view.composing ? next : null;
      if (awaited === null) applyEditable(next);
    },
    setWords(next) {
      words = next;
      showLabels();
    },
    setCarets(carets) {
      latestCarets = carets;
      showCarets();
    },
    setClaims(rules) {
      claimRules = rules;
      refreshClaims(editor.view);
    },
    setMarkLook(look) {
      markLook = look;
      refreshMarks(editor.view);
    },
    showSuggestion(id) {
      refreshMarks(editor.view);
      const place = editor.view.dom.querySelector<HTMLElement>(`[data-suggestion="${CSS.escape(id)}"]`);
      place?.scrollIntoView({ block: "nearest" });
      return place;
    },
    setAnnotations(next) {
      annotations = next;
      for (const [id, view] of rowViews) view.showNotes(next.counts.get(id) ?? 0);
      refreshAnnotations(editor.view);
    },
    chosen() {
      const { selection, doc } = editor.state;
      const head = readPoint(doc, selection.head);
      if (!head || !(wasEntered || !selection.empty)) return null;
      const { $from, $to } = selection;
      const inOneCell = $from.depth === 2 && $from.sameParent($to) && !selection.empty;
      if (!inOneCell) return { rowId: head.id, span: null };
      const marked = markedCell(head.id, head.column);
      const settled = (offset: number): number => (marked ? settledOffset(marked, offset) : offset);
      const span = { column: head.column, start: settled($from.parentOffset), end: settled($to.parentOffset) };
      return { rowId: head.id, span };
    },
    reveal(id) {
      rowViews.get(id)?.dom.scrollIntoView({ block: "center" });
    },
    focusRow(id, column) {
      const end: CellPoint = { id, column, offset: Number.MAX_SAFE_INTEGER };
      const pos = writePoint(editor.state.doc, end);
      if (pos === null) return;
      const { tr, doc } = editor.state;
      editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(pos), -1)).scrollIntoView());
      editor.view.focus();
    },
    showWords(shown) {
      const { view } = editor;
      const range = findWords(view.state.doc, shown);
      if (!range) return;
      if (editable) {
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, range.from, range.to)));
        view.focus();
      }
      markWords(view, range);
      rowViews.get(shown.rowId)?.dom.scrollIntoView({ block: "center" });
    },
    focus: () => editor.view.focus(),
    close() {
      unlisten();
      dom.removeEventListener("click", press);
      editor.destroy();
    },
  };
}

/** Tells where the person's caret is, also while composing: colleagues see that somebody writes there. */
function ownCaretPlugin(onCaret: (caret: OwnCaret | null) => void): Plugin {
  return new Plugin({
    view: () => {
      let told = "";
      return {
        update(view) {
          const caret = view.hasFocus() ? ownCaret(view.state.selection) : null;
          const now = JSON.stringify(caret);
          if (now === told) return;
          told = now;
          onCaret(caret);
        },
        destroy: () => onCaret(null),
      };
    },
    props: {
      handleDOMEvents: {
        focus: (view) => {
          onCaret(ownCaret(view.state.selection));
          return false;
        },
        blur: () => {
          onCaret(null);
          return false;
        },
      },
    },
  });
}

function ownCaret(selection: Selection): OwnCaret | null {
  const { $head, $anchor } = selection;
  const head = readPoint($head.doc, $head.pos);
  if (!head) return null;
  const sameCell = $anchor.sameParent($head) && $anchor.depth === $head.depth;
  const anchor = sameCell ? $anchor.parentOffset : head.offset;
  return { rowId: head.id, column: head.column, anchor, head: head.offset };
}

/**
 * At every commit, wherever in the page, React notes the selection of what is being edited and counts its place through
 * all text before it: 19 ms at 50,000 characters, several times a keystroke. The editor keeps its own selection; so React,
 * which asks this property and not the attribute, shall see nothing to note.
 */
function hideFromReact(element: HTMLElement): void {
  Object.defineProperty(element, "contentEditable", { get: () => "inherit", configurable: true });
}
