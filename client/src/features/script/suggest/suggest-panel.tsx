import type { PersonId } from "@tongpin/domain/base";
import type { Suggestion } from "@tongpin/workspace";
import { useRef, useState } from "react";
import { useCopy, useGo, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconCheck, IconClose, IconCopy, IconEdit } from "../../../ui/icons/index.ts";
import { Select } from "../../../ui/select.tsx";
import { liesOver, SidePanel } from "../view/side-panel.tsx";
import { type RowNumber, SuggestionBody } from "./suggestion-body.tsx";
import type { People } from "./use-people.ts";
import type { Suggestions } from "./use-suggestions.ts";

export interface SuggestPanelProps {
  readonly suggestions: Suggestions;
  readonly people: People;
  readonly numberOf: RowNumber;
  readonly mayWrite: boolean;
}

const ALL = "all";

/** 建议: all that is proposed, to be decided one by one, for one author, or all at once. */
export function SuggestPanel({ suggestions, people, numberOf, mayWrite }: SuggestPanelProps) {
  const t = useT("suggest");
  const go = useGo();
  const panel = useRef<HTMLElement>(null);
  const [author, setAuthor] = useState<string>(ALL);
  const { list, accept, reject } = suggestions;
  const authors = [...new Set(list.map(({ by }) => by))];
  const whose = authors.includes(author as PersonId) ? author : ALL;
  const chosen = list.filter(({ by }) => whose === ALL || by === whose);
  const open = chosen.filter(({ lost }) => !lost).map(({ id }) => id);
  return (
    <SidePanel
      ref={panel}
      title={t("panel")}
      closeLabel={t("close")}
      lead={<IconEdit size={16} className="mx-2 text-ink-3" />}
      onClose={() => go.query({ suggestions: null })}
    >
      {list.length > 0 ? (
        <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2">
          {authors.length > 1 ? (
            <Select
              size="small"
              label={t("whose")}
              value={whose}
              options={[
                { value: ALL, label: t("everybody") },
                ...authors.map((by) => ({ value: by as string, label: people.nameOf(by) })),
              ]}
              onChange={setAuthor}
            />
          ) : (
            <span className="text-ink-3 text-small">{t("count", { count: list.length })}</span>
          )}
          <span className="flex-1" />
          {mayWrite ? (
            <>
              <Button size="small" disabled={open.length === 0} onClick={() => accept(open)}>
                {t("acceptAll")}
              </Button>
              <Button size="small" tone="quiet" onClick={() => reject(chosen.map(({ id }) => id))}>
                {t("rejectAll")}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      <div className="scroll-y min-h-0 flex-1">
        {chosen.length > 0 ? (
          <ul>
            {chosen.map((suggestion) => (
              <Item
                key={suggestion.id}
                suggestion={suggestion}
                suggestions={suggestions}
                people={people}
                numberOf={numberOf}
                mayWrite={mayWrite}
                panel={panel}
              />
            ))}
          </ul>
        ) : (
          <EmptyState icon={<IconEdit size={22} />} title={t("empty")} note={t("emptyNote")} />
        )}
      </div>
    </SidePanel>
  );
}

interface ItemProps extends SuggestPanelProps {
  readonly suggestion: Suggestion;
  readonly panel: { readonly current: HTMLElement | null };
}

function Item({ suggestion, suggestions, people, numberOf, mayWrite, panel }: ItemProps) {
  const t = useT("suggest");
  const go = useGo();
  const { copy } = useCopy();
  const { id, lost, parts } = suggestion;
  const words = parts
    .map((part) => part.words)
    .filter(Boolean)
    .join("\n");
  const show = () => {
    // Where the panel lies over the editor, the place would be behind it.
    if (liesOver(panel.current)) go.query({ suggestions: null });
    suggestions.look(id);
  };
  return (
    <li data-looked={suggestions.looked?.id === id || undefined} className="border-line border-b data-looked:bg-sunken">
      {lost ? (
        <div className="px-4 pt-3">
          <SuggestionBody suggestion={suggestion} people={people} numberOf={numberOf} />
        </div>
      ) : (
        <button type="button" className="block w-full px-4 pt-3 text-left hover:bg-hover" onClick={show}>
          <SuggestionBody suggestion={suggestion} people={people} numberOf={numberOf} />
        </button>
      )}
      <div className="flex gap-1.5 px-4 pt-1.5 pb-3">
        {lost && words !== "" ? (
          <Button size="small" tone="quiet" icon={<IconCopy size={14} />} onClick={() => void copy(id, words)}>
            {t("copy")}
          </Button>
        ) : null}
        {mayWrite && !lost ? (
          <Button size="small" icon={<IconCheck size={14} />} onClick={() => suggestions.accept([id])}>
            {t("accept")}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button size="small" tone="quiet" icon={<IconClose size={14} />} onClick={() => suggestions.reject([id])}>
            {t(lost ? "dismiss" : "reject")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
