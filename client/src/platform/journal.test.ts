import { beforeEach, describe, expect, it, vi } from "vitest";
import { type JournalEntry, openJournal } from "./journal.ts";

const entry = (room: string, ...bytes: number[]): JournalEntry => ({
  room,
  data: new Uint8Array(bytes),
  pending: true,
});

beforeEach(() => localStorage.clear());

describe("the journal of a page being left", () => {
  it("[keystroke-then-reload] the next page finds every byte, and nothing once it is forgotten", () => {
    const note = [entry("a", 0, 127, 128, 255), { ...entry("b", 1), pending: false }];
    openJournal("db", "one").note(note);
    const found = openJournal("db", "two").left();
    expect(found.entries).toEqual(note);
    found.forget();
    expect(openJournal("db", "three").left().entries).toEqual([]);
  });

  it("[two-tabs] a page neither finds its own note nor another account's", () => {
    const page = openJournal("db", "one");
    page.note([entry("a", 1)]);
    expect(page.left().entries).toEqual([]);
    expect(openJournal("other", "two").left().entries).toEqual([]);
  });

  it("[two-tabs] a note renewed while it was being stored is not forgotten", () => {
    const first = openJournal("db", "one");
    first.note([entry("a", 1)]);
    const found = openJournal("db", "two").left();
    first.note([entry("a", 2)]);
    found.forget();
    expect(openJournal("db", "two").left().entries).toEqual([entry("a", 2)]);
  });

  it("[corrupt-record] a note that is no note is nothing", () => {
    localStorage.setItem("tongpin.journal:db:x", "{");
    localStorage.setItem("tongpin.journal:db:y", '{"a":1}');
    expect(openJournal("db", "one").left().entries).toEqual([]);
  });

  it("[quota] a browser that takes no note changes nothing else", () => {
    vi.stubGlobal("localStorage", {
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    const page = openJournal("db", "one");
    expect(() => page.note([entry("a", 1)])).not.toThrow();
    expect(page.left().entries).toEqual([]);
    vi.unstubAllGlobals();
  });
});
