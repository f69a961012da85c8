import type { RowId } from "@tongpin/domain/base";
import type { PromptLine } from "@tongpin/domain/script";

/** A line as it stands in the text, px from the top of it. */
export interface LineView {
  readonly line: PromptLine;
  readonly top: number;
}

interface Drawn {
  line: PromptLine;
  readonly dom: HTMLElement;
  readonly beat: HTMLElement;
  readonly words: Text;
}

export interface LineViews {
  list(): readonly LineView[];
  height(): number;
  lineHeight(): number;
  /** Draws these lines; what has not changed is not touched. Call `measure` after. */
  show(lines: readonly PromptLine[], beatName: (line: PromptLine) => string): void;
  measure(): void;
  /** The first character of the printed line at `offset`, and how far below its top that is. */
  characterAt(view: LineView, offset: number): { readonly index: number; readonly below: number };
  topOfCharacter(view: LineView, index: number): number;
}

/** The lines of a 提词器 in the page: made, kept and measured. */
export function createLineViews(content: HTMLElement): LineViews {
  let drawn: readonly Drawn[] = [];
  let list: readonly LineView[] = [];
  let height = 0;
  let lineHeight = 1;
  const range = document.createRange();

  function draw(line: PromptLine): Drawn {
    const dom = document.createElement("p");
    const beat = document.createElement("span");
    const words = document.createTextNode("");
    dom.className = "prompter-line";
    beat.className = "prompter-beat";
    dom.append(beat, words);
    return { line, dom, beat, words };
  }

  function fill(one: Drawn, line: PromptLine, name: string): void {
    one.line = line;
    if (one.words.data !== line.text) one.words.data = line.text;
    if (one.beat.textContent !== name) one.beat.textContent = name;
    one.dom.toggleAttribute("data-pause", line.pause > 0);
    if (line.beat) one.dom.dataset["beat"] = line.beat;
    else delete one.dom.dataset["beat"];
  }

  const wordsOf = (id: RowId): Text | null => drawn.find(({ line }) => line.id === id)?.words ?? null;

  /** Top of a character, px from the top of the text. Its own row's top where the row has no words. */
  function topOf(view: LineView, index: number): number {
    const words = wordsOf(view.line.id);
    if (!words || words.length === 0) return view.top;
    const at = Math.min(index, words.length - 1);
    range.setStart(words, at);
    range.setEnd(words, at + 1);
    return range.getBoundingClientRect().top - content.getBoundingClientRect().top;
  }

  return {
    list: () => list,
    height: () => height,
    lineHeight: () => lineHeight,
    show(lines, beatName) {
      const known = new Map(drawn.map((one) => [one.line.id, one]));
      drawn = lines.map((line) => {
        const one = known.get(line.id) ?? draw(line);
        fill(one, line, beatName(line));
        return one;
      });
      const wanted = drawn.map(({ dom }) => dom);
      const isSame =
        wanted.length === content.childNodes.length && wanted.every((dom, at) => content.childNodes[at] === dom);
      if (!isSame) content.replaceChildren(...wanted);
    },
    measure() {
      list = drawn.map(({ line, dom }) => ({ line, top: dom.offsetTop }));
      height = content.offsetHeight;
      lineHeight = Number.parseFloat(getComputedStyle(content).lineHeight) || 1;
    },
    characterAt(view, offset) {
      const length = wordsOf(view.line.id)?.length ?? 0;
      let low = 0;
      let high = Math.max(0, length - 1);
      // The first character that is not above the line that `offset` runs through.
      while (low < high) {
        const middle = (low + high) >> 1;
        if (topOf(view, middle) + lineHeight <= offset) low = middle + 1;
        else high = middle;
      }
      return { index: low, below: offset - topOf(view, low) };
    },
    topOfCharacter: topOf,
  };
}
