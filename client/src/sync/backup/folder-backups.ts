import type { Instant, Result } from "@tongpin/domain/base";
import { sha256Hex } from "@tongpin/workspace";
import type { BackupFolder } from "../../platform/backup-folder.ts";
import { type BackupFolderRow, type FolderFile, type FolderTrouble, openDatabase } from "../database.ts";
import { type BackupManifest, backupFileName } from "./backup-format.ts";
import { KEEP_AT_FIRST, surplusFiles } from "./folder-rotation.ts";

/** Where the settings of one brand's folder lie. */
export interface FolderRows {
  read(): Promise<BackupFolderRow | null>;
  write(row: BackupFolderRow): Promise<void>;
  drop(): Promise<void>;
}

export function folderRows(databaseName: string, brandId: string): FolderRows {
  const { shell } = openDatabase(databaseName);
  const key = keyOf(brandId);
  return {
    async read() {
      const row = await shell.get(key).catch(() => undefined);
      return row && "folder" in row ? row : null;
    },
    write: async (row) => void (await shell.put(row)),
    drop: () => shell.delete(key),
  };
}

const keyOf = (brandId: string): BackupFolderRow["key"] => `backupFolder:${brandId}`;

export function newFolderRow(brandId: string, folder: BackupFolder, before: BackupFolderRow | null): BackupFolderRow {
  return {
    key: keyOf(brandId),
    folder,
    keep: before?.keep ?? KEEP_AT_FIRST,
    withMedia: before?.withMedia ?? false,
    // What lies in another folder stays there; it is not this folder's to turn over.
    files: [],
    content: null,
    checkedAt: null,
    trouble: null,
  };
}

export interface FolderWork {
  readonly now: Instant;
  /** Writes the backup; asked only when the folder may be written to. */
  make(withMedia: boolean): Promise<Result<{ readonly file: Blob; readonly manifest: BackupManifest }>>;
  /** Also when the content is what the newest file holds. */
  readonly isAsked: boolean;
}

/**
 * Brings a folder up to date: one file more when the content is another than the newest file's, then the oldest ones
 * beyond what is kept go. Nothing is deleted before the new file is whole. Answers the row as it stands then.
 */
export async function backUpToFolder(rows: FolderRows, work: FolderWork): Promise<BackupFolderRow | null> {
  const found = await rows.read();
  if (!found) return null;
  const { folder } = found;
  const stop = async (trouble: FolderTrouble) => save(rows, found, { trouble });
  if ((await folder.queryPermission({ mode: "readwrite" }).catch(() => "denied")) !== "granted")
    return stop("permission");
  const made = await work.make(found.withMedia);
  if (!made.ok) return stop(made.error.code === "no-space" ? "no-space" : "failed");
  const { file, manifest } = made.value;
  const content = contentOf(manifest);
  try {
    const files = await present(folder, found.files);
    const isSame = content === found.content && files.at(-1)?.name === found.files.at(-1)?.name;
    if (isSame && files.length > 0 && !work.isAsked)
      return save(rows, found, { files, checkedAt: work.now, trouble: null });
    const name = await freeName(folder, backupFileName(manifest));
    await writeFile(folder, name, file);
    files.push({ name, at: work.now, bytes: file.size, pinned: false });
    // Noted before anything is deleted: a file nobody knows of would never make room.
    const row = await save(rows, found, { files, content, checkedAt: work.now, trouble: null });
    return turnOver(rows, row);
  } catch (error) {
    return stop(troubleOf(error));
  }
}

/** Deletes what is beyond the row's `keep`, here and in the row. */
export async function turnOver(rows: FolderRows, row: BackupFolderRow): Promise<BackupFolderRow> {
  const gone = new Set<string>();
  for (const { name } of surplusFiles(row.files, row.keep)) {
    // One that can't be deleted is tried again next time.
    if (await row.folder.removeEntry(name).then(yes, isMissing)) gone.add(name);
  }
  if (gone.size === 0) return row;
  return save(rows, row, { files: row.files.filter(({ name }) => !gone.has(name)) });
}

/** What was set while the backup was being written (pins, how many to keep) stands: only these fields are changed. */
async function save(
  rows: FolderRows,
  from: BackupFolderRow,
  change: Partial<Pick<BackupFolderRow, "files" | "content" | "checkedAt" | "trouble">>,
): Promise<BackupFolderRow> {
  const latest = await rows.read();
  // Given up meanwhile.
  if (!latest) return { ...from, ...change };
  const pinned = new Map(latest.files.map((file) => [file.name, file.pinned]));
  const files = (change.files ?? latest.files).map((file) => ({
    ...file,
    pinned: pinned.get(file.name) ?? file.pinned,
  }));
  const row = { ...latest, ...change, files };
  await rows.write(row);
  return row;
}

/** Equal for equal documents and cuts, whenever and by whomever they were written. */
function contentOf({ rooms, media }: BackupManifest): string {
  const hashes = [
    ...rooms.map(({ kind, docId, content }) => `${kind}/${docId} ${content}`),
    ...media.map(({ sha256 }) => sha256),
  ];
  return sha256Hex(hashes.sort().join("\n"));
}

/** Those that somebody has not moved or deleted. */
async function present(folder: BackupFolder, files: readonly FolderFile[]): Promise<FolderFile[]> {
  const found: FolderFile[] = [];
  for (const file of files) if (await exists(folder, file.name)) found.push(file);
  return found;
}

const yes = () => true;
const isMissing = (error: unknown) => error instanceof DOMException && error.name === "NotFoundError";

async function exists(folder: BackupFolder, name: string): Promise<boolean> {
  return folder.getFileHandle(name).then(yes, (error: unknown) => {
    if (isMissing(error)) return false;
    throw error;
  });
}

/** A second backup within the minute, or another brand of that name, must not write over the first. */
async function freeName(folder: BackupFolder, wanted: string): Promise<string> {
  let name = wanted;
  for (let count = 2; await exists(folder, name); count += 1) name = wanted.replace(/\.zip$/, `-${count}.zip`);
  return name;
}

async function writeFile(folder: BackupFolder, name: string, file: Blob): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  try {
    const writable = await handle.createWritable();
    try {
      await writable.write(file);
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => undefined);
      throw error;
    }
  } catch (error) {
    // The empty file that was made first; a half backup must not look like one.
    await folder.removeEntry(name).catch(() => undefined);
    throw error;
  }
}

function troubleOf(error: unknown): FolderTrouble {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotFoundError":
      return "gone";
    case "NotAllowedError":
    case "SecurityError":
      return "permission";
    case "QuotaExceededError":
      return "no-space";
    default:
      return "failed";
  }
}
