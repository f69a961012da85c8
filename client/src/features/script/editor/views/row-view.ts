import type { Node as DocNode } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { RowId } from "@tongpin/domain/base";
import type { Beat } from "@tongpin/domain/video";
import { readRow } from "../rows-in-doc.ts";

/** The words a row shows beside the script itself; they come from the messages files. */
export interface RowWords {
  readonly handle: string;
  readonly secondsSpoken: string;
  readonly secondsFixed: string;
  readonly secondsSlot: string;
  readonly slotTarget: (seconds: number) => string;
  readonly beat: Readonly<Record<Beat, string>>;
  readonly chooseBeat: string;
  readonly notes: (count: number) => string;
}

export type RowPart = "handle" | "beat" | "seconds" | "notes";

export interface RowViewHost {
  readonly words: () => RowWords;
  readonly mayWrite: () => boolean;
  /** Registers the row while it is on the screen; what comes back is called when it leaves. */
  attach(view: RowView): () => void;
}

/** What is shown at a row's side: worked out elsewhere, after the keystroke has been painted. */
export interface RowSide {
  /** Place of the row, from 1; null for one that is only proposed. */
  readonly number: number | null;
  readonly seconds: string;
  readonly timecode: string;
  readonly fixed: boolean;
  readonly over: boolean;
  /** What a template asks for here; null where none did. */
  readonly slot: { readonly hint: string; readonly seconds: number; readonly isFilled: boolean } | null;
}

export interface RowGuest {
  readonly name: string;
  readonly hue: number;
}

/**
 * One row, as plain DOM: at 50,000 characters a React node view costs six times as much to open and twice as much
 * per keystroke (design/performance.md). ProseMirror owns what is inside `contentDOM`, this object the rest.
 */
