import { type RefObject, useEffect, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { Input } from "../../../ui/field.tsx";

interface TraySearchProps {
  readonly text: string;
  readonly search?: RefObject<HTMLInputElement | null>;
  onSearch(text: string): void;
}

/** Words of an idea. What is still being composed is not searched for; Escape empties it. */
export function TraySearch({ text, search, onSearch }: TraySearchProps) {
  const t = useT("tray");
  // The address follows what is typed; typing never waits for it.
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    setTyped(text);
  }, [text]);

  function ask(next: string) {
    asked.current = next;
    onSearch(next);
  }

  return (
    <Input
      {...(search ? { ref: search } : {})}
      type="search"
      value={typed}
      maxLength={100}
      onChange={(event) => {
        setTyped(event.target.value);
        if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) ask(event.target.value);
      }}
      onCompositionEnd={(event) => ask(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || typed === "" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        setTyped("");
        ask("");
      }}
      placeholder={t("find")}
      aria-label={t("find")}
      className="h-control-sm! min-w-0 flex-1 pointer-coarse:h-control!"
    />
  );
}
