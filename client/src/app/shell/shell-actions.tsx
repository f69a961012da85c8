import { lazy, Suspense, useEffect, useMemo, useSyncExternalStore } from "react";
import { IconKeyboard, IconSearch } from "../../ui/icons/index.ts";
import { closeOverlay, openKeys, openPalette, overlay } from "../actions/overlays.ts";
import type { Action } from "../actions/registry.ts";
import { holdKeys } from "../actions/type-ahead.ts";
import { useActions } from "../hooks/use-actions.ts";
import { useApp } from "../hooks/use-app.ts";
import { useGo, usePaths } from "../hooks/use-go.ts";
import { useT } from "../hooks/use-t.ts";
import { ALL_ITEMS } from "./nav-items.tsx";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));
const KeySheet = lazy(async () => ({ default: (await import("./key-sheet.tsx")).KeySheet }));

/** What can be done everywhere, and the two sheets that show all that can be done. */
export function ShellActions() {
  const t = useT("common");
  const go = useGo();
  const paths = usePaths();
  const { mode } = useApp();
  const open = useSyncExternalStore(overlay.subscribe, overlay.getSnapshot);
  const actions = useMemo<readonly Action[]>(() => {
    const places: Action[] =
      mode === "guest"
        ? []
        : ALL_ITEMS.map((item) => {
            const Glyph = item.icon;
            return {
              id: `go-${item.key}`,
              label: t(`nav.${item.key}`),
              icon: <Glyph />,
              group: "go",
              ...(item.keys ? { keys: item.keys } : {}),
              perform: () => go.to(item.path(paths)),
            };
          });
    return [
      ...places,
      {
        id: "palette",
        label: t("search.open"),
        keys: "mod+k",
        group: "go",
        icon: <IconSearch />,
        whileTyping: true,
        perform: openPalette,
      },
      { id: "search", label: t("search.find"), keys: "/", group: "go", icon: <IconSearch />, perform: openPalette },
      { id: "keys", label: t("keys.title"), keys: "?", group: "view", icon: <IconKeyboard />, perform: openKeys },
    ];
  }, [t, go, paths, mode]);
  useActions(actions);
  const isOpen = open !== null;
  useEffect(() => (isOpen ? holdKeys(window, closeOverlay) : undefined), [isOpen]);
  return (
    <Suspense fallback={null}>
      {open === "palette" ? <Palette onClose={closeOverlay} /> : null}
      {open === "keys" ? <KeySheet onClose={closeOverlay} /> : null}
    </Suspense>
  );
}
