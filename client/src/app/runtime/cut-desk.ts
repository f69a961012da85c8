import {
  asId,
  type BrandId,
  type Instant,
  type PersonId,
  type Refusal,
  type Result,
  type Sha256,
  type VideoId,
} from "@tongpin/domain/base";
import type { Api } from "../../platform/api.ts";
import type { KeepAnswer, MediaKind } from "../../platform/media-store.ts";
import type { CutFile } from "../../platform/read-cut.ts";
import type { Engine, Store } from "../../sync/contract.ts";
import { createStore } from "../../sync/readable.ts";

type Work = typeof import("./cut-work.ts");

/** Where a job stands. `read` is hashing; `done` jobs are taken off the list. */
export type CutStep = "read" | "keep" | "upload" | "failed";

export interface CutJob {
  readonly id: string;
  /** What is on its way: a version of the film, or a picture of a shot. */
  readonly kind: MediaKind;
  readonly videoId: VideoId;
  readonly name: string;
  readonly bytes: number;
  /** Known once the file has been read. */
  readonly sha256: Sha256 | null;
  readonly step: CutStep;
  /** 0–1 of the step. */
  readonly progress: number;
  /** Why it failed, and whether trying again can help. */
  readonly failure: Refusal | null;
  readonly failedIn: Exclude<CutStep, "failed"> | null;
}

export interface CutDeskState {
  readonly jobs: readonly CutJob[];
  /** Grows with everything that may change where a cut is: kept here, uploaded. */
  readonly turn: number;
}

/** A file of this device that the server is to have. */
export interface OwedFile {
  readonly sha256: Sha256;
  readonly name: string;
  readonly bytes: number;
  /** Left out: a cut. */
  readonly kind?: MediaKind;
}

export interface CutPlace {
  readonly brandId: BrandId;
  readonly videoId: VideoId;
}

/** Cuts on their way: read, kept on this device, registered, uploaded. Goes on while other screens are open. */
export interface CutDesk extends Store<CutDeskState> {
  /** A new version from a file somebody chose. */
  add(place: CutPlace, file: File): void;
  /** One's own copy of a known cut (R2): refused as `other-file` unless its bytes are the same. */
  openOwnCopy(place: CutPlace, cut: { readonly sha256: Sha256; readonly bytes: number }, file: File): void;
  /** Takes up what an earlier page registered and could not bring to the server: it goes on by itself. */
  takeUp(): Promise<void>;
  /** Keeps a shot's picture on this device and begins to bring it to the server. Answers whether it is kept. */
  addFrame(place: CutPlace, picture: File, sha256: Sha256): Promise<KeepAnswer>;
  /** Brings a file this device has to the server. */
  upload(place: CutPlace, file: OwedFile): void;
  cancel(id: string): void;
  retry(id: string): void;
  /** The network is back: uploads it had cut off go on. */
  resume(): void;
  /** Takes a failed job off the list. */
  dismiss(id: string): void;
  /** The bytes, if this device has them: kept, or opened during this visit. */
  fileOf(sha256: Sha256): Promise<File | null>;
}

export interface CutDeskOptions {
  readonly api: Pick<Api, "media">;
  readonly engine: () => Promise<Engine>;
  readonly newId: () => string;
  readonly now: () => Instant;
  readonly personId: () => string;
  /** The account's database. */
  readonly database: () => string;
  /** Whether there is a server to bring cuts to. */
  readonly hasServer: () => boolean;
  readonly work: () => Promise<Work>;
  /** The device's own store of cuts, without the rest of the work. */
  readonly kept: () => Promise<Pick<Work, "readLocalMedia">>;
}

interface Task {
  readonly abort: AbortController;
  run(): Promise<void>;
}

/** A job while it runs. */
interface Running {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly work: Work;
  /** Enters a step; the answer reports its progress. */
  at(step: CutStep): (progress: number) => void;
}

