import { type ReactNode, useState } from "react";
import { useActions, useCopy, useT, useToast } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import {
  IconCheck,
  IconChevronDown,
  IconEdit,
  IconLink,
  IconPlus,
  IconRefresh,
  IconStar,
  IconStarFull,
  IconTrash,
  IconUndo,
} from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import type { Calendar } from "../use-calendar.ts";
import { type SavedViews, useSavedViews } from "./use-saved-views.ts";
import { ViewNameDialog } from "./view-name-dialog.tsx";

/** The looks at the calendar that have a name (C13): open one, keep this one, change, rename, remove. Key v. */
export function SavedViewsMenu({ calendar }: { calendar: Calendar }) {
  const t = useT("views");
  const saved = useSavedViews(calendar);
  const { views, current, isChanged, isGone } = saved;
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState<"new" | "rename" | null>(null);
  const mayEdit = calendar.mayEdit && calendar.room !== null;
  useActions([
    { id: "calendar.views", label: t("saved.menu"), keys: "v", group: "view", perform: () => setOpen(true) },
    {
      id: "calendar.saveView",
      label: t("saved.saveAs"),
      keys: "shift+v",
      group: "create",
      when: () => mayEdit,
      perform: () => setNaming("new"),
    },
    ...views.map(({ id, name }) => ({
      id: `calendar.saved.${id}`,
      label: t("saved.open", { name }),
      group: "view" as const,
      perform: () => saved.open(id),
    })),
  ]);
  return (
    <>
      <Menu
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button
            size="small"
            tone="quiet"
            className="max-w-48"
            aria-label={t("saved.button", { name: current?.name ?? "" })}
          >
            <span className="truncate">{current?.name ?? (isGone ? t("saved.gone") : t("saved.label"))}</span>
            {isChanged ? <span className="font-normal text-ink-3">{t("saved.changed")}</span> : null}
            <IconChevronDown size={12} className="shrink-0 text-ink-3" />
          </Button>
        }
      >
        {views.map((view) => (
          <MenuItem
            key={view.id}
            icon={view.id === current?.id ? <IconCheck size={14} /> : null}
            onSelect={() => saved.open(view.id)}
          >
            {view.name}
            {view.id === saved.defaultId ? <span className="text-ink-3"> · {t("saved.isDefault")}</span> : null}
          </MenuItem>
        ))}
        {views.length === 0 ? <p className="max-w-64 px-3 py-1 text-ink-3 text-small">{t("saved.empty")}</p> : null}
        <MenuLine />
        {current ? <CurrentDeeds saved={saved} mayEdit={mayEdit} onRename={() => setNaming("rename")} /> : null}
        <MenuItem icon={<IconPlus size={14} />} keys="shift+v" disabled={!mayEdit} onSelect={() => setNaming("new")}>
          {t("saved.saveAs")}
        </MenuItem>
      </Menu>
      {naming ? (
        <ViewNameDialog
          title={t(naming === "new" ? "saved.saveAs" : "saved.rename")}
          name={naming === "rename" ? (current?.name ?? "") : ""}
          onName={(name) => (naming === "new" ? saved.save(name) : saved.rename(name))}
          onClose={() => setNaming(null)}
        />
      ) : null}
    </>
  );
}

function CurrentDeeds({ saved, mayEdit, onRename }: { saved: SavedViews; mayEdit: boolean; onRename: () => void }) {
  const t = useT("views");
  const toast = useToast();
  const { copy } = useCopy();
  const { current, isChanged, defaultId } = saved;
  if (!current) return null;
  const isDefault = current.id === defaultId;
  const star: ReactNode = isDefault ? <IconStarFull size={14} /> : <IconStar size={14} />;

  async function copyLink() {
    const address = new URL(location.href);
    address.search = new URLSearchParams({ saved: current?.id ?? "" }).toString();
    if (await copy("view", address.href)) toast.info(t("saved.copied"));
    else toast.error({ what: t("saved.copyFailed"), safe: t("refused.safe"), todo: t("saved.copyTodo") });
  }

  return (
    <>
      {isChanged ? (
        <>
          <MenuItem icon={<IconRefresh size={14} />} disabled={!mayEdit} onSelect={saved.update}>
            {t("saved.update", { name: current.name })}
          </MenuItem>
          <MenuItem icon={<IconUndo size={14} />} onSelect={() => saved.open(current.id)}>
            {t("saved.revert", { name: current.name })}
          </MenuItem>
        </>
      ) : null}
      <MenuItem icon={star} onSelect={() => saved.setDefault(isDefault ? null : current.id)}>
        {t(isDefault ? "saved.noDefault" : "saved.makeDefault")}
      </MenuItem>
      <MenuItem icon={<IconLink size={14} />} onSelect={() => void copyLink()}>
        {t("saved.copyLink")}
      </MenuItem>
      <MenuItem icon={<IconEdit size={14} />} disabled={!mayEdit} onSelect={onRename}>
        {t("saved.rename")}
      </MenuItem>
      <MenuItem icon={<IconTrash size={14} />} danger disabled={!mayEdit} onSelect={saved.remove}>
        {t("saved.remove", { name: current.name })}
      </MenuItem>
      <MenuLine />
    </>
  );
}
