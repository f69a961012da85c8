import { Plugin } from "@tiptap/pm/state";
import type { ScriptBinding } from "./binding.ts";
import { giveRowsIds } from "./changes-from-transaction.ts";

/** Tells the binding what happens in its view, for as long as the view lives. */
export function bindingPlugin(binding: ScriptBinding, newId: () => string, onSettled: () => void): Plugin {
  return new Plugin({
    appendTransaction: (_transactions, oldState, newState) => giveRowsIds(oldState, newState, newId),
    view(view) {
      // ProseMirror reads the composed words from the page in a microtask after compositionend; they come first.
      const ended = (): void => {
        settling = window.setTimeout(() => {
          binding.compositionSettled();
          onSettled();
        });
      };
      const started = (): void => {
        window.clearTimeout(settling);
        binding.compositionStarted();
      };
      let settling = 0;
      view.dom.addEventListener("compositionstart", started);
      view.dom.addEventListener("compositionend", ended);
      return {
        update: (_view, previous) => {
          if (previous.doc !== view.state.doc) binding.editorChanged();
        },
        destroy() {
          window.clearTimeout(settling);
          view.dom.removeEventListener("compositionstart", started);
          view.dom.removeEventListener("compositionend", ended);
          binding.close();
        },
      };
    },
  });
}
