import type { PersonId } from "@tongpin/domain/base";
import type { Suggestion } from "@tongpin/workspace";
import { useMemo } from "react";
import { useApp, useMembers, useT } from "../../../app/index.ts";

export interface People {
  nameOf(id: PersonId): string;
  hueOf(id: PersonId): number;
  /** Whose suggestion it is, with whoever has written in it too. */
  authorsOf(suggestion: Suggestion): string;
}

/** Somebody who has left keeps a neutral colour. */
const NEUTRAL_HUE = 255;

export function usePeople(): People {
  const t = useT("suggest");
  const members = useMembers();
  const { person } = useApp();
  return useMemo(() => {
    const byId = new Map(members.map((member) => [member.personId, member]));
    const nameOf = (id: PersonId) =>
      byId.get(id)?.name ?? (id === person.id && person.name ? person.name : t("somebody"));
    return {
      nameOf,
      hueOf: (id) => byId.get(id)?.hue ?? NEUTRAL_HUE,
      authorsOf({ by, helpers }) {
        if (helpers.length === 0) return nameOf(by);
        return t("with", { name: nameOf(by), names: helpers.map(nameOf).join(t("comma")) });
      },
    };
  }, [members, person, t]);
}
