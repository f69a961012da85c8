import { type Action, type ActionRegistry, availableActions } from "./registry.ts";

/** How long the first key of `g t` waits for the second, ms. */
const SEQUENCE_MS = 1_200;

/** What of a keyboard event shortcuts look at. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** The key itself, whatever it types. */
  readonly code?: string;
}

/** The stroke in the notation of `Action.keys`. Shift is named only with keys that stay the same under it. */
export function strokeText(stroke: Stroke): string {
  // A Mac types µ with ⌥M: with Alt it is the key that counts.
  const named = stroke.altKey ? /^(?:Key|Digit)(.)$/.exec(stroke.code ?? "")?.[1] : undefined;
  const typed = named ?? stroke.key;
  const key = typed.length === 1 ? typed.toLowerCase() : typed.toLowerCase().replace(/^arrow/, "");
  const letter = /^[a-z]$/.test(key);
  const parts: string[] = [];
  if (stroke.ctrlKey || stroke.metaKey) parts.push("mod");
  if (stroke.altKey) parts.push("alt");
  if (stroke.shiftKey && (letter || stroke.key.length > 1)) parts.push("shift");
  return [...parts, key === " " ? "space" : key].join("+");
}

/** Whether keys typed here are text. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !/^(button|checkbox|radio|range|submit|reset|file|color)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Menus, lists and dialogs have keys of their own. */
function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"],[role="menu"],[role="listbox"],[role="alertdialog"]') !== null
  );
}

export interface KeyOptions {
  /** Whether shortcuts of one letter are wanted. */
  letterKeys(): boolean;
}

/** Runs actions by key. Nothing fires while an input method composes. Returns a way to stop. */
export function listenForKeys(target: Window, registry: ActionRegistry, options: KeyOptions): () => void {
  let first: string | null = null;
  let timer = 0;
  const forget = () => {
    first = null;
    clearTimeout(timer);
  };

  function find(actions: readonly Action[], keys: string): Action | undefined {
    return actions.find((action) => action.keys === keys);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.key === "Process") return;
    if (event.key === "Shift" || event.key === "Control" || event.key === "Alt" || event.key === "Meta") return;
    const text = strokeText(event);
    const combined = event.ctrlKey || event.metaKey || event.altKey;
    if (!combined && !options.letterKeys()) return;
    if (isInOverlay(event.target)) {
      forget();
      return;
    }
    const typing = isTyping(event.target);
    const usable = availableActions(registry.getSnapshot()).filter(
      (action) => action.keys && (!typing || action.whileTyping),
    );
    const action = (first ? find(usable, `${first} ${text}`) : undefined) ?? find(usable, text);
    forget();
    if (action) {
      event.preventDefault();
      action.perform();
      return;
    }
    if (usable.some((candidate) => candidate.keys?.startsWith(`${text} `))) {
      first = text;
      timer = target.setTimeout(forget, SEQUENCE_MS);
    }
  }

  target.addEventListener("keydown", onKeyDown);
  return () => {
    forget();
    target.removeEventListener("keydown", onKeyDown);
  };
}