export class RowView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly handle: HTMLButtonElement;
  #id: RowId;
  readonly #host: RowViewHost;
  readonly #beat: HTMLButtonElement;
  readonly #seconds: HTMLButtonElement;
  readonly #timecode: HTMLElement;
  readonly #guests: HTMLElement;
  readonly #notes: HTMLButtonElement;
  readonly #notesCount: HTMLElement;
  readonly #number: HTMLElement;
  readonly #detach: () => void;
  #side: RowSide | null = null;
  #guestsShown = "";
  #notesShown = 0;

  constructor(node: DocNode, host: RowViewHost) {
    this.#host = host;
    const row = readRow(node);
    this.#id = row.id;
    this.handle = partButton("handle", "script-handle");
    this.#number = element("span", "script-number");
    this.handle.append(element("span", "script-grip"), this.#number);
    this.#guests = element("span", "script-guests");
    const rail = island("script-rail");
    this.#notes = partButton("notes", "script-notes");
    this.#notesCount = element("span", "script-notes-count");
    this.#notes.append(bubble(), this.#notesCount);
    rail.append(this.handle, this.#notes, this.#guests);

    this.contentDOM = element("div", "script-cells");

    this.#beat = partButton("beat", "script-beat");
    this.#seconds = partButton("seconds", "script-seconds");
    this.#timecode = element("span", "script-timecode");
    const side = island("script-side");
    side.append(this.#timecode, this.#seconds, this.#beat);

    this.dom = element("div", "script-row");
    this.dom.dataset["row"] = row.id;
    this.dom.append(rail, this.contentDOM, side);
    this.#paintBeat(row.beat);
    this.relabel();
    this.#detach = host.attach(this);
  }

  get id(): RowId {
    return this.#id;
  }

  update(node: DocNode): boolean {
    if (node.type.name !== "row") return false;
    const row = readRow(node);
    if (row.id !== this.#id) return false;
    this.#paintBeat(row.beat);
    return true;
  }

  /** Words and rights may have changed (language, role). */
  relabel(): void {
    const words = this.#host.words();
    const disabled = !this.#host.mayWrite();
    this.handle.setAttribute("aria-label", words.handle);
    for (const button of [this.handle, this.#beat, this.#seconds]) button.disabled = disabled;
    this.#paintBeat((this.dom.dataset["beat"] as Beat | undefined) ?? null);
    this.#notes.setAttribute("aria-label", words.notes(this.#notesShown));
    if (this.#side) this.#describeSeconds(this.#side);
  }

  showSide(side: RowSide): void {
    const old = this.#side;
    this.#side = side;
    if (old?.number !== side.number) this.#number.textContent = side.number === null ? "+" : String(side.number);
    if (old?.seconds !== side.seconds) this.#seconds.textContent = side.seconds;
    if (old?.timecode !== side.timecode) this.#timecode.textContent = side.timecode;
    if (old?.over !== side.over) this.dom.toggleAttribute("data-over", side.over);
    if (old?.slot?.hint !== side.slot?.hint) this.#showHint(side.slot?.hint ?? "");
    const isSlotOf = old?.slot?.seconds === side.slot?.seconds && old?.slot?.isFilled === side.slot?.isFilled;
    if (old?.fixed !== side.fixed || old?.seconds !== side.seconds || !isSlotOf) this.#describeSeconds(side);
  }

  /** How many annotations wait in this row. */
  showNotes(count: number): void {
    if (count === this.#notesShown) return;
    this.#notesShown = count;
    this.#notesCount.textContent = count > 0 ? String(count) : "";
    this.#notes.toggleAttribute("data-some", count > 0);
    this.#notes.setAttribute("aria-label", this.#host.words().notes(count));
  }

  /** The colleagues whose caret is in this row. */
  showGuests(guests: readonly RowGuest[]): void {
    const now = guests.map((guest) => `${guest.hue} ${guest.name}`).join("\n");
    if (now === this.#guestsShown) return;
    this.#guestsShown = now;
    this.#guests.replaceChildren(
      ...guests.slice(0, 3).map((guest) => {
        const dot = element("span", "script-guest");
        dot.style.setProperty("--hue", String(guest.hue));
        dot.title = guest.name;
        dot.textContent = [...guest.name.trim()].at(/\p{Script=Han}/u.test(guest.name) ? -1 : 0) ?? "";
        return dot;
      }),
    );
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target);
  }

  destroy(): void {
    this.#detach();
  }

  /** What to write here, shown while nothing is: advice, never part of the text. */
  #showHint(hint: string): void {
    this.dom.toggleAttribute("data-hint", hint !== "");
    this.dom.style.setProperty("--row-hint", JSON.stringify(hint));
  }

  #describeSeconds(side: RowSide): void {
    const words = this.#host.words();
    const { slot, fixed } = side;
    const isAdvice = slot !== null && !slot.isFilled && !fixed;
    this.#seconds.toggleAttribute("data-fixed", fixed);
    this.#seconds.toggleAttribute("data-advice", isAdvice);
    const kind = fixed ? words.secondsFixed : isAdvice ? words.secondsSlot : words.secondsSpoken;
    const meaning = slot === null || isAdvice ? kind : `${kind} · ${words.slotTarget(slot.seconds)}`;
    this.#seconds.title = meaning;
    this.#seconds.setAttribute("aria-label", `${side.seconds} ${meaning}`);
  }

  #paintBeat(beat: Beat | null): void {
    const words = this.#host.words();
    const label = beat ? words.beat[beat] : "";
    if (beat) this.dom.dataset["beat"] = beat;
    else delete this.dom.dataset["beat"];
    if (this.#beat.textContent !== label) this.#beat.textContent = label;
    this.#beat.setAttribute("aria-label", label ? `${label} ${words.chooseBeat}` : words.chooseBeat);
  }
}

/** A cell knows only whether it is empty, to show what belongs there. */
export function createCellView(node: DocNode, column: string): NodeView {
  const dom = element("div", "script-cell");
  dom.dataset["column"] = column;
  const paint = (cell: DocNode): void => {
    dom.toggleAttribute("data-empty", cell.content.size === 0);
  };
  paint(node);
  return {
    dom,
    contentDOM: dom,
    update(next) {
      if (next.type !== node.type) return false;
      paint(next);
      return true;
    },
    ignoreMutation: (mutation) => mutation.type === "attributes" && mutation.target === dom,
  };
}

function partButton(part: RowPart, className: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.className = className;
  button.dataset["part"] = part;
  return button;
}

/** The drawing of `IconComment`, as plain DOM. */
function bubble(): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries(BUBBLE)) svg.setAttribute(name, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", BUBBLE_PATH);
  svg.append(path);
  return svg;
}

const SVG = "http://www.w3.org/2000/svg";
const BUBBLE_PATH =
  "M13.25 7.5c0 2.62-2.35 4.5-5.25 4.5-.6 0-1.2-.08-1.74-.23L3 13.25l.73-2.56A4.2 4.2 0 0 1 2.75 7.5C2.75 4.88 5.1 3 8 3s5.25 1.88 5.25 4.5Z";
const BUBBLE = {
  viewBox: "0 0 16 16",
  width: "14",
  height: "14",
  fill: "none",
  stroke: "currentColor",
  "stroke-width": "1.4",
  "stroke-linejoin": "round",
  "aria-hidden": "true",
};

function island(className: string): HTMLElement {
  const dom = element("div", className);
  dom.contentEditable = "false";
  return dom;
}

function element(tag: "div" | "span", className: string): HTMLElement {
  const dom = document.createElement(tag);
  dom.className = className;
  return dom;
}
