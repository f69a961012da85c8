import type { ProposalId, Refusal, Result } from "@tongpin/domain/base";
import {
  acceptSuggestions,
  rejectSuggestions,
  type ShownScript,
  type ShownState,
  type Suggestion,
} from "@tongpin/workspace";
import { useMemo, useState } from "react";
import { announce, useCommands, useT, useToast } from "../../../app/index.ts";
import { useShownState } from "../../../app/item/use-shown.ts";

export interface Suggestions {
  /** In the order of their places. */
  readonly list: readonly Suggestion[];
  /** The one that is looked at: its card is open. */
  readonly looked: Suggestion | null;
  /** Whether its card was opened by key and wants the focus. */
  readonly byKey: boolean;
  look(id: ProposalId | null, byKey?: boolean): void;
  step(by: -1 | 1): void;
  accept(ids: readonly ProposalId[]): void;
  reject(ids: readonly ProposalId[]): void;
}

const listOf = (state: ShownState) => state.suggestions;

/** The open suggestions of a script, which of them is looked at, and deciding them. */
export function useSuggestions(shown: ShownScript, first: ProposalId | null): Suggestions {
  const t = useT("suggest");
  const toast = useToast();
  const context = useCommands();
  const list = useShownState(shown, listOf);
  const [look, setLook] = useState<{ readonly id: ProposalId | null; readonly byKey: boolean }>({
    id: first,
    byKey: false,
  });
  return useMemo(() => {
    const index = list.findIndex(({ id }) => id === look.id);
    const looked = list[index] ?? null;
    const tell = (result: Result<void>, done: "accepted" | "rejected", ids: readonly ProposalId[]) => {
      if (!result.ok) {
        toast.error(suggestTrouble(result.error, t));
        return;
      }
      const words = t(done, { count: ids.length });
      if (ids.length > 1) toast.info(words);
      else announce(words);
      goOn(ids);
    };
    /** Whoever goes through them by key finds the next one open. */
    const goOn = (ids: readonly ProposalId[]) => {
      if (!looked || !ids.includes(looked.id)) return;
      const next = look.byKey ? list.slice(index + 1).find(({ id, lost }) => !lost && !ids.includes(id)) : null;
      setLook({ id: next?.id ?? null, byKey: look.byKey });
    };
    return {
      list,
      looked,
      byKey: look.byKey,
      look: (id, byKey = false) => setLook({ id, byKey }),
      step(by) {
        const placed = list.filter(({ lost }) => !lost);
        const at = placed.findIndex(({ id }) => id === look.id);
        const next = at < 0 ? placed.at(by > 0 ? 0 : -1) : placed[(at + by + placed.length) % placed.length];
        if (next) setLook({ id: next.id, byKey: true });
        else announce(t("empty"));
      },
      accept(ids) {
        tell(acceptSuggestions(shown, { ids }, context()), "accepted", ids);
      },
      reject(ids) {
        tell(rejectSuggestions(shown, { ids }, context()), "rejected", ids);
      },
    };
  }, [list, look, shown, context, toast, t]);
}

const REFUSED = ["proposals-open", "row-exists", "text-too-long", "too-many-rows", "script-final", "schema-newer"];

export function isSuggestTrouble({ code }: Refusal): boolean {
  return code === "proposals-open" || code === "row-exists";
}

export function suggestTrouble({ code, params }: Refusal, t: ReturnType<typeof useT>) {
  const known = REFUSED.includes(code) ? code : "other";
  return { what: t(`refused.${known}`, params ?? {}), safe: t("refused.safe"), todo: t("refused.todo") };
}
