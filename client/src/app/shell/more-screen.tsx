import { IconChevronRight, IconSignOut } from "../../ui/icons/index.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { AppLink } from "../app-link.tsx";
import { useApp } from "../hooks/use-app.ts";
import { usePaths } from "../hooks/use-go.ts";
import { usePreferences } from "../hooks/use-preferences.ts";
import { useT } from "../hooks/use-t.ts";
import { LOCALES, THEMES } from "../runtime/preferences.ts";
import { MORE_ITEMS } from "./nav-items.tsx";
import { Screen } from "./screen.tsx";
import { useSignOut } from "./sign-out.ts";

const ROW = "flex min-h-12 w-full items-center gap-3 px-4 text-start text-base hover:bg-hover";

/** 更多: on phones, what the five tabs leave out. */
export function MoreScreen() {
  const t = useT("common");
  const paths = usePaths();
  const { mode } = useApp();
  const [{ locale, theme }, set] = usePreferences();
  const signOut = useSignOut();
  return (
    <Screen title={t("nav.more")}>
      <ul className="border-line border-t">
        {MORE_ITEMS.map((item) => {
          const Glyph = item.icon;
          return (
            <li key={item.key} className="border-line border-b">
              <AppLink to={item.path(paths)} className={ROW}>
                <Glyph className="text-ink-3" />
                <span className="flex-1">{t(`nav.${item.key}`)}</span>
                <IconChevronRight className="text-ink-3" />
              </AppLink>
            </li>
          );
        })}
      </ul>
      <div className="flex flex-col gap-4 px-4 py-5">
        <Segmented
          label={t("me.language")}
          value={locale}
          options={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={(value) => set({ locale: value })}
          className="self-start"
        />
        <Segmented
          label={t("me.theme")}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
          onChange={(value) => set({ theme: value })}
          className="self-start"
        />
      </div>
      <button type="button" onClick={signOut} className={`${ROW} border-line border-y text-ink-2`}>
        <IconSignOut className="text-ink-3" />
        {mode === "local" ? t("me.leaveLocal") : t("me.signOut")}
      </button>
    </Screen>
  );
}
