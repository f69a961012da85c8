import type { ReactElement } from "react";
import {
  IconCheck,
  IconDevice,
  IconGlobe,
  IconKeyboard,
  IconMoon,
  IconPlus,
  IconSettings,
  IconSignOut,
  IconSun,
} from "../../ui/icons/index.ts";
import { Mark } from "../../ui/mark.tsx";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink, MenuSub } from "../../ui/menu.tsx";
import { openKeys } from "../actions/overlays.ts";
import { AppLink } from "../app-link.tsx";
import { useApp } from "../hooks/use-app.ts";
import { pathsOf, useGo, usePaths } from "../hooks/use-go.ts";
import { usePreferences } from "../hooks/use-preferences.ts";
import { useT } from "../hooks/use-t.ts";
import { LOCALES, THEMES, type Theme } from "../runtime/preferences.ts";
import { useSignOut } from "./sign-out.ts";

/** The brands this person belongs to, each a wall of its own. */
export function BrandMenu({ trigger, startOpen }: { trigger: ReactElement; startOpen: boolean }) {
  const t = useT("common");
  const go = useGo();
  const { brands, brand, mode, mayAddBrands, workspaceName } = useApp();
  return (
    <Menu trigger={trigger} startOpen={startOpen}>
      <p className="px-3 pt-1 pb-1 text-ink-3 text-mini">{workspaceName}</p>
      {brands.map((candidate) => (
        <MenuItem
          key={candidate.id}
          icon={candidate.id === brand?.id ? <IconCheck size={14} /> : <span />}
          onSelect={() => go.to(pathsOf(candidate.id).today)}
        >
          {candidate.name}
          {mode === "server" ? (
            <span className="ml-2 text-ink-3 text-small">{t(`roles.${candidate.role}`)}</span>
          ) : null}
        </MenuItem>
      ))}
      {mayAddBrands ? (
        <>
          <MenuLine />
          <MenuItem icon={<IconPlus />} onSelect={() => go.to("/new-brand")}>
            {t("brand.add")}
          </MenuItem>
        </>
      ) : null}
      {mode === "local" ? (
        <>
          <MenuLine />
          <MenuItem icon={<Mark size={16} />} onSelect={() => go.to("/login")}>
            {t("me.signIn")}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}

const THEME_ICONS: Record<Theme, ReactElement> = { system: <IconDevice />, light: <IconSun />, dark: <IconMoon /> };

/** Language, theme, keys, signing out. */
export function MeMenu({ trigger, startOpen }: { trigger: ReactElement; startOpen: boolean }) {
  const t = useT("common");
  const { person, mode, role } = useApp();
  const [{ locale, theme }, set] = usePreferences();
  const paths = usePaths();
  const signOut = useSignOut();
  return (
    <Menu trigger={trigger} startOpen={startOpen} align="end">
      <p className="truncate px-3 pt-1 text-ink">{person.name}</p>
      <p className="px-3 pb-1 text-ink-3 text-mini">{mode === "local" ? t("me.local") : t(`roles.${role}`)}</p>
      <MenuLine />
      <MenuSub icon={<IconGlobe />} label={t("me.language")}>
        <MenuChoice
          value={locale}
          options={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={(value) => set({ locale: value })}
        />
      </MenuSub>
      <MenuSub icon={THEME_ICONS[theme]} label={t("me.theme")}>
        <MenuChoice
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`themes.${value}`), icon: THEME_ICONS[value] }))}
          onChange={(value) => set({ theme: value })}
        />
      </MenuSub>
      <MenuItem icon={<IconKeyboard />} keys="?" onSelect={openKeys}>
        {t("keys.title")}
      </MenuItem>
      {mode === "guest" ? null : (
        <MenuLink icon={<IconSettings />} link={<AppLink to={paths.settings("device")} />}>
          {t("me.device")}
        </MenuLink>
      )}
      <MenuLine />
      <MenuItem icon={<IconSignOut />} onSelect={signOut}>
        {mode === "local" ? t("me.leaveLocal") : t("me.signOut")}
      </MenuItem>
    </Menu>
  );
}
