import type { VideoId } from "@tongpin/domain/base";
import {
  authorsByRow,
  compareRows,
  isDifferent,
  type RowComparison,
  UNKNOWN_AUTHOR,
  type WrittenState,
} from "@tongpin/domain/script";
import type { VersionInfo, VersionPerson } from "@tongpin/protocol";
import { type ScriptRoom, type ScriptVersion, versionOf } from "@tongpin/workspace";
import { useEffect, useMemo, useState } from "react";
import { useScriptState } from "../../../app/index.ts";
import { useReadVersion, useVersionContent, type VersionContent } from "../versions/use-versions.ts";
import { type ComparedPair, NOW } from "./compare-address.ts";

/** One side: a kept version, or now. */
export interface Side {
  /** Null: now. */
  readonly info: VersionInfo | null;
  readonly content: VersionContent;
}

export interface Sides {
  readonly from: Side;
  readonly to: Side;
}

/** Both sides of a comparison. A version that is not in the list any more is asked for in vain. */
export function useSides(
  videoId: VideoId,
  room: ScriptRoom,
  pair: ComparedPair,
  versions: readonly VersionInfo[],
): Sides {
  const from = useSide(videoId, room, pair.from, versions);
  const to = useSide(videoId, room, pair.to, versions);
  return { from, to };
}

const GONE: VersionContent = { type: "failed", code: "not-found" };

function useSide(videoId: VideoId, room: ScriptRoom, id: string, versions: readonly VersionInfo[]): Side {
  const info = versions.find((version) => version.id === id) ?? null;
  const kept = useVersionContent(videoId, info);
  const state = useScriptState(room, (script) => script);
  const now = useMemo(() => ({ type: "found" as const, content: versionOf(state) }), [state]);
  if (id === NOW) return { info: null, content: now };
  return { info, content: info === null ? GONE : kept };
}

export interface Compared {
  readonly from: ScriptVersion;
  readonly to: ScriptVersion;
  readonly rows: readonly RowComparison[];
  /** How many rows are so. A row that is moved and changed counts as both. */
  readonly counts: {
    readonly added: number;
    readonly removed: number;
    readonly moved: number;
    readonly changed: number;
  };
}

export function useCompared({ from, to }: Sides): Compared | null {
  const a = from.content.type === "found" ? from.content.content : null;
  const b = to.content.type === "found" ? to.content.content : null;
  return useMemo(() => {
    if (!a || !b) return null;
    const rows = compareRows(a.rows, b.rows);
    const counts = { added: 0, removed: 0, moved: 0, changed: 0 };
    for (const row of rows.filter(isDifferent)) {
      if (!row.before) counts.added += 1;
      else if (!row.after) counts.removed += 1;
      if (row.moved) counts.moved += 1;
      if (row.words.size > 0 || row.seconds || row.beat) counts.changed += 1;
    }
    return { from: a, to: b, rows, counts };
  }, [a, b]);
}

/** The versions kept after `from` up to `to`, oldest first: each says who wrote since the one before it. */
export function versionsBetween(pair: ComparedPair, versions: readonly VersionInfo[]): readonly VersionInfo[] {
  const oldestFirst = versions.toReversed();
  const place = (id: string) => (id === NOW ? oldestFirst.length : oldestFirst.findIndex((info) => info.id === id));
  const [a, b] = [place(pair.from), place(pair.to)];
  return a < 0 || b < 0 ? [] : oldestFirst.slice(Math.min(a, b) + 1, Math.max(a, b) + 1);
}

/** Everybody who wrote between two versions; `UNKNOWN_AUTHOR` where the newest words are in no version yet. */
export function peopleBetween(pair: ComparedPair, versions: readonly VersionInfo[]): readonly VersionPerson[] {
  const people = new Map<string, VersionPerson>();
  for (const { authors } of versionsBetween(pair, versions))
    for (const author of authors) people.set(author.id, author);
  const known = [...people.values()];
  return pair.to === NOW || pair.from === NOW ? [...known, { id: UNKNOWN_AUTHOR, name: "" }] : known;
}

export type RowAuthors =
  | { readonly type: "asking" }
  | { readonly type: "failed" }
  | { readonly type: "found"; readonly authors: ReturnType<typeof authorsByRow> };

/** Read at once, so that a hundred versions don't ask a hundred times at the same moment. */
const AT_ONCE = 4;

/**
 * Who may have changed each row between the two sides. Every version between them is read, which only happens once
 * somebody wants to know (`isWanted`).
 */
export function useRowAuthors(
  videoId: VideoId,
  pair: ComparedPair,
  versions: readonly VersionInfo[],
  compared: Compared | null,
  isWanted: boolean,
): RowAuthors {
  const read = useReadVersion(videoId);
  const between = useMemo(() => versionsBetween(pair, versions), [pair, versions]);
  const [steps, setSteps] = useState<{ of: readonly VersionInfo[]; states: readonly WrittenState[] | null } | null>(
    null,
  );
  useEffect(() => {
    if (!isWanted) return;
    let left = false;
    const readAll = async () => {
      const states: WrittenState[] = [];
      for (let at = 0; at < between.length; at += AT_ONCE) {
        const some = between.slice(at, at + AT_ONCE);
        const contents = await Promise.all(some.map(read));
        if (left) return;
        for (const [index, found] of contents.entries()) {
          const authors = (some[index]?.authors ?? []).map(({ id }) => id);
          if (found.type !== "found") {
            setSteps({ of: between, states: null });
            return;
          }
          states.push({ rows: found.content.rows, authors });
        }
      }
      setSteps({ of: between, states });
    };
    void readAll();
    return () => {
      left = true;
    };
  }, [read, between, isWanted]);
  return useMemo(() => {
    if (!compared || !isWanted || steps?.of !== between) return { type: "asking" };
    if (steps.states === null) return { type: "failed" };
    const isBackward = isOlderLast(pair, versions);
    const [first, last] = isBackward ? [compared.to, compared.from] : [compared.from, compared.to];
    const now: WrittenState = { rows: last.rows, authors: [] };
    return { type: "found", authors: authorsByRow(first.rows, [...steps.states, now]) };
  }, [compared, isWanted, steps, between, pair, versions]);
}

/** Whether the side called the newer one is the older: somebody looks back. */
function isOlderLast(pair: ComparedPair, versions: readonly VersionInfo[]): boolean {
  const age = (id: string) => (id === NOW ? -1 : versions.findIndex((info) => info.id === id));
  return age(pair.from) < age(pair.to);
}
