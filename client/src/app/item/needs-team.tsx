import { EmptyState } from "../../ui/empty-state.tsx";
import { IconDevice } from "../../ui/icons/index.ts";
import { AppLink } from "../app-link.tsx";
import { useT } from "../hooks/use-t.ts";

export interface NeedsTeamProps {
  /** What is asked for here and only a server can give. */
  readonly what: "members" | "review" | "notes" | "annotations" | "records";
  readonly className?: string;
}

/** In a workspace of this device: why something is not here, what works all the same, and the way to it. */
export function NeedsTeam({ what, className }: NeedsTeamProps) {
  const t = useT("common");
  return (
    <EmptyState
      {...(className === undefined ? {} : { className })}
      icon={<IconDevice size={22} />}
      title={t(`needsTeam.${what}.title`)}
      note={t(`needsTeam.${what}.note`)}
      action={
        <AppLink
          to="/login"
          className="inline-flex h-control items-center rounded-md border border-line-strong bg-raised px-3 font-medium hover:bg-hover"
        >
          {t("me.signIn")}
        </AppLink>
      }
    />
  );
}
