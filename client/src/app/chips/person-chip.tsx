import type { PersonId } from "@tongpin/domain/base";
import { Avatar } from "../../ui/chip.tsx";
import { useMembers } from "../hooks/use-members.ts";
import { useT } from "../hooks/use-t.ts";

/** A member by id: colour and name. Somebody who left keeps a neutral mark. */
export function PersonChip({ personId, nameless }: { personId: PersonId | null; nameless?: boolean }) {
  const members = useMembers();
  const t = useT("common");
  const member = members.find((candidate) => candidate.personId === personId);
  const name = member?.name ?? (personId === null ? t("nobody") : t("formerMember"));
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-ink-2 text-small">
      {member ? (
        <Avatar name={name} hue={member.hue} size="small" />
      ) : (
        <span
          aria-hidden="true"
          title={name}
          className="size-4.5 shrink-0 rounded-full border border-line-strong border-dashed"
        />
      )}
      <span className={nameless ? "sr-only" : "truncate"}>{name}</span>
    </span>
  );
}
