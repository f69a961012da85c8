import { useLocation } from "@tanstack/react-router";
import { IconButton } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { IconSidebar } from "../../ui/icons/index.ts";
import { NavLink } from "../app-link.tsx";
import { usePaths } from "../hooks/use-go.ts";
import { usePreferences } from "../hooks/use-preferences.ts";
import { useT } from "../hooks/use-t.ts";
import { BrandSwitch } from "./brand-switch.tsx";
import { type NavItem, PHONE_TABS, RAIL, RAIL_FOOT } from "./nav-items.tsx";

/** The left rail: icons with words, or icons alone. Not on phones, where the tabs below take over. */
export function Rail() {
  const t = useT("common");
  const [{ railOpen }, set] = usePreferences();
  return (
    <nav
      aria-label={t("nav.label")}
      className={classNames("flex shrink-0 flex-col bg-sunken px-2 pb-2", railOpen ? "w-52" : "w-13")}
    >
      <div className={classNames("flex h-12 shrink-0 items-center", !railOpen && "justify-center")}>
        <BrandSwitch compact={!railOpen} />
      </div>
      <ul className="flex flex-1 flex-col gap-px pt-1">
        {RAIL.map((item) => (
          <RailLink key={item.key} item={item} open={railOpen} />
        ))}
      </ul>
      <ul className="flex flex-col gap-px">
        {RAIL_FOOT.map((item) => (
          <RailLink key={item.key} item={item} open={railOpen} />
        ))}
      </ul>
      <IconButton
        label={railOpen ? t("nav.fold") : t("nav.unfold")}
        icon={<IconSidebar />}
        size="small"
        tip="right"
        className="mt-1 ml-1"
        onClick={() => set({ railOpen: !railOpen })}
      />
    </nav>
  );
}

function RailLink({ item, open }: { item: NavItem; open: boolean }) {
  const t = useT("common");
  const paths = usePaths();
  const Glyph = item.icon;
  const word = t(`nav.${item.key}`);
  return (
    <li>
      <NavLink
        to={item.path(paths)}
        exact={item.exact ?? false}
        aria-label={open ? undefined : word}
        data-tip={open ? undefined : word}
        data-tip-side="right"
        className={classNames(
          "flex h-row select-none items-center gap-2.5 rounded-md text-ink-2 transition-colors hover:bg-hover hover:text-ink",
          "aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink",
          open ? "px-2.5" : "justify-center",
        )}
      >
        <Glyph className="shrink-0" />
        {open ? <span className="truncate">{word}</span> : null}
      </NavLink>
    </li>
  );
}

/** The five places a thumb reaches, on phones. An opened item has the whole screen; its arrow leads back. */
export function PhoneTabs() {
  const t = useT("common");
  const paths = usePaths();
  const { pathname } = useLocation();
  if (/\/(video|review|set|print|shoots)\/[^/]+/.test(pathname)) return null;
  return (
    <nav
      aria-label={t("nav.label")}
      className="shrink-0 border-line border-t bg-sunken pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="flex">
        {PHONE_TABS.map((item) => {
          const Glyph = item.icon;
          return (
            <li key={item.key} className="flex-1">
              <NavLink
                to={item.path(paths)}
                exact={item.exact ?? false}
                className="flex h-13 select-none flex-col items-center justify-center gap-0.5 text-ink-3 text-mini aria-[current=page]:font-medium aria-[current=page]:text-accent-text"
              >
                <Glyph size={20} />
                {t(`nav.${item.key}`)}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
