import type { VideoId } from "@tongpin/domain/base";
import type { VersionInfo } from "@tongpin/protocol";
import type { ScriptRoom } from "@tongpin/workspace";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useActions, useGo, useT } from "../../../app/index.ts";
import { narrowScreen } from "../../../platform/media.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconCheck, IconCloudOff } from "../../../ui/icons/index.ts";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { useVersions } from "../versions/use-versions.ts";
import { type ComparedPair, LATEST, pairAddress } from "./compare-address.ts";
import { entriesOf } from "./compare-entries.ts";
import { CompareHead } from "./compare-head.tsx";
import { CompareList } from "./compare-list.tsx";
import { entryId } from "./compare-row.tsx";
import { Others } from "./others.tsx";
import { peopleBetween, useCompared, useRowAuthors, useSides } from "./use-compared.ts";

interface CompareViewProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly pair: ComparedPair;
}

/** Two versions side by side (S9), over the editor: what moved, what changed word by word, and by whose hand. */
export function CompareView({ videoId, room, pair: asked }: CompareViewProps) {
  const t = useT("compare");
  const go = useGo();
  const { list, again } = useVersions(videoId);
  const versions = useMemo(() => (list.type === "found" ? list.versions : []), [list]);
  const { from, to } = asked;
  const pair = useMemo(() => resolved({ from, to }, versions), [from, to, versions]);
  const sides = useSides(videoId, room, pair, versions);
  const compared = useCompared(sides);
  const [author, setAuthor] = useState<string | null>(null);
  const people = useMemo(() => peopleBetween(pair, versions), [pair, versions]);
  const authors = useRowAuthors(videoId, pair, versions, compared, author !== null);
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people]);
  const entries = useMemo(
    () => entriesOf(compared?.rows ?? [], author === null ? null : authors, author),
    [compared, authors, author],
  );
  const walk = useWalk(entries.flatMap((entry) => (entry.type === "row" ? [entry.key] : [])));
  const isNarrow = useSyncExternalStore(narrowScreen.subscribe, narrowScreen.getSnapshot);
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus(), []);
  const close = () => go.query({ compare: null });
  const swap = () => go.query({ compare: pairAddress({ from: pair.to, to: pair.from }) });
  useActions([
    { id: "compare.next", label: t("next"), keys: "j", group: "view", perform: () => walk.step(1) },
    { id: "compare.previous", label: t("previous"), keys: "k", group: "view", perform: () => walk.step(-1) },
    { id: "compare.swap", label: t("swap"), group: "view", perform: swap },
    { id: "compare.close", label: t("close"), group: "view", perform: close },
  ]);

  const isAsking =
    list.type === "asking" || (!compared && [sides.from, sides.to].some(({ content }) => content.type === "asking"));
  const isDamaged = [sides.from, sides.to].some(({ content }) => content.type === "damaged");
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={t("title")}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close();
      }}
      className="absolute inset-0 z-30 flex flex-col bg-page outline-none"
    >
      <CompareHead
        pair={pair}
        versions={versions}
        isStale={list.type === "found" && list.isStale}
        compared={compared}
        people={people}
        author={author}
        authors={authors}
        onAuthor={setAuthor}
        walk={walk}
        onSwap={swap}
        onClose={close}
      />
      {isAsking ? <SkeletonLines label={t("asking")} lines={8} className="p-6" /> : null}
      {!isAsking && !compared ? (
        <EmptyState
          icon={<IconCloudOff size={22} />}
          title={t(isDamaged ? "damaged" : "missing")}
          note={t(isDamaged ? "damagedNote" : "missingNote")}
          action={<Button onClick={() => void again()}>{t("again")}</Button>}
        />
      ) : null}
      {compared ? (
        <div className="scroll-y min-h-0 flex-1">
          <div className="mx-auto max-w-6xl pb-24">
            {entries.every(({ type }) => type === "folded") && author === null ? (
              <EmptyState icon={<IconCheck size={22} />} title={t("same")} note={t("sameNote")} />
            ) : null}
            <CompareList entries={entries} names={names} isNarrow={isNarrow} current={walk.current} />
            <Others compared={compared} />
          </div>
        </div>
      ) : null}
    </section>
  );
}

/** With the newest version by its own id, so that a copied address means the same tomorrow. */
function resolved({ from, to }: ComparedPair, versions: readonly VersionInfo[]): ComparedPair {
  const idOf = (side: string) => (side === LATEST ? (versions[0]?.id ?? LATEST) : side);
  return { from: idOf(from), to: idOf(to) };
}

export interface Walk {
  /** Row of the change one stands at; null before the first step. */
  readonly current: string | null;
  /** Place from 1, 0 before the first step. */
  readonly place: number;
  readonly count: number;
  step(by: 1 | -1): void;
}

/** From change to change, by key or button; the focus goes along, so that Tab goes on from there. */
function useWalk(ids: readonly string[]): Walk {
  const [current, setCurrent] = useState<string | null>(null);
  const at = current === null ? -1 : ids.indexOf(current);
  return {
    current: at < 0 ? null : current,
    place: at + 1,
    count: ids.length,
    step(by) {
      const next = ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length];
      if (next === undefined) return;
      setCurrent(next);
      const entry = document.getElementById(entryId(next as Parameters<typeof entryId>[0]));
      entry?.scrollIntoView({ block: "center" });
      entry?.focus({ preventScroll: true });
    },
  };
}
