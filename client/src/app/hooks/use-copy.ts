import { useCallback, useEffect, useRef, useState } from "react";
import { copyText } from "../../platform/copy-text.ts";

const SHOWN_MS = 2_000;

/** Copies words; `copied` names what was copied last, for a moment, so that its button can say so. */
export function useCopy(): {
  copied: string | null;
  failed: boolean;
  copy(name: string, text: string): Promise<boolean>;
} {
  const [copied, setCopied] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback(async (name: string, text: string) => {
    const done = await copyText(text);
    setFailed(!done);
    setCopied(done ? name : null);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(null), SHOWN_MS);
    return done;
  }, []);
  return { copied, failed, copy };
}
