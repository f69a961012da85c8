import { useEffect, useSyncExternalStore } from "react";
import { useServices } from "../runtime/context.ts";
import type { Locale, PreferenceValues } from "../runtime/preferences.ts";

/** How this device likes to see things, and how to change it. */
export function usePreferences(): readonly [PreferenceValues, (patch: Partial<PreferenceValues>) => void] {
  const { preferences } = useServices();
  const values = useSyncExternalStore(preferences.subscribe, preferences.getSnapshot);
  return [values, preferences.set];
}

export function useLocale(): Locale {
  return usePreferences()[0].locale;
}

/** A screen that is dark by its nature, with everything that opens over it. */
export function useDimmed(): void {
  const { preferences } = useServices();
  useEffect(preferences.dim, [preferences]);
}
