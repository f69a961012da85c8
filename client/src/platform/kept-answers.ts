/** The browser's store for answers: roomy, apart from the databases of accounts, and open without one. */
const STORE = "tongpin-answers";

/** What a device keeps of answers that belong to no account. A browser without the store keeps nothing; that is no failure. */
export interface KeptAnswers {
  read(name: string): Promise<string | null>;
  write(name: string, text: string): Promise<void>;
  drop(name: string): Promise<void>;
}

// An address nobody serves: it only names the entry.
const addressOf = (name: string) => `/kept-answers/${name}`;

async function withStore<T>(work: (store: Cache) => Promise<T>, otherwise: T): Promise<T> {
  try {
    // Only there on pages that came by https or from this device.
    return typeof caches === "undefined" ? otherwise : await work(await caches.open(STORE));
  } catch {
    return otherwise;
  }
}

export const keptAnswers: KeptAnswers = {
  read: (name) =>
    withStore(async (store) => {
      const found = await store.match(addressOf(name));
      return found ? found.text() : null;
    }, null),
  write: (name, text) => withStore(async (store) => store.put(addressOf(name), new Response(text)), undefined),
  drop: (name) => withStore(async (store) => void (await store.delete(addressOf(name))), undefined),
};
