import type { BrandId, Sha256 } from "@tongpin/domain/base";
import type { ShotFrame } from "@tongpin/domain/video";
import type { FetchedPicture } from "../../platform/fetch-picture.ts";

/** Where a picture's bytes are. `missing`: not on this device yet, and the server has them not or is away. */
export type FrameSource =
  | { readonly type: "looking" }
  | { readonly type: "here"; readonly url: string }
  | { readonly type: "missing" };

/** What tells a picture whose bytes are wanted. */
export type WantedFrame = Pick<ShotFrame, "sha256" | "mime">;

export interface FrameShelf {
  get(sha256: Sha256): FrameSource;
  /** Shows a picture as long as it is watched: this device's bytes, else the server's, asked again while they are missing. */
  watch(brandId: BrandId, frame: WantedFrame, listener: () => void): () => void;
  /** Brings the pictures of a script to this device, so that they are here without a network too. */
  fetchAll(brandId: BrandId, frames: readonly WantedFrame[]): void;
  /** Something changed outside (a picture was put here, the network is back): what is missing is looked for again. */
  wake(): void;
}

export interface FrameShelfOptions {
  /** The bytes, if this device has them. */
  readonly fileOf: (sha256: Sha256) => Promise<Blob | null>;
  readonly keep: (file: Blob, sha256: Sha256) => Promise<unknown>;
  readonly fetchPicture: (brandId: string, sha256: string) => Promise<FetchedPicture>;
  readonly hashBlob: (blob: Blob) => Promise<string>;
  readonly hasServer: () => boolean;
  readonly later: (ms: number, work: () => void) => void;
  readonly toUrl: (blob: Blob) => string;
  readonly dropUrl: (url: string) => void;
}

interface Entry {
  readonly brandId: BrandId;
  readonly frame: WantedFrame;
  readonly listeners: Set<() => void>;
  source: FrameSource;
  /** Asked for right now, or waiting for its turn. */
  busy: boolean;
  /** How often it was missing in a row. */
  misses: number;
}

const AT_ONCE = 4;
/** A colleague's picture arrives in the document before its bytes have gone up: soon, then ever rarer. */
const FIRST_WAIT_MS = 1_500;
const LONGEST_WAIT_MS = 60_000;
/** Addresses kept of pictures nobody looks at now: scrolling back shows them at once. */
const IDLE_URLS = 200;

const LOOKING: FrameSource = { type: "looking" };
const MISSING: FrameSource = { type: "missing" };

export function createFrameShelf(options: FrameShelfOptions): FrameShelf {
  const entries = new Map<Sha256, Entry>();
  const queue: Entry[] = [];
  let running = 0;

  function entryOf(brandId: BrandId, frame: WantedFrame): Entry {
    const known = entries.get(frame.sha256);
    if (known) return known;
    const entry: Entry = { brandId, frame, listeners: new Set(), source: LOOKING, busy: false, misses: 0 };
    entries.set(frame.sha256, entry);
    return entry;
  }

  function ask(entry: Entry): void {
    if (entry.busy || entry.source.type === "here") return;
    entry.busy = true;
    // What somebody looks at goes before what is only fetched for later.
    if (entry.listeners.size > 0) queue.unshift(entry);
    else queue.push(entry);
    pump();
  }

  function pump(): void {
    while (running < AT_ONCE) {
      const entry = queue.shift();
      if (!entry) return;
      running += 1;
      void look(entry)
        .catch(() => null)
        .then((blob) => {
          running -= 1;
          entry.busy = false;
          settle(entry, blob);
          pump();
        });
    }
  }

  async function look({ brandId, frame }: Entry): Promise<Blob | null> {
    const { sha256 } = frame;
    const own = await options.fileOf(sha256);
    if (own || !options.hasServer()) return own;
    const answer = await options.fetchPicture(brandId, sha256);
    if (typeof answer === "string" || (await options.hashBlob(answer)) !== sha256) return null;
    await options.keep(answer, sha256);
    // From the disk, where it can be: what the memory holds would stay there as long as it is shown.
    return (await options.fileOf(sha256)) ?? answer;
  }

  function settle(entry: Entry, blob: Blob | null): void {
    if (blob && entry.listeners.size === 0) {
      // Fetched for later; whoever looks at it finds it on this device.
      entries.delete(entry.frame.sha256);
    } else if (blob) {
      // Kept files have no type of their own.
      entry.source = { type: "here", url: options.toUrl(blob.slice(0, blob.size, entry.frame.mime)) };
      entry.misses = 0;
    } else {
      entry.source = MISSING;
      entry.misses += 1;
      if (entry.listeners.size > 0 && options.hasServer()) askLater(entry);
    }
    for (const listener of [...entry.listeners]) listener();
    trim();
  }

  function askLater(entry: Entry): void {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (entry.misses - 1));
    options.later(wait, () => {
      if (entry.listeners.size > 0) ask(entry);
    });
  }

  /** Gives back the addresses of what was shown longest ago. */
  function trim(): void {
    const idle = [...entries.values()].filter((entry) => entry.listeners.size === 0 && entry.source.type === "here");
    for (const entry of idle.slice(0, Math.max(0, idle.length - IDLE_URLS))) {
      if (entry.source.type === "here") options.dropUrl(entry.source.url);
      entries.delete(entry.frame.sha256);
    }
  }

  return {
    get: (sha256) => entries.get(sha256)?.source ?? LOOKING,
    watch(brandId, frame, listener) {
      const entry = entryOf(brandId, frame);
      // The latest looked at stands last.
      entries.delete(frame.sha256);
      entries.set(frame.sha256, entry);
      entry.listeners.add(listener);
      ask(entry);
      return () => {
        entry.listeners.delete(listener);
      };
    },
    fetchAll(brandId, frames) {
      for (const frame of frames) {
        const entry = entryOf(brandId, frame);
        if (entry.source.type === "looking") ask(entry);
      }
    },
    wake() {
      for (const entry of entries.values()) if (entry.source.type === "missing") ask(entry);
    },
  };
}
