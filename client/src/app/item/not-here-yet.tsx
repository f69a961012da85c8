import { EmptyState } from "../../ui/empty-state.tsx";
import { IconDevice } from "../../ui/icons/index.ts";
import { useSyncStatus } from "../hooks/use-sync.ts";
import { useT } from "../hooks/use-t.ts";

/** In place of a list that is empty only because it has never come to this device: nothing while it is on its way. */
export function NotHereYet({ className }: { readonly className?: string }) {
  const t = useT("common");
  const { state } = useSyncStatus();
  if (state !== "offline" && state !== "error") return null;
  return (
    <EmptyState
      {...(className === undefined ? {} : { className })}
      icon={<IconDevice size={22} />}
      title={t("notHereYet.title")}
      note={t("notHereYet.note")}
    />
  );
}
