import { useRef, useState } from "react";
import { mergeTyped } from "./merge-typed.ts";

export interface LiveText<E extends HTMLInputElement | HTMLTextAreaElement> {
  readonly value: string;
  onChange(event: React.ChangeEvent<E>): void;
  onCompositionStart(): void;
  onCompositionEnd(event: React.CompositionEvent<E>): void;
}

/**
 * Props of a field that writes as one types, and shows what colleagues write. While an input method composes nothing is
 * written: half a syllable is nobody's caption.
 */
export function useLiveText<E extends HTMLInputElement | HTMLTextAreaElement>(
  live: string,
  onWrite: (text: string) => void,
): LiveText<E> {
  const [composing, setComposing] = useState<string | null>(null);
  const base = useRef(live);
  return {
    value: composing ?? live,
    onChange(event) {
      const { value } = event.currentTarget;
      if (composing === null) onWrite(value);
      else setComposing(value);
    },
    onCompositionStart() {
      base.current = live;
      setComposing(live);
    },
    onCompositionEnd(event) {
      setComposing(null);
      onWrite(mergeTyped(base.current, event.currentTarget.value, live));
    },
  };
}
