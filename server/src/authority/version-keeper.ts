import { asId, type Result, refuse } from "@tongpin/domain/base";
import { parseRoom, scriptRoom, type VersionInfo } from "@tongpin/protocol";
import { openScript, type ScriptVersion, versionOf, versionWords } from "@tongpin/workspace";
import * as Y from "yjs";
import { asSystem } from "../sql/acting.ts";
import type { OpenedDatabase } from "../sql/opened.ts";
import type { Clock } from "./clock.ts";
import type { Rooms } from "./projection.ts";
import type { NewVersion, ScriptAddress, Versions } from "./versions.ts";

/** What the relay tells of an update before it takes it in. */
export interface EditNotice {
  readonly room: string;
  readonly personId: string;
  readonly update: Uint8Array;
  readonly structs: number;
  readonly deleted: number;
  before(): readonly Uint8Array[];
}

/** Decides when the state of a script is kept without anybody asking. */
export interface VersionKeeper {
  /** On the relay's hot path: counts, and holds on to what a large removal may be about to destroy. */
  onEdit(edit: EditNotice): void;
  /** Keeps what the script durably holds now. Refuses `nothing-to-keep` for an empty script, and what `Versions.keep` refuses. */
  keep(of: ScriptAddress, why: Pick<NewVersion, "reason" | "by" | "name">): Promise<Result<VersionInfo>>;
  /** Keeps what was just submitted, behind the answer to the submitter. */
  keepSubmitted(of: ScriptAddress, by: string): void;
  /** Keeps what is not kept yet, and does nothing more by itself. */
  stop(): Promise<void>;
}

interface Unkept {
  readonly of: ScriptAddress;
  readonly authors: Set<string>;
  edits: number;
  readonly since: number;
  lastAt: number;
  /** Updates that may take away most of the script, with the room as it stood before each. */
  suspects: Suspect[];
}

interface Suspect {
  readonly before: readonly Uint8Array[];
  readonly update: Uint8Array;
  readonly personId: string;
}

const TICK_MS = 5_000;
/** A pause after writing, ten minutes of it, or so many updates. */
const PAUSE_MS = 60_000;
const LONGEST_MS = 10 * 60_000;
const MOST_EDITS = 1_000;
/** Typing puts in one thing and takes out little; only what does more is looked at. */
const SUSPECT_STRUCTS = 2;
const SUSPECT_DELETED = 16;
const LOOK_MS = 250;
const MOST_SUSPECTS = 8;
/** A few words are nothing to keep a version for. */
const LEAST_WORDS = 20;
/** At the end only so many scripts are kept at once: an automatic version is worth a second, not a minute. */
const MOST_AT_STOP = 100;

export interface VersionKeeperOptions {
  readonly versions: Versions;
  readonly rooms: Pick<Rooms, "read">;
  readonly exclusively: OpenedDatabase["exclusively"];
  readonly clock: Clock;
  readonly logger: { error(fields: Readonly<Record<string, unknown>>, message: string): void };
}

