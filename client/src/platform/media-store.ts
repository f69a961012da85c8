/** What became of the wish to keep a file on this device. */
export type KeepAnswer = "kept" | "unsupported" | "no-space" | "failed";

const FOLDER = "cuts";
const HASH = /^[0-9a-f]{64}$/;

async function folder(create: boolean): Promise<FileSystemDirectoryHandle | null> {
  if (typeof navigator === "undefined" || !navigator.storage?.getDirectory) return null;
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FOLDER, { create });
  } catch {
    return null;
  }
}

/** Keeps a file's bytes in the browser's private files under their hash. Never throws; a half-written file never counts. */
export async function keepMedia(file: Blob, sha256: string): Promise<KeepAnswer> {
  const cuts = HASH.test(sha256) ? await folder(true) : null;
  if (!cuts) return "unsupported";
  try {
    const handle = await cuts.getFileHandle(sha256, { create: true });
    if ((await handle.getFile()).size === file.size) return "kept";
    if (!("createWritable" in handle)) return "unsupported";
    // The bytes go to a side file that takes the name only when closed.
    await file.stream().pipeTo(await handle.createWritable());
    return "kept";
  } catch (error) {
    await dropMedia(sha256);
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "no-space" : "failed";
  }
}

/** The kept bytes; null when this device doesn't have them. */
export async function readLocalMedia(sha256: string): Promise<File | null> {
  const cuts = HASH.test(sha256) ? await folder(false) : null;
  if (!cuts) return null;
  try {
    const file = await (await cuts.getFileHandle(sha256)).getFile();
    return file.size > 0 ? file : null;
  } catch {
    return null;
  }
}

/** An object URL of the kept bytes, to be revoked by the caller; null when this device doesn't have them. */
export async function openLocalMedia(sha256: string): Promise<string | null> {
  const file = await readLocalMedia(sha256);
  return file && URL.createObjectURL(file);
}

export async function dropMedia(sha256: string): Promise<void> {
  const cuts = HASH.test(sha256) ? await folder(false) : null;
  await cuts?.removeEntry(sha256).catch(() => undefined);
}
