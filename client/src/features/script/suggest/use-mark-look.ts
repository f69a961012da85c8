import type { ProposalId } from "@tongpin/domain/base";
import { useMemo } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import type { MarkLook } from "./marks-plugin.ts";
import type { People } from "./use-people.ts";

/** What the editor says about proposals, in the reader's language. */
export function useMarkLook(people: People, active: ProposalId | null): MarkLook {
  const t = useT("suggest");
  const format = useFormat();
  return useMemo(
    () => ({
      hue: ({ by }) => people.hueOf(by),
      tip: (suggestion) => t("tip", { name: people.authorsOf(suggestion), at: format.moment(suggestion.at) }),
      note: (kind, suggestion) => `${t(`note.${kind}`)} · ${people.authorsOf(suggestion)}`,
      active,
    }),
    [people, active, t, format],
  );
}