export function createVersionKeeper({
  versions,
  rooms,
  exclusively,
  clock,
  logger,
}: VersionKeeperOptions): VersionKeeper {
  const unkept = new Map<string, Unkept>();
  const suspected = new Set<Unkept>();
  let cancelTick: (() => void) | null = null;
  let cancelLook: (() => void) | null = null;
  let stopped = false;
  // One at a time here, and one at a time for a script on all nodes: a state is read, compared with the newest and put
  // in, and no two of it may cross. Whoever asks for it was let in before; what is kept by itself is the server's own.
  let tail: Promise<unknown> = Promise.resolve();

  function inTurn<T>({ brandId, videoId }: ScriptAddress, work: () => Promise<T>): Promise<T> {
    const alone = () => asSystem(() => exclusively(`versions ${scriptRoom(brandId, videoId)}`, work));
    const result = tail.then(alone, alone);
    tail = result.catch(() => undefined);
    return result;
  }

  function quietly(work: Promise<unknown>, of: ScriptAddress): void {
    work.catch((error: unknown) =>
      logger.error({ err: error, brand: of.brandId, video: of.videoId }, "a version could not be kept"),
    );
  }

  function unkeptOf(room: string): Unkept | null {
    const known = unkept.get(room);
    if (known) return known;
    const address = parseRoom(room);
    if (address?.kind !== "script") return null;
    const now = clock.now();
    const of = {
      brandId: asId<ScriptAddress["brandId"]>(address.brandId),
      videoId: asId<ScriptAddress["videoId"]>(address.docId),
    };
    const fresh: Unkept = { of, authors: new Set(), edits: 0, since: now, lastAt: now, suspects: [] };
    unkept.set(room, fresh);
    return fresh;
  }

  function tick(): void {
    cancelTick = null;
    const now = clock.now();
    for (const { of, lastAt, since, edits } of unkept.values()) {
      if (now - lastAt >= PAUSE_MS || now - since >= LONGEST_MS || edits >= MOST_EDITS) {
        quietly(keep(of, { reason: "auto", by: null, name: null }), of);
      }
    }
    tickLater();
  }

  function tickLater(): void {
    if (unkept.size > 0 && !stopped) cancelTick ??= clock.after(TICK_MS, tick);
  }

  async function keep(
    of: ScriptAddress,
    why: Pick<NewVersion, "reason" | "by" | "name">,
  ): Promise<Result<VersionInfo>> {
    const room = scriptRoom(of.brandId, of.videoId);
    const pending = unkept.get(room);
    unkept.delete(room);
    return inTurn(of, async () => {
      if (pending) await lookAt(pending);
      const content = await presentContent(room);
      if (!content) return refuse("nothing-to-keep");
      return versions.keep(of, { ...why, content, at: clock.now(), authors: [...(pending?.authors ?? [])] });
    });
  }

  async function presentContent(room: string): Promise<ScriptVersion | null> {
    const doc = new Y.Doc();
    try {
      Y.applyUpdate(doc, await rooms.read(room));
      const content = contentOf(doc);
      return content.rows.length === 0 && content.shots.length === 0 && versionWords(content) === 0 ? null : content;
    } finally {
      doc.destroy();
    }
  }

  function look(): void {
    cancelLook = null;
    const entries = [...suspected];
    suspected.clear();
    for (const entry of entries)
      quietly(
        inTurn(entry.of, () => lookAt(entry)),
        entry.of,
      );
  }

  /** Replays what was suspected: if most of the words went, the state before is kept. */
  async function lookAt(entry: Unkept): Promise<void> {
    const { suspects } = entry;
    entry.suspects = [];
    if (suspects.length === 0) return;
    const doc = new Y.Doc();
    try {
      for (const { before, update, personId } of suspects) {
        doc.transact(() => {
          for (const each of before) Y.applyUpdate(doc, each);
        });
        const content = contentOf(doc);
        Y.applyUpdate(doc, update);
        if (!isMostGone(content, contentOf(doc))) continue;
        const authors = [...entry.authors];
        await versions.keep(entry.of, {
          content,
          at: clock.now(),
          reason: "mass-delete",
          by: personId,
          name: null,
          authors,
        });
      }
    } finally {
      doc.destroy();
    }
  }

  return {
    onEdit(edit) {
      const entry = unkeptOf(edit.room);
      if (!entry || stopped) return;
      entry.authors.add(edit.personId);
      entry.edits++;
      entry.lastAt = clock.now();
      tickLater();
      if (edit.structs < SUSPECT_STRUCTS && edit.deleted < SUSPECT_DELETED) return;
      if (entry.suspects.length >= MOST_SUSPECTS) return;
      const before = edit.before();
      if (before.length === 0) return;
      entry.suspects.push({ before, update: edit.update, personId: edit.personId });
      suspected.add(entry);
      cancelLook ??= clock.after(LOOK_MS, look);
    },
    keep,
    keepSubmitted: (of, by) => quietly(keep(of, { reason: "submitted", by, name: null }), of),
    async stop() {
      stopped = true;
      cancelTick?.();
      cancelLook?.();
      const last = [...unkept.values()].slice(0, MOST_AT_STOP);
      for (const { of } of last) quietly(keep(of, { reason: "auto", by: null, name: null }), of);
      await tail;
    },
  };
}

function contentOf(doc: Y.Doc): ScriptVersion {
  const script = openScript(doc);
  const content = versionOf(script.getSnapshot());
  script.destroy();
  return content;
}

function isMostGone(before: ScriptVersion, after: ScriptVersion): boolean {
  const words = versionWords(before);
  return words >= LEAST_WORDS && versionWords(after) * 2 < words;
}
