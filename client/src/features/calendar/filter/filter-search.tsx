import { useEffect, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { Input } from "../../../ui/field.tsx";
import type { Calendar } from "../use-calendar.ts";

/** Words of a title or a note, by pinyin too. What is still being composed is not searched for. */
export function FilterSearch({ calendar: { place, go } }: { calendar: Calendar }) {
  const t = useT("views");
  const { text } = place.filter;
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);

  // The address may change without a key: a saved view, Back, 清除.
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    setTyped(text);
  }, [text]);

  function search(next: string) {
    asked.current = next;
    go({ filter: { ...place.filter, text: next } });
  }

  return (
    <div className="w-40 max-md:min-w-0 max-md:flex-1">
      <Input
        type="search"
        value={typed}
        maxLength={100}
        data-calendar-search
        aria-label={t("filter.search")}
        placeholder={t("filter.search")}
        onChange={(event) => {
          setTyped(event.target.value);
          if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) search(event.target.value);
        }}
        onCompositionEnd={(event) => search(event.currentTarget.value)}
        className="h-control-sm!"
      />
    </div>
  );
}
