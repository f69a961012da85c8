/** One write that may not reach the database any more. */
export interface JournalEntry {
  readonly room: string;
  readonly data: Uint8Array;
  readonly pending: boolean;
}

/**
 * The last resort of a page that is being left: browsers abort a database transaction whose page goes away before it
 * ran, also one already committed by the page. Strings written here synchronously are there for the next page.
 */
export interface Journal {
  /** Replaces what this page has noted down; nothing removes the note. */
  note(entries: readonly JournalEntry[]): void;
  /** What pages of this name have left behind, this one's own excepted. `forget` it once it is stored. */
  left(): { readonly entries: readonly JournalEntry[]; forget(): void };
}

interface Written {
  readonly room: string;
  readonly data: string;
  readonly pending: boolean;
}

function toText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function read(value: string | null): JournalEntry[] {
  try {
    const written: unknown = JSON.parse(value ?? "[]");
    if (!Array.isArray(written)) return [];
    return written.map(({ room, data, pending }: Written) => ({ room: String(room), data: toBytes(data), pending }));
  } catch {
    return [];
  }
}

/** Every page needs its own `page` id: two tabs of one name must not overwrite each other's note. */
export function openJournal(name: string, page: string): Journal {
  const prefix = `tongpin.journal:${name}:`;
  const own = prefix + page;
  let isEmpty = true;
  return {
    note(entries) {
      if (entries.length === 0 && isEmpty) return;
      isEmpty = entries.length === 0;
      try {
        if (isEmpty) localStorage.removeItem(own);
        else
          localStorage.setItem(own, JSON.stringify(entries.map((entry) => ({ ...entry, data: toText(entry.data) }))));
      } catch {
        // No storage, or more than it takes: the database transaction stays the only hope, as without a journal.
      }
    },
    left() {
      const found: { key: string; value: string | null }[] = [];
      try {
        for (let index = 0; index < localStorage.length; index++) {
          const key = localStorage.key(index);
          if (key?.startsWith(prefix) && key !== own) found.push({ key, value: localStorage.getItem(key) });
        }
      } catch {
        // No storage, nothing left behind.
      }
      return {
        entries: found.flatMap(({ value }) => read(value)),
        forget() {
          // A page that is still alive may have written a newer note meanwhile.
          for (const { key, value } of found) if (localStorage.getItem(key) === value) localStorage.removeItem(key);
        },
      };
    },
  };
}
