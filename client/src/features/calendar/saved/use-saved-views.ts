import type { SavedView, SavedViewId } from "@tongpin/domain/views";
import { changeView, removeView, restoreView, saveView } from "@tongpin/workspace";
import { useEffect, useMemo, useState } from "react";
import { useApp, useCommands, useQuery, useT, useToast } from "../../../app/index.ts";
import { CALENDAR_KEYS, queryOf } from "../calendar-url.ts";
import type { Calendar } from "../use-calendar.ts";
import { defaultView, keepDefaultView } from "./default-view.ts";

const KNOWN = ["name-empty", "name-too-long", "text-too-long", "too-many-views", "view-unknown"];

export interface SavedViews {
  /** By name. */
  readonly views: readonly SavedView[];
  /** The one we came from, if it is still there. */
  readonly current: SavedView | null;
  /** Whether what is shown differs from it. */
  readonly isChanged: boolean;
  /** The address names one that was removed. */
  readonly isGone: boolean;
  /** The one this device opens the calendar with. */
  readonly defaultId: SavedViewId | null;
  open(id: SavedViewId): void;
  /** Answers whether it was done. */
  save(name: string): boolean;
  rename(name: string): boolean;
  update(): void;
  remove(): void;
  setDefault(id: SavedViewId | null): void;
}

/** The looks at the plan that a brand's people share (C13). */
export function useSavedViews({ room, state, place, go, openSaved }: Calendar): SavedViews {
  const t = useT("views");
  const toast = useToast();
  const context = useCommands();
  const brandId = useApp().brand?.id ?? "";
  const [defaultId, setDefaultId] = useState(() => defaultView(brandId));
  const views = useMemo(
    () =>
      [...state.views.values()]
        .filter(({ removedAt }) => removedAt === null)
        .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    [state.views],
  );
  const current = views.find(({ id }) => id === place.saved) ?? null;
  const query = queryOf(place);

  function tell(code: string) {
    const known = KNOWN.includes(code) ? code : "other";
    toast.error({ what: t(`refused.${known}`), safe: t("refused.safe"), todo: t(`todo.${known}`) });
  }

  return {
    views,
    current,
    isChanged: current !== null && current.query !== query,
    isGone:
      room !== null && place.saved !== null && state.views.get(place.saved)?.removedAt !== null && current === null,
    defaultId,
    open: (id) => openSaved(id, true),
    save(name) {
      if (!room) return false;
      const done = saveView(room, { name, query }, context());
      if (!done.ok) {
        tell(done.error.code);
        return false;
      }
      openSaved(done.value);
      toast.undo(
        t("done.saved", { name: name.trim() }),
        () => void removeView(room, { viewId: done.value }, context()),
      );
      return true;
    },
    rename(name) {
      if (!room || !current) return false;
      const { id: viewId, name: before } = current;
      const done = changeView(room, { viewId, name }, context());
      if (!done.ok) tell(done.error.code);
      else if (name.trim() !== before) {
        toast.undo(
          t("done.renamed", { name: name.trim() }),
          () => void changeView(room, { viewId, name: before }, context()),
        );
      }
      return done.ok;
    },
    update() {
      if (!room || !current) return;
      const { id: viewId, query: before, name } = current;
      const done = changeView(room, { viewId, query }, context());
      if (!done.ok) tell(done.error.code);
      else toast.undo(t("done.updated", { name }), () => void changeView(room, { viewId, query: before }, context()));
    },
    remove() {
      if (!room || !current) return;
      const { id: viewId, name } = current;
      const done = removeView(room, { viewId }, context());
      if (!done.ok) return tell(done.error.code);
      // What was shown stays shown, without the name.
      go({ saved: null });
      toast.undo(t("done.removed", { name }), () => void restoreView(room, { viewId }, context()));
    },
    setDefault(id) {
      keepDefaultView(brandId, id);
      setDefaultId(id);
    },
  };
}

/** Opens the calendar as this device likes it, where the address asks for nothing itself. */
export function useOpenDefault({ openSaved }: Calendar): void {
  const query = useQuery();
  const brandId = useApp().brand?.id ?? "";
  const [wanted, setWanted] = useState(() => (CALENDAR_KEYS.some((key) => key in query) ? null : defaultView(brandId)));
  useEffect(() => {
    if (wanted === null) return;
    setWanted(null);
    openSaved(wanted);
  }, [wanted, openSaved]);
}
