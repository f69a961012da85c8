import { useSyncExternalStore } from "react";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { type Action, type ActionGroup, availableActions } from "../actions/registry.ts";
import { useT } from "../hooks/use-t.ts";
import { useServices } from "../runtime/context.ts";

const GROUPS: readonly ActionGroup[] = ["go", "create", "do", "view"];

/** Every key that works on this screen, from the same objects that make it work. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { actions: registry } = useServices();
  const t = useT("common");
  const actions = availableActions(useSyncExternalStore(registry.subscribe, registry.getSnapshot));
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("keys.title")}
      description={t("keys.note")}
      closeLabel={t("close")}
      width="large"
    >
      <div className="grid gap-x-10 gap-y-5 pb-2 sm:grid-cols-2">
        {GROUPS.map((group) => (
          <KeyGroup
            key={group}
            title={t(`keys.groups.${group}`)}
            actions={actions.filter((action) => action.keys && (action.group ?? "do") === group)}
          />
        ))}
      </div>
    </Dialog>
  );
}

function KeyGroup({ title, actions }: { title: string; actions: readonly Action[] }) {
  if (actions.length === 0) return null;
  return (
    <section>
      <h3 className="pb-1 text-ink-3 text-mini">{title}</h3>
      <ul>
        {actions.map((action) => (
          <li key={action.id} className="flex min-h-7 items-center gap-3">
            <span className="min-w-0 flex-1 truncate">{action.label}</span>
            {action.keys ? <Kbd keys={action.keys} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
