import { type KeyboardEvent, useState } from "react";
import { useT } from "../../../../app/index.ts";
import { Button, IconButton } from "../../../../ui/button.tsx";
import { classNames } from "../../../../ui/class-names.ts";
import {
  IconBox,
  IconDrawArrow,
  IconFigure,
  IconPen,
  IconRedo,
  IconRubber,
  IconTrash,
  IconUndo,
} from "../../../../ui/icons/index.ts";
import {
  COLOURS,
  type Colour,
  clearMarks,
  PAPER,
  redoMark,
  type Sketch,
  TOOLS,
  type Tool,
  undoMark,
} from "./sketch-model.ts";
import { useSketchPad } from "./use-sketch-pad.ts";

interface SketchEditorProps {
  readonly sketch: Sketch;
  readonly isSaving: boolean;
  readonly onChange: (sketch: Sketch) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

const ICONS = { pen: IconPen, arrow: IconDrawArrow, box: IconBox, figure: IconFigure, rubber: IconRubber } as const;
/** By the first letter of the tool's English name: the same in every language. */
const TOOL_KEYS: Readonly<Record<string, Tool>> = { p: "pen", a: "arrow", b: "box", f: "figure", e: "rubber" };

/** A sheet of paper, five tools, three colours. */
export function SketchEditor({ sketch, isSaving, onChange, onSave, onCancel }: SketchEditorProps) {
  const t = useT("frames");
  const [tool, setTool] = useState<Tool>("pen");
  const [colour, setColour] = useState<Colour>("ink");
  const pad = useSketchPad({ sketch, tool, colour, onChange });

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === "z") onChange(event.shiftKey ? redoMark(sketch) : undoMark(sketch));
      else if (key === "y") onChange(redoMark(sketch));
      else if (key === "enter") onSave();
      else return;
      event.preventDefault();
      return;
    }
    const chosen = TOOL_KEYS[key];
    const paint = COLOURS[Number(key) - 1];
    if (chosen) setTool(chosen);
    else if (paint) setColour(paint);
    else if (key === "enter" && !(event.target instanceof HTMLButtonElement)) onSave();
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the tools, each of which is a button as well
    <div onKeyDown={onKeyDown} className="flex flex-col gap-3 sm:flex-row sm:items-start">
      <div className="flex flex-wrap items-center gap-1 sm:w-9 sm:flex-col">
        <div role="radiogroup" aria-label={t("tools")} className="flex gap-1 sm:flex-col">
          {TOOLS.map((each) => {
            const Icon = ICONS[each];
            return (
              <IconButton
                key={each}
                label={t(`tool.${each}`)}
                icon={<Icon />}
                role="radio"
                aria-checked={tool === each}
                tip="right"
                className="aria-checked:bg-accent-soft aria-checked:text-accent-text"
                onClick={() => setTool(each)}
              />
            );
          })}
        </div>
        <span className="mx-1 h-5 w-px bg-line sm:my-1 sm:h-px sm:w-5" aria-hidden="true" />
        <div role="radiogroup" aria-label={t("colours")} className="flex gap-1 sm:flex-col">
          {COLOURS.map((each, index) => (
            <IconButton
              key={each}
              label={t(`colour.${each}`)}
              icon={<span data-paint={each} className="sketch-paint" />}
              role="radio"
              aria-checked={colour === each}
              aria-keyshortcuts={String(index + 1)}
              tip="right"
              className="aria-checked:bg-accent-soft"
              onClick={() => setColour(each)}
            />
          ))}
        </div>
        <span className="mx-1 h-5 w-px bg-line sm:my-1 sm:h-px sm:w-5" aria-hidden="true" />
        <IconButton
          label={t("undo")}
          icon={<IconUndo />}
          tip="right"
          disabled={sketch.marks.length === 0}
          onClick={() => onChange(undoMark(sketch))}
        />
        <IconButton
          label={t("redo")}
          icon={<IconRedo />}
          tip="right"
          disabled={sketch.undone.length === 0}
          onClick={() => onChange(redoMark(sketch))}
        />
        <IconButton
          label={t("clear")}
          icon={<IconTrash />}
          tip="right"
          disabled={sketch.marks.length === 0}
          onClick={() => onChange(clearMarks(sketch))}
        />
      </div>
      <div className="flex min-w-0 flex-1 flex-col items-center gap-2">
        <div className="relative aspect-9/16 h-[min(56dvh,44rem)] overflow-hidden rounded-md border border-line-strong">
          {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a sheet that arrows and Space draw upon */}
          <canvas
            ref={pad.canvas}
            width={PAPER.width}
            height={PAPER.height}
            role="application"
            aria-label={t("paper")}
            aria-describedby="sketch-keys"
            tabIndex={0}
            data-tool={tool}
            className="sketch-paper"
            onPointerDown={pad.onPointerDown}
            onPointerMove={pad.onPointerMove}
            onPointerUp={pad.onPointerUp}
            onPointerCancel={pad.onPointerCancel}
            onKeyDown={pad.onKeyDown}
          />
          {pad.cross ? (
            <span
              aria-hidden="true"
              className={classNames("sketch-cross", pad.cross.isDown && "sketch-cross-down")}
              style={{ left: `${pad.cross.left}%`, top: `${pad.cross.top}%` }}
            />
          ) : null}
        </div>
        <p id="sketch-keys" className="max-w-md text-center text-ink-3 text-mini max-sm:sr-only">
          {t("keys")}
        </p>
      </div>
      <div className="flex gap-2 max-sm:justify-end sm:flex-col">
        <Button tone="primary" disabled={isSaving || sketch.marks.length === 0} onClick={onSave}>
          {t("save")}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
