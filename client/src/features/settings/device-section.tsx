import { usePreferences, useT } from "../../app/index.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Switch } from "../../ui/switch.tsx";
import { SectionHead } from "./section.tsx";

const LOCALES = ["zh-Hans", "zh-Hant", "en"] as const;
const THEMES = ["system", "light", "dark"] as const;
const DENSITIES = ["compact", "normal", "comfortable"] as const;

/** Language and looks, of this device alone. */
export function DeviceSection() {
  const t = useT("settings");
  const tc = useT("common");
  const [{ locale, theme, density, letterKeys }, set] = usePreferences();
  return (
    <section>
      <SectionHead title={t("device.title")} note={t("device.note")} />
      <div className="flex flex-col border-line border-t">
        <Line label={t("device.language")}>
          <Segmented
            label={t("device.language")}
            value={locale}
            options={LOCALES.map((value) => ({ value, label: tc(`languages.${value}`) }))}
            onChange={(value) => set({ locale: value })}
          />
        </Line>
        <Line label={t("device.theme")}>
          <Segmented
            label={t("device.theme")}
            value={theme}
            options={THEMES.map((value) => ({ value, label: tc(`themes.${value}`) }))}
            onChange={(value) => set({ theme: value })}
          />
        </Line>
        <Line label={t("device.density")}>
          <Segmented
            label={t("device.density")}
            value={density}
            options={DENSITIES.map((value) => ({ value, label: t(`device.densities.${value}`) }))}
            onChange={(value) => set({ density: value })}
          />
        </Line>
        <Line label={t("device.letterKeys")} note={t("device.letterKeysNote")}>
          <Switch
            label={t("device.letterKeys")}
            checked={letterKeys}
            onChange={(value) => set({ letterKeys: value })}
          />
        </Line>
      </div>
    </section>
  );
}

function Line({ label, note, children }: { label: string; note?: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-3">
      <div className="min-w-0 flex-1">
        <p>{label}</p>
        {note ? <p className="text-ink-3 text-small">{note}</p> : null}
      </div>
      {children}
    </div>
  );
}
