/** What became of the wish to keep a file on this device. */
export type KeepAnswer = "kept" | "unsupported" | "no-space" | "failed";

/** Cuts are many and large, and are freed one by one; frames are small and belong to their script. */
export type MediaKind = "cut" | "frame";

const FOLDERS = { cut: "cuts", frame: "frames" } as const satisfies Record<MediaKind, string>;
/** What each was called when it was kept, beside the bytes: a hash tells nobody which film it is. */
const NAMES = "cut-names";
const HASH = /^[0-9a-f]{64}$/;

async function folder(create: boolean, name: string = FOLDERS.cut): Promise<FileSystemDirectoryHandle | null> {
  if (typeof navigator === "undefined" || !navigator.storage?.getDirectory) return null;
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(name, { create });
  } catch {
    return null;
  }
}

/** Keeps a file's bytes in the browser's private files under their hash. Never throws; a half-written file never counts. */
export async function keepMedia(file: Blob, sha256: string, kind: MediaKind = "cut"): Promise<KeepAnswer> {
  const cuts = HASH.test(sha256) ? await folder(true, FOLDERS[kind]) : null;
  if (!cuts) return "unsupported";
  try {
    const handle = await cuts.getFileHandle(sha256, { create: true });
    if ((await handle.getFile()).size === file.size) return "kept";
    if (!("createWritable" in handle)) return "unsupported";
    // The bytes go to a side file that takes the name only when closed.
    await file.stream().pipeTo(await handle.createWritable());
    if (kind === "cut" && file instanceof File) await keepName(sha256, file.name);
    return "kept";
  } catch (error) {
    await dropMedia(sha256);
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "no-space" : "failed";
  }
}

/** The kept bytes; null when this device doesn't have them. */
export async function readLocalMedia(sha256: string): Promise<File | null> {
  if (!HASH.test(sha256)) return null;
  return (await readFrom("cut", sha256)) ?? (await readFrom("frame", sha256));
}

async function readFrom(kind: MediaKind, sha256: string): Promise<File | null> {
  const kept = await folder(false, FOLDERS[kind]);
  if (!kept) return null;
  try {
    const file = await (await kept.getFileHandle(sha256)).getFile();
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
  if (!HASH.test(sha256)) return;
  for (const name of Object.values(FOLDERS)) {
    const kept = await folder(false, name);
    await kept?.removeEntry(sha256).catch(() => undefined);
  }
  const names = await folder(false, NAMES);
  await names?.removeEntry(sha256).catch(() => undefined);
}

async function keepName(sha256: string, name: string): Promise<void> {
  const names = await folder(true, NAMES);
  const handle = await names?.getFileHandle(sha256, { create: true }).catch(() => null);
  if (handle) await new Blob([name]).stream().pipeTo(await handle.createWritable());
}

/** One file this device keeps. */
export interface KeptMedia {
  readonly kind: MediaKind;
  readonly sha256: string;
  /** Null when it came without one (out of a backup). */
  readonly name: string | null;
  readonly bytes: number;
  /** When it was kept, ms. */
  readonly at: number;
}

/** Everything kept here, largest first. Empty where the browser has no private files. */
export async function listMedia(): Promise<readonly KeptMedia[]> {
  const found = [...(await listFolder("cut")), ...(await listFolder("frame"))];
  return found.sort((a, b) => b.bytes - a.bytes);
}

async function listFolder(kind: MediaKind): Promise<readonly KeptMedia[]> {
  const kept = await folder(false, FOLDERS[kind]);
  if (!kept) return [];
  const names = kind === "cut" ? await folder(false, NAMES) : null;
  const found: KeptMedia[] = [];
  try {
    for await (const sha256 of kept.keys()) {
      const file = HASH.test(sha256) ? await readFrom(kind, sha256) : null;
      if (!file) continue;
      const name = await names
        ?.getFileHandle(sha256)
        .then((handle) => handle.getFile())
        .then((name) => name.text())
        .catch(() => null);
      found.push({ kind, sha256, name: name ?? null, bytes: file.size, at: file.lastModified });
    }
  } catch {
    // What could be read is shown.
  }
  return found;
}
