import { readKept, writeKept } from "../../platform/kept.ts";
import type { Store } from "../../sync/contract.ts";
import { createStore } from "../../sync/readable.ts";

export const LOCALES = ["zh-Hans", "zh-Hant", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ["compact", "normal", "comfortable"] as const;
export type Density = (typeof DENSITIES)[number];

/** How this device likes to see things. Not synced: a phone and a desk differ. */
export interface PreferenceValues {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly density: Density;
  readonly railOpen: boolean;
  /** Shortcuts of one letter; those with Ctrl always work (WCAG 2.1.4). */
  readonly letterKeys: boolean;
  readonly lastBrandId: string | null;
}

export interface Preferences extends Store<PreferenceValues> {
  set(patch: Partial<PreferenceValues>): void;
  /** Dark, whatever is liked, until the returned function is called. Nothing of it is remembered. */
  dim(): () => void;
}

const KEY = "tongpin.preferences";

function oneOf<V extends string>(allowed: readonly V[], value: unknown, otherwise: V): V {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

export function readPreferences(kept: string | null): PreferenceValues {
  let value: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(kept ?? "{}");
    if (typeof parsed === "object" && parsed !== null) value = parsed as Record<string, unknown>;
  } catch {
    // Unreadable preferences are the same as none.
  }
  return {
    locale: oneOf(LOCALES, value["locale"], "zh-Hans"),
    theme: oneOf(THEMES, value["theme"], "system"),
    density: oneOf(DENSITIES, value["density"], "normal"),
    railOpen: value["railOpen"] !== false,
    letterKeys: value["letterKeys"] !== false,
    lastBrandId: typeof value["lastBrandId"] === "string" ? value["lastBrandId"] : null,
  };
}

/** The preferences of this device, written as they change and shown on the document's root. */
export function createPreferences(root: HTMLElement): Preferences {
  const store = createStore(readPreferences(readKept(KEY)));
  let dimmed = 0;
  const show = () => {
    const { locale, theme: liked, density } = store.getSnapshot();
    const theme = dimmed > 0 ? "dark" : liked;
    root.lang = locale;
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    root.dataset["density"] = density;
  };
  show();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    dim() {
      dimmed += 1;
      show();
      return () => {
        dimmed -= 1;
        show();
      };
    },
    set(patch) {
      store.set({ ...store.getSnapshot(), ...patch });
      writeKept(KEY, JSON.stringify(store.getSnapshot()));
      show();
    },
  };
}
