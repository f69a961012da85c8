import type { ReactNode } from "react";
import { usePreferences, useT } from "../../app/index.ts";
import { Mark } from "../../ui/mark.tsx";
import { Segmented } from "../../ui/segmented.tsx";

const LOCALES = ["zh-Hans", "zh-Hant", "en"] as const;

/** The frame of the pages before one is in: the mark, one column, the language below. */
export function Entrance({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  const t = useT("common");
  const [{ locale }, set] = usePreferences();
  return (
    <main className="flex min-h-dvh flex-col items-center bg-page px-5 text-ink">
      <div className="flex w-full max-w-sm flex-1 flex-col justify-center py-12">
        <div className="mb-7 flex items-center gap-2">
          <Mark size={26} />
          <span className="font-semibold text-base">{t("product")}</span>
        </div>
        <h1 className="font-semibold text-large leading-tight">{title}</h1>
        {note ? <p className="mt-2 text-ink-2 text-read leading-ui">{note}</p> : null}
        {children ? <div className="mt-7">{children}</div> : null}
      </div>
      <footer className="pb-6">
        <Segmented
          label={t("me.language")}
          value={locale}
          options={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={(value) => set({ locale: value })}
        />
      </footer>
    </main>
  );
}