export function createCutDesk(options: CutDeskOptions): CutDesk {
  const store = createStore<CutDeskState>({ jobs: [], turn: 0 });
  const tasks = new Map<string, Task>();
  /** Files of this visit, for browsers that can't keep them. */
  const opened = new Map<Sha256, File>();

  const set = (jobs: readonly CutJob[]) => store.set({ ...store.getSnapshot(), jobs });
  const moved = () => store.set({ ...store.getSnapshot(), turn: store.getSnapshot().turn + 1 });
  const patch = (id: string, change: Partial<CutJob>) =>
    set(store.getSnapshot().jobs.map((job) => (job.id === id ? { ...job, ...change } : job)));

  function finish(id: string): void {
    tasks.delete(id);
    set(store.getSnapshot().jobs.filter((job) => job.id !== id));
    moved();
  }

  function fail(id: string, failedIn: CutJob["failedIn"], failure: Refusal): void {
    if (failure.code === "cancelled") finish(id);
    else patch(id, { step: "failed", failedIn, failure });
  }

  function start(
    place: CutPlace,
    facts: Pick<CutJob, "name" | "bytes" | "sha256"> & { readonly kind?: MediaKind },
    begin: (job: Running) => Promise<void>,
  ) {
    const id = options.newId();
    const job: CutJob = {
      id,
      videoId: place.videoId,
      kind: "cut",
      ...facts,
      step: "read",
      progress: 0,
      failure: null,
      failedIn: null,
    };
    set([...store.getSnapshot().jobs, job]);
    launch(id, begin);
  }

  function launch(id: string, begin: (job: Running) => Promise<void>): void {
    const abort = new AbortController();
    const run = async () => {
      const work = await options.work();
      const at = (step: CutStep) => {
        patch(id, { step, progress: 0 });
        return (progress: number) => patch(id, { progress });
      };
      try {
        await begin({ id, signal: abort.signal, work, at });
      } catch {
        fail(id, "read", { code: "device-failed" });
      }
    };
    tasks.set(id, { abort, run: async () => launch(id, begin) });
    void run();
  }

  async function read(job: Running, file: File) {
    const result = await job.work.readCut(file, { onProgress: job.at("read"), signal: job.signal });
    if (!result.ok) fail(job.id, "read", result.error);
    return result.ok ? result.value : null;
  }

  async function keep(job: Running, file: File, sha256: Sha256): Promise<void> {
    patch(job.id, { sha256 });
    opened.set(sha256, file);
    job.at("keep");
    await job.work.keepMedia(file, sha256);
    moved();
  }

  async function register(place: CutPlace, work: Work, cut: Parameters<Work["registerCut"]>[1]): Promise<Result<void>> {
    const handle = (await options.engine()).openScript(place.brandId, place.videoId);
    try {
      await handle.ready;
      const { newId, now, personId } = options;
      return work.registerCut(handle.view, cut, { newId, now: now(), actor: asId<PersonId>(personId()) });
    } finally {
      handle.release();
    }
  }

  /**
   * Owed until the server has it: noted down first, so that the next page goes on where this one ends. Of two tabs that
   * bring the same cut the second waits, and finds it there.
   */
  async function send(
    job: Running,
    place: CutPlace,
    file: File,
    sha256: Sha256,
    kind: MediaKind = "cut",
  ): Promise<boolean> {
    if (!options.hasServer()) return true;
    const { brandId, videoId } = place;
    const { signal, work } = job;
    const database = options.database();
    const { name, size: bytes } = file;
    await work.queueUpload(database, { kind, brandId, videoId, sha256, name, bytes, queuedAt: options.now() });
    return work.inTurn(`${database}:upload:${brandId}:${sha256}`, async () => {
      // Asking costs more than a picture does.
      const known = kind === "cut" ? await options.api.media(brandId) : null;
      const isThere = known?.ok === true && known.value.some((cut) => cut.sha256 === sha256);
      const sent: Result<void> = isThere
        ? { ok: true, value: undefined }
        : await work.uploadCut({ file, sha256, brandId, videoId, signal, onProgress: job.at("upload") });
      // A right that ended or a person who cancelled will not change their mind by themselves.
      if (sent.ok || sent.error.code !== "network") await work.dropUpload(database, brandId, sha256);
      if (!sent.ok) fail(job.id, "upload", sent.error);
      return sent.ok;
    });
  }

  function retry(id: string): void {
    patch(id, { failure: null, failedIn: null, step: "read", progress: 0 });
    void tasks.get(id)?.run();
  }

  async function fileOf(sha256: Sha256): Promise<File | null> {
    return opened.get(sha256) ?? (await options.kept()).readLocalMedia(sha256);
  }

  function upload(place: CutPlace, cut: OwedFile): void {
    start(place, cut, async (job) => {
      const file = await fileOf(cut.sha256);
      if (!file) {
        // Without its bytes it can never be brought: whoever has the file registers it again.
        await forget(cut.sha256);
        return fail(job.id, "upload", { code: "not-on-device" });
      }
      job.at("upload");
      const named = new File([file], cut.name, { type: file.type });
      if (await send(job, place, named, cut.sha256, cut.kind)) finish(job.id);
    });
  }

  async function forget(sha256: Sha256): Promise<void> {
    const work = await options.work();
    for (const queued of await work.listUploads(options.database())) {
      if (queued.sha256 === sha256) await work.dropUpload(options.database(), queued.brandId, sha256);
    }
  }

  async function takeUp(): Promise<void> {
    if (!options.hasServer()) return;
    const work = await options.work();
    for (const { kind = "cut", brandId, videoId, sha256, name, bytes } of await work.listUploads(options.database())) {
      if (store.getSnapshot().jobs.some((job) => job.sha256 === sha256)) continue;
      const place = { brandId: asId<BrandId>(brandId), videoId: asId<VideoId>(videoId) };
      upload(place, { kind, sha256: asId<Sha256>(sha256), name, bytes });
    }
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    add(place, file) {
      // What an earlier try has finished is not done again: a gigabyte is hashed once.
      let ready: CutFile | null = null;
      start(place, { name: file.name, bytes: file.size, sha256: null }, async (job) => {
        if (!ready) {
          const cut = await read(job, file);
          if (!cut) return;
          await keep(job, file, cut.sha256);
          if (job.signal.aborted) return finish(job.id);
          const registered = await register(place, job.work, cut);
          if (!registered.ok) return fail(job.id, "keep", registered.error);
          ready = cut;
        }
        if (await send(job, place, file, ready.sha256)) finish(job.id);
      });
    },
    openOwnCopy(place, cut, file) {
      start(place, { name: file.name, bytes: file.size, sha256: cut.sha256 }, async (job) => {
        // Another size can't be the same bytes: no need to read a gigabyte to know.
        if (file.size !== cut.bytes) return fail(job.id, "read", { code: "other-file" });
        const hash = await job.work.hashFile(file, { onProgress: job.at("read"), signal: job.signal });
        if (!hash.ok) return fail(job.id, "read", hash.error);
        if (hash.value !== cut.sha256) return fail(job.id, "read", { code: "other-file" });
        await keep(job, file, cut.sha256);
        finish(job.id);
      });
    },
    async addFrame(place, picture, sha256) {
      opened.set(sha256, picture);
      const answer = await (await options.work()).keepMedia(picture, sha256, "frame");
      moved();
      if (options.hasServer()) {
        upload(place, { kind: "frame", sha256, name: picture.name, bytes: picture.size });
      }
      return answer;
    },
    upload,
    takeUp,
    cancel: (id) => tasks.get(id)?.abort.abort(),
    retry,
    resume() {
      const cutOff = store
        .getSnapshot()
        .jobs.filter((job) => job.failedIn === "upload" && job.failure?.code === "network");
      for (const { id } of cutOff) retry(id);
    },
    dismiss(id) {
      const job = store.getSnapshot().jobs.find((one) => one.id === id);
      finish(id);
      // Put away by a person: it is no longer owed, and its bytes may be freed.
      if (job?.sha256 && job.failedIn === "upload") void forget(job.sha256);
    },
    fileOf,
  };
}
