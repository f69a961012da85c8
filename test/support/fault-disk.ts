import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Disk, realDisk } from "@tongpin/server/storage/disk.ts";

export type DiskStep = "create" | "write" | "sync" | "synced" | "syncFolder" | "close";

/** What the disk does wrong from now on; null: nothing. */
export type DiskFault =
  /** Takes a part of the bytes and then no more. */
  | { readonly type: "full"; readonly takes: number }
  /** Takes everything and can't say that it is on the medium. */
  | { readonly type: "sync-fails" }
  /** Takes the bytes a few at a time. */
  | { readonly type: "short"; readonly most: number };

/** A real folder that knows what of it would outlast a power cut, and that can be made to fail. */
export interface FaultDisk {
  readonly disk: Disk;
  fault: DiskFault | null;
  /** Told before each step (and after a sync, as `synced`): a power cut may come at any of them. */
  onStep: (step: DiskStep) => void;
  /** Bytes of the newest segment that no sync has covered. */
  unsynced(): number;
  /**
   * Writes to a new folder what a power cut leaves at this moment: of each segment what was synced, and of what was
   * written after that the first `torn` bytes, with zeros up to its length if `zeros`. Segments whose name was never
   * synced are gone; removed ones are there again if `revived`, because nobody synced their removal. Whatever else lies
   * in the folder is SQLite's, which syncs its own files before it says that something is done: it is copied.
   */
  cutPower(target: string, left: { readonly torn: number; readonly zeros: boolean; readonly revived: boolean }): void;
}

interface Kept {
  readonly path: string;
  bytes: Buffer;
  synced: number;
  /** Its name is in the folder for good. */
  named: boolean;
}

const isSegment = (name: string) => /-log\.\d{9}$/.test(name);
const error = (code: string) => Object.assign(new Error(`${code}: the test says so`), { code });

export function createFaultDisk(folder: string): FaultDisk {
  const files = new Map<number, Kept>();
  const all: Kept[] = [];

  const faulty: FaultDisk = {
    fault: null,
    onStep: () => undefined,
    disk: {
      create(path) {
        faulty.onStep("create");
        const file = realDisk.create(path);
        const kept: Kept = { path, bytes: Buffer.alloc(0), synced: 0, named: false };
        files.set(file, kept);
        all.push(kept);
        return file;
      },
      write(file, buffers) {
        faulty.onStep("write");
        const whole = Buffer.concat(buffers);
        const { fault } = faulty;
        if (fault?.type === "full" && fault.takes === 0) throw error("ENOSPC");
        const most = fault?.type === "full" ? fault.takes : fault?.type === "short" ? fault.most : whole.length;
        if (fault?.type === "full") faulty.fault = { ...fault, takes: Math.max(0, fault.takes - whole.length) };
        const taken = realDisk.write(file, [whole.subarray(0, most)]);
        const kept = files.get(file);
        if (kept) kept.bytes = Buffer.concat([kept.bytes, whole.subarray(0, taken)]);
        return taken;
      },
      async sync(file) {
        faulty.onStep("sync");
        if (faulty.fault?.type === "sync-fails") throw error("EIO");
        const kept = files.get(file);
        const length = kept?.bytes.length ?? 0;
        await realDisk.sync(file);
        if (kept) kept.synced = Math.max(kept.synced, length);
        faulty.onStep("synced");
      },
      async syncFolder(path) {
        faulty.onStep("syncFolder");
        const named = all.filter((kept) => !kept.named);
        await realDisk.syncFolder(path);
        for (const kept of named) kept.named = true;
      },
      close(file) {
        faulty.onStep("close");
        files.delete(file);
        realDisk.close(file);
      },
    },
    unsynced() {
      const newest = all.at(-1);
      return newest ? newest.bytes.length - newest.synced : 0;
    },
    cutPower(target, { torn, zeros, revived }) {
      mkdirSync(target, { recursive: true });
      const present = new Set(readdirSync(folder));
      for (const name of present) {
        if (isSegment(name) || name.endsWith("-lock") || name.endsWith("-shm")) continue;
        writeFileSync(join(target, name), readFileSync(join(folder, name)));
      }
      for (const kept of all) {
        const name = basename(kept.path);
        if (!kept.named || (!present.has(name) && !revived)) continue;
        const left = kept.bytes.subarray(0, Math.min(kept.bytes.length, kept.synced + torn));
        const rest = zeros ? Buffer.alloc(kept.bytes.length - left.length) : Buffer.alloc(0);
        writeFileSync(join(target, name), Buffer.concat([left, rest]));
      }
    },
  };
  return faulty;
}
