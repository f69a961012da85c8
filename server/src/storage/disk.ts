import { closeSync, fdatasync, fsync, openSync, writevSync } from "node:fs";
import { promisify } from "node:util";

/** The file operations the journal lives on, so that tests can make them fail. */
export interface Disk {
  /** Creates a file for writing; it must not exist yet. */
  create(path: string): number;
  /** Writes some of the buffers, in order, and answers how many bytes. */
  write(file: number, buffers: readonly Buffer[]): number;
  /** Resolves when the file's content is on the medium. */
  sync(file: number): Promise<void>;
  /** Resolves when the names in a folder are on the medium. */
  syncFolder(path: string): Promise<void>;
  close(file: number): void;
}

const sync = promisify(fdatasync);
const syncAll = promisify(fsync);

export const realDisk: Disk = {
  create: (path) => openSync(path, "wx"),
  write: (file, buffers) => writevSync(file, buffers),
  sync,
  async syncFolder(path) {
    const folder = openSync(path, "r");
    try {
      await syncAll(folder);
    } finally {
      closeSync(folder);
    }
  },
  close: closeSync,
};
