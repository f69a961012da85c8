import type { Store } from "../../sync/contract.ts";
import { createStore } from "../../sync/readable.ts";
import type { Locale } from "../runtime/preferences.ts";

/** Nested ICU messages of one file. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

export interface LoadedMessages {
  readonly locale: Locale;
  /** By file: `common`, and those of the features seen so far. */
  readonly messages: Readonly<Record<string, MessageTree>>;
}

/** The words of the interface in the chosen language. A feature's words arrive with its screen. */
export interface MessageStore extends Store<LoadedMessages> {
  /** Makes sure these files are there; resolves at once when they are. */
  need(files: readonly string[]): Promise<void>;
  /** Fetches every file seen so far in the other language, then changes over in one step. */
  switchTo(locale: Locale): Promise<void>;
}

type Loader = () => Promise<{ default: MessageTree }>;
const FILES = import.meta.glob<{ default: MessageTree }>("./*/*.json");

function loaderOf(locale: Locale, file: string): Loader | null {
  return FILES[`./${locale}/${file}.json`] ?? null;
}

export function createMessageStore(first: LoadedMessages): MessageStore {
  const store = createStore<LoadedMessages>(first);

  async function fetchAll(locale: Locale, files: readonly string[]): Promise<Record<string, MessageTree>> {
    const found: Record<string, MessageTree> = {};
    await Promise.all(
      files.map(async (file) => {
        const loaded = await loaderOf(locale, file)?.();
        if (loaded) found[file] = loaded.default;
      }),
    );
    return found;
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    async need(files) {
      const { locale, messages } = store.getSnapshot();
      const missing = files.filter((file) => !(file in messages));
      if (missing.length === 0) return;
      const found = await fetchAll(locale, missing);
      const now = store.getSnapshot();
      // The language may have changed meanwhile; then these words are of the wrong one.
      if (now.locale !== locale) return this.need(files);
      store.set({ locale, messages: { ...now.messages, ...found } });
    },
    async switchTo(locale) {
      const files = Object.keys(store.getSnapshot().messages);
      store.set({ locale, messages: await fetchAll(locale, files) });
    },
  };
}
