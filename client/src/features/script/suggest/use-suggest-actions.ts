import { useActions, useGo, useQuery, useT } from "../../../app/index.ts";
import type { Suggestions } from "./use-suggestions.ts";

/** Keys and palette entries of suggesting. Those a writer needs with the caret in the text work while typing. */
export function useSuggestActions(suggestions: Suggestions, mayWrite: boolean, toggle: () => void): void {
  const t = useT("suggest");
  const go = useGo();
  const { suggestions: isOpen } = useQuery();
  const { looked, list, step, accept, reject } = suggestions;
  const ids = () => list.filter(({ lost }) => !lost).map(({ id }) => id);
  useActions([
    {
      id: "suggest.panel",
      label: t("open"),
      keys: "s",
      group: "view",
      perform: () => go.query({ suggestions: isOpen ? null : "1", claims: null, version: null }),
    },
  ]);
  useActions(
    mayWrite
      ? [
          {
            id: "suggest.mode",
            label: t("mode"),
            keys: "mod+shift+s",
            group: "do",
            whileTyping: true,
            perform: toggle,
          },
          {
            id: "suggest.next",
            label: t("next"),
            keys: "mod+]",
            group: "go",
            whileTyping: true,
            when: () => list.length > 0,
            perform: () => step(1),
          },
          {
            id: "suggest.previous",
            label: t("previous"),
            keys: "mod+[",
            group: "go",
            whileTyping: true,
            when: () => list.length > 0,
            perform: () => step(-1),
          },
          {
            id: "suggest.accept",
            label: t("acceptThis"),
            keys: "mod+shift+enter",
            group: "do",
            whileTyping: true,
            when: () => looked !== null && !looked.lost,
            perform: () => looked && accept([looked.id]),
          },
          {
            id: "suggest.reject",
            label: t("rejectThis"),
            keys: "mod+shift+delete",
            group: "do",
            whileTyping: true,
            when: () => looked !== null,
            perform: () => looked && reject([looked.id]),
          },
          {
            id: "suggest.acceptAll",
            label: t("acceptAll"),
            group: "do",
            when: () => ids().length > 0,
            perform: () => accept(ids()),
          },
          {
            id: "suggest.rejectAll",
            label: t("rejectAll"),
            group: "do",
            when: () => list.length > 0,
            perform: () => reject(list.map(({ id }) => id)),
          },
        ]
      : [],
  );
}
